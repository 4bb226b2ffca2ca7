import { Client } from 'pg';
import type { Page } from 'playwright-core';
import { LIMIT_MS, signInAtPanel, startPanelWorld, type PanelWorld } from './panel-world';

/** The import page: a file as large as it takes, leaving and coming back, stopping, and what many parts are. */

/** With the heading and the product as many rows as a file may have. */
const PARTS = 49_998;
/** For a file of 50,000 rows, and for a browser beside it, on a busy machine. */
const SLOW_MS = 150_000;

let world: PanelWorld;
let page: Page;

beforeAll(async () => {
  world = await startPanelWorld();
  page = world.page;
}, 120_000);
afterAll(() => world?.stop());

function fileOf(name: string, parts: number): { name: string; mimeType: string; buffer: Buffer } {
  const lines = ['№;Обозначение;Наименование;Кол-во', `1;${name};Изделие;1`];
  for (let part = 1; part <= parts; part += 1) lines.push(`1.${part};${name}.${part};Деталь;1`);
  return { name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
}

const tree = () => page.getByRole('region', { name: 'Обозначение и наименование' });
const button = (name: string | RegExp) => page.getByRole('button', { name });

/** Somebody holds the table of labels, so that an import waits in its midst. */
async function holdLabels(): Promise<() => Promise<void>> {
  const holder = new Client({ connectionString: world.product.databaseUrl });
  await holder.connect();
  await holder.query('begin; lock table labels in exclusive mode');
  return async () => {
    await holder.query('rollback');
    await holder.end();
  };
}

it(
  'shows 50,000 rows, to the last one, and draws only those in view',
  async () => {
    await page.goto('/admin/plugins/importer');
    await page.locator('input[type=file]').setInputFiles(fileOf('БОЛ', PARTS));
    await button(/^Создать 49\s999 деталей$/).waitFor({ timeout: SLOW_MS });
    await tree().locator('tr[data-row="2"]').waitFor();
    const last = tree().locator(`tr[data-row="${PARTS + 2}"]`);
    // The rows grow a little when they are drawn and pages come one by one, so the end is reached in steps.
    do await tree().press('End');
    while ((await last.count()) === 0);
    expect(await last.innerText()).toContain(`БОЛ.${PARTS}`);
    expect(await tree().locator('tr[data-index]').count()).toBeLessThan(80);
    expect(await tree().locator('table').getAttribute('aria-rowcount')).toBe(String(PARTS + 2));
  },
  SLOW_MS * 2,
);

it(
  'offers what was begun after another sign-in, and lets go of it',
  async () => {
    const context = await world.browser.newContext({ baseURL: world.product.baseUrl, locale: 'ru-RU' });
    const elsewhere = await context.newPage();
    await signInAtPanel(elsewhere, world.product, world.product.admin);
    await elsewhere.goto('/admin/plugins/importer');
    const begun = elsewhere.locator('[data-open]', { hasText: 'БОЛ.csv' });
    expect(await begun.innerText()).toMatch(/Прочитан .* назад/);
    await begun.getByRole('button', { name: 'Продолжить' }).click();
    await elsewhere.getByRole('button', { name: /^Создать 49\s999 деталей$/ }).waitFor({ timeout: SLOW_MS });
    await context.close();
    await page.goto('/admin/plugins/importer');
    await page.locator('[data-open]').getByRole('button', { name: 'Удалить' }).click();
    await page.locator('[data-open]').waitFor({ state: 'detached', timeout: LIMIT_MS });
  },
  SLOW_MS * 2,
);

it(
  'says of many parts at once what they are, leaves rows out, and finds that again',
  async () => {
    await page.locator('input[type=file]').setInputFiles(fileOf('МАЛ', 12));
    await button('Создать 13 деталей').waitFor();
    await page.getByLabel('Начало обозначения').fill('мал.1');
    await button('Назначить вид').click();
    await page.getByText('на мал.1…: стандартное').waitFor();
    const kinds = () =>
      tree()
        .locator('tbody select')
        .evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value));
    expect((await kinds()).filter((kind) => kind === 'standard')).toHaveLength(4);
    await tree().getByRole('checkbox', { name: 'Отметить строку 4' }).check();
    await page.getByRole('combobox', { name: 'Какие строки' }).click();
    await page.getByRole('option', { name: 'отмечена 1 строка' }).click();
    const kept = page.waitForResponse(
      (answer) => answer.url().endsWith('/choices') && answer.status() === 204,
    );
    await button('Назначить вид').click();
    await page.getByText('1 строка: стандартное').waitFor();
    await kept;
    await page.goto('/admin/plugins/dashboards');
    await page.goto('/admin/plugins/importer');
    await page
      .locator('[data-open]', { hasText: 'МАЛ.csv' })
      .getByRole('button', { name: 'Продолжить' })
      .click();
    await page.getByText('1 строка: стандартное').waitFor();
    expect((await kinds()).filter((kind) => kind === 'standard')).toHaveLength(5);
  },
  SLOW_MS,
);

it(
  'moves a bar while it is written, can be stopped, and is found again while it is written',
  async () => {
    const release = await holdLabels();
    await button('Создать 13 деталей').click();
    await page.locator('[data-progress]:not([data-progress="0"])').waitFor({ timeout: LIMIT_MS });
    // Only what was asked before the last row is written can be stopped.
    const heard = page.waitForResponse((answer) => answer.url().endsWith('/cancel') && answer.ok());
    await button('Прервать импорт').click();
    await page.getByText('Прерываем…').waitFor();
    await heard;
    await release();
    await page.getByText('Импорт прерван. Ничего не записано, его можно начать снова.').waitFor();
    const releaseAgain = await holdLabels();
    await button('Создать 13 деталей').click();
    await page.locator('[data-progress]:not([data-progress="0"])').waitFor({ timeout: LIMIT_MS });
    await page.goto('/admin/plugins/dashboards');
    await page.goto('/admin/plugins/importer');
    const running = page.locator('[data-open]', { hasText: 'МАЛ.csv' });
    await running.getByText(/Записывается: \d+ %/).waitFor();
    await running.getByRole('button', { name: 'Смотреть' }).click();
    await page.locator('[data-progress]').waitFor();
    await releaseAgain();
    await page.getByRole('heading', { name: 'Импортировано: МАЛ' }).waitFor();
    await button('Напечатать этикетки').waitFor();
  },
  SLOW_MS,
);
