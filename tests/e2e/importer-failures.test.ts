import { isDeepStrictEqual } from 'node:util';
import { Client } from 'pg';
import { importPage, type ImportPage } from './import-page';
import { LIMIT_MS, signInAtPanel, startPanelWorld, type PanelWorld } from './panel-world';

/** The wizard when something fails in the midst: the server, the session; and when a person leaves at any step. */

let world: PanelWorld;
let wizard: ImportPage;

beforeAll(async () => {
  world = await startPanelWorld();
  wizard = importPage(world);
}, 120_000);
afterAll(() => world?.stop());

const file = (name: string): string =>
  ['Обозначение;Наименование;Кол-во', ...Array.from({ length: 13 }, (_, i) => `${name}-${i};Вал;2`)].join(
    '\n',
  );

async function ask(sql: string): Promise<void> {
  const client = new Client({ connectionString: world.product.databaseUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

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

const begun = (name: string) => world.page.locator('[data-open]', { hasText: name });
const parts = async () =>
  (await world.ask<{ meta: { pagination: { total: number } } }>('GET', '/api/parts')).meta.pagination.total;

async function leaveAndComeBack(name: string): Promise<void> {
  await world.page.goto('/admin/plugins/dashboards');
  await world.page.goto('/admin/plugins/importer');
  await begun(name).getByRole('button', { name: 'Продолжить' }).click();
}

const now = () => world.page.locator('nav [aria-current=step]');

it('leaving at each step continues there: file, columns, check with what was left out', async () => {
  const { page } = world;
  const kept = (what: object) =>
    page.waitForResponse(
      (answer) =>
        answer.url().endsWith('/choices') &&
        answer.status() === 204 &&
        isDeepStrictEqual(answer.request().postDataJSON(), { exclude: [], accept: [], ...what }),
    );
  await wizard.upload('шаги.csv', file('ШАГ'));
  for (const [name, number, step] of [
    ['Файл', 1, 'file'],
    ['Столбцы', 2, 'columns'],
  ] as const) {
    const written = kept({ step });
    await wizard.step(name);
    await written;
    await leaveAndComeBack('шаги.csv');
    await now().getByText(`${number}. ${name}`).waitFor({ timeout: LIMIT_MS });
  }
  await wizard.step('Проверка');
  await wizard.tree().getByRole('checkbox', { name: 'Отметить строку 3' }).check();
  const written = kept({ step: 'check', exclude: [3] });
  await wizard.button('Не импортировать их и всё, что в них входит').click();
  await wizard.button('Создать 12 деталей').waitFor();
  await written;
  await leaveAndComeBack('шаги.csv');
  await wizard.button('Создать 12 деталей').waitFor({ timeout: LIMIT_MS });
  expect(await wizard.row(3).count()).toBe(0);
});

it('what one person has begun another one does not see', async () => {
  const email = 'second@factory.example';
  const password = 'Aa1-second-person';
  const cookies = await world.context.cookies();
  const session = cookies.find(({ name }) => name === 'jwtToken')?.value ?? '';
  const asAdmin = (path: string, body: object) =>
    fetch(`${world.product.baseUrl}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${session}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const made = await asAdmin('/admin/users', { firstname: 'Второй', email, roles: [1] });
  const { data } = (await made.json()) as { data: { registrationToken: string } };
  const userInfo = { firstname: 'Второй', password };
  await asAdmin('/admin/register', { registrationToken: data.registrationToken, userInfo });
  const context = await world.browser.newContext({ baseURL: world.product.baseUrl, locale: 'ru-RU' });
  const other = await context.newPage();
  await signInAtPanel(other, world.product, { email, password });
  const listed = other.waitForResponse((answer) => answer.url().endsWith('/importer/previews'));
  await other.goto('/admin/plugins/importer');
  expect(await (await listed).json()).toEqual({ previews: [], limits: { rows: 50_000, megabytes: 50 } });
  await other.locator('input[type=file]').waitFor({ state: 'attached' });
  expect(await other.locator('[data-open]').count()).toBe(0);
  await context.close();
});

it('a session that ends in the midst of a commit: the import ends well, and is found after the sign-in', async () => {
  const { page } = world;
  await wizard.upload('сессия.csv', file('СЕС'));
  const release = await holdLabels();
  await wizard.button('Создать 13 деталей').click();
  await page.locator('[data-progress]:not([data-progress="0"])').waitFor({ timeout: LIMIT_MS });
  await world.context.clearCookies();
  await page.goto('/admin/plugins/importer');
  await page.waitForURL((url) => url.pathname.includes('/auth/'), { timeout: LIMIT_MS });
  await signInAtPanel(page, world.product, world.product.admin);
  await page.goto('/admin/plugins/importer');
  await begun('сессия.csv').getByRole('button', { name: 'Смотреть' }).click();
  await page.locator('[data-progress]').waitFor();
  await release();
  await page.getByRole('heading', { name: /^Импортировано: / }).waitFor({ timeout: LIMIT_MS });
});

it('a server that dies in the midst of a commit: nothing is written, the page says so, and goes on', async () => {
  const { page } = world;
  const before = await parts();
  await wizard.upload('сбой.csv', file('СБОЙ'));
  const release = await holdLabels();
  await wizard.button('Создать 13 деталей').click();
  await page.locator('[data-progress]:not([data-progress="0"])').waitFor({ timeout: LIMIT_MS });
  const { restart } = await world.product.crash();
  await page.getByText('Сервер не отвечает, ждём его.').waitFor({ timeout: LIMIT_MS });
  await release();
  await restart();
  // What a dead process left says nothing after half a minute; the test does not wait so long.
  await ask("update importer_commits set seen_at = now() - interval '1 minute'");
  await page
    .getByText('Импорт не закончен: его прервали или сервер остановился.')
    .waitFor({ timeout: LIMIT_MS });
  expect(await parts()).toBe(before);
  await wizard.commit('Создать 13 деталей');
  expect(await parts()).toBe(before + 13);
}, 180_000);

it('an answer that is lost on its way: the page finds the import all the same', async () => {
  const { page } = world;
  await wizard.upload('ответ.csv', file('ОТВ'));
  await page.route('**/commit', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await wizard.commit('Создать 13 деталей');
  await page.unroute('**/commit');
});

it('a preview that has expired meanwhile: the page says so, and reads the same file again', async () => {
  const { page } = world;
  await wizard.upload('вчера.csv', file('ВЧ'));
  const expire = () =>
    ask(`update importer_previews set created_at = created_at - interval '2 days',
           expires_at = expires_at - interval '2 days' where file_name = 'вчера.csv' and expires_at > now()`);
  await expire();
  await wizard.button('Создать 13 деталей').click();
  const said = page.getByText('Такого предпросмотра больше нет: он хранится сутки. Загрузите файл ещё раз.');
  await said.waitFor({ timeout: LIMIT_MS });
  await wizard.reread(() => wizard.button('Повторить').click());
  await said.waitFor({ state: 'detached' });
  await wizard.commit('Создать 13 деталей');
});
