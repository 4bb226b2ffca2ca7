import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { CSV, docx, heavyTemplate, linesOf } from '../http/word-report-world';
import { environmentFor, FakeMicrosoft, refusal, SECRET, TOKEN } from '../support/microsoft/server';
import { LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** The page of Word reports, by hand: a template, a workbook, rows, the check, the file, the log. */

let fake: FakeMicrosoft;
let world: PanelWorld;
let page: Page;

beforeAll(async () => {
  fake = await FakeMicrosoft.start();
  fake.drive.write('Цех 1/50% & # бирки.csv', Buffer.from(CSV));
  world = await startPanelWorld(environmentFor(fake));
  page = world.page;
  await page.goto('/admin/plugins/word-reports');
}, 120_000);

afterAll(async () => {
  await world?.stop();
  await fake?.stop();
});

const seen = (text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor({ timeout: LIMIT_MS });

/** The button of making, once the check has let it be pressed. */
async function readyButton(): Promise<Locator> {
  const button: Locator = page.getByRole('button', { name: 'Составить и скачать' });
  await page.waitForFunction(
    (element) => element instanceof HTMLButtonElement && !element.disabled && element.ariaDisabled !== 'true',
    await button.elementHandle(),
    { timeout: LIMIT_MS },
  );
  return button;
}

/** Press the button of making and take the file. */
async function made(): Promise<{ name: string; lines: string[] }> {
  const button = await readyButton();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: LIMIT_MS }),
    button.click(),
  ]);
  const name = download.suggestedFilename();
  const isDocument = name.endsWith('.docx');
  return { name, lines: isDocument ? linesOf(await readFile(await download.path())) : [] };
}

async function keepTemplate(name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file][accept=".docx"]').setInputFiles({
    name: `${name}.docx`,
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer,
  });
  await seen(`Шаблон «${name}» загружен.`);
}

it('makes a report of a row of an uploaded workbook, after naming what has no data', async () => {
  await keepTemplate('Бирка цеха', await docx('{{№ бирки}}: {{Наименование}}, {{Нет такого}}'));
  const workbook = { name: 'бирки.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) };
  await page.locator('input[type=file][accept*=".csv"]').setInputFiles(workbook);
  await page.getByRole('checkbox', { name: 'Строка 2', exact: true }).click({ timeout: LIMIT_MS });
  await seen('Нет данных для полей (останутся пустыми):');
  await seen('Нет такого');
  expect(await made()).toEqual({ name: 'A-1.docx', lines: ['A-1: Вал, '] });
  await page
    .locator('li')
    .filter({ hasText: 'A-1.docx' })
    .getByText('Бирка цеха')
    .waitFor({ timeout: LIMIT_MS });
});

it('opens a workbook of OneDrive, finds a row and saves the report back', async () => {
  await page.getByRole('tab', { name: /OneDrive$/ }).click();
  await page.getByRole('button', { name: 'Цех 1' }).click();
  await page.getByRole('button', { name: '50% & # бирки.csv' }).click();
  await page.getByLabel('Поиск строк').fill('ось');
  await page.getByRole('checkbox', { name: 'Строка 4', exact: true }).click({ timeout: LIMIT_MS });
  await page.getByRole('checkbox', { name: 'Сохранить и в OneDrive' }).click();
  await page.getByLabel('Папка', { exact: true }).fill('Готовые');
  await seen(/^Данные на /);
  const { name, lines } = await made();
  expect([name, lines]).toEqual(['A-2.docx', ['A-2: Ось, ']]);
  await seen('Готово, сохранено в OneDrive: Готовые/A-2.docx');
  expect(fake.drive.find('Готовые/A-2.docx')?.name).toBe('A-2.docx');
  await seen(/в OneDrive: Готовые\/A-2\.docx/);
});

it('moves its bar with what has arrived at OneDrive', async () => {
  await keepTemplate('Тяжёлая', await heavyTemplate());
  await page.getByLabel('Папка', { exact: true }).fill('Большие');
  const bar = page.getByRole('progressbar');
  const shown: (string | null)[] = [];
  // OneDrive answers each piece once the page has shown how much of the file was there before it.
  fake.patience = async ({ headers, method }) => {
    const [, from, size] = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
    if (method !== 'PUT' || from === undefined) return;
    const percent = Math.round((100 * Number(from)) / Number(size));
    await seen(`Сохранение в OneDrive: ${percent} %`);
    shown.push(await bar.getAttribute('aria-valuenow'));
  };
  expect((await made()).name).toBe('A-2.docx');
  fake.patience = null;
  expect(shown).toEqual(['0', expect.stringMatching(/^[1-9]\d$/)]);
  await seen('Готово, сохранено в OneDrive: Большие/A-2.docx');
  await bar.waitFor({ state: 'detached' });
});

it('asks of a saved report that is made again where it goes, and says what became of it', async () => {
  const entry = page.locator('li').filter({ hasText: 'в OneDrive: Готовые/A-2.docx' });
  const dialog = page.getByRole('dialog');
  const again = async (button: string, choose: () => Promise<void> = () => Promise.resolve()) => {
    await entry.last().getByRole('button', { name: 'Составить снова' }).click();
    await dialog.getByText(/Прежний был сохранён в OneDrive: Готовые\/A-2\.docx$/).waitFor();
    await choose();
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: LIMIT_MS }),
      dialog.getByRole('button', { name: button }).click(),
    ]);
    await dialog.waitFor({ state: 'detached' });
    return linesOf(await readFile(await download.path()));
  };
  const saving = async (way: string) => {
    await dialog.getByRole('checkbox', { name: 'Сохранить и в OneDrive' }).click();
    expect(await dialog.getByLabel('Папка', { exact: true }).inputValue()).toBe('Готовые');
    await dialog.getByLabel('Если файл с таким именем уже есть').click();
    await page.getByRole('option', { name: way, exact: true }).click();
  };
  const puts = () => fake.asked(/^PUT localhost/).length;
  const before = puts();
  expect(await again('Составить и скачать')).toEqual(['A-2: Ось, ']);
  await seen('Готово, скачано: A-2.docx');
  expect(puts()).toBe(before);
  await again('Составить, скачать и сохранить', () => saving('Сохранить под другим именем'));
  await seen('Готово, сохранено в OneDrive: Готовые/A-2 1.docx');
  await again('Составить, скачать и сохранить', () => saving('Не сохранять'));
  await seen(/^Отчёт составлен и скачан, но в OneDrive не сохранён\. .*A-2\.docx/);
  expect(fake.drive.children('Готовые').map(({ name }) => name)).toEqual(['A-2 1.docx', 'A-2.docx']);
});

it('offers the data read last while Microsoft does not work', async () => {
  await page.getByRole('button', { name: 'Другой файл' }).click();
  const workbook = page.getByRole('button', { name: '50% & # бирки.csv' });
  await workbook.waitFor({ timeout: LIMIT_MS });
  fake.next(/v1\.0/, refusal(503, 'serviceNotAvailable'), 100);
  await workbook.click();
  await seen('Служба Microsoft сейчас не работает. Повторите через несколько минут.');
  await page.getByRole('button', { name: /^Взять данные на / }).click();
  await seen(/^Прежние данные, на /);
  expect(world.product.log()).toContain('OneDrive: onedrive-unavailable');
  for (const hidden of [SECRET, TOKEN]) expect(world.product.log()).not.toContain(hidden);
});

it('offers them in the check too where Microsoft stops working after the workbook was opened', async () => {
  const offer = page.getByRole('button', { name: /^Взять данные на / });
  const openAnew = async () => {
    fake.reset();
    await page.getByRole('button', { name: 'Другой файл' }).click();
    await page.getByRole('button', { name: '50% & # бирки.csv' }).click();
  };
  const row = (n: number) => page.getByRole('checkbox', { name: `Строка ${n}`, exact: true });
  await openAnew();
  await row(2).click({ timeout: LIMIT_MS });
  const button = await readyButton();
  fake.next(/v1\.0/, refusal(503, 'serviceNotAvailable'), 100);
  await button.click();
  await offer.click({ timeout: LIMIT_MS });
  await seen(/^Прежние данные, на /);
  expect((await made()).lines).toEqual(['A-1']);
  await openAnew();
  await row(4).waitFor({ timeout: LIMIT_MS });
  fake.next(/v1\.0/, refusal(503, 'serviceNotAvailable'), 100);
  await row(4).click();
  await offer.click({ timeout: LIMIT_MS });
  expect((await made()).lines).toEqual(['A-2']);
  fake.reset();
});

/** What the bar has shown from now on: its value and the words beside it. */
async function watchBar(): Promise<() => Promise<[number, string][]>> {
  await page.evaluate(() => {
    const shown: [number, string][] = [];
    const look = () => {
      const bar = document.querySelector('[role=progressbar]');
      const value = Number(bar?.getAttribute('aria-valuenow'));
      if (!bar || shown.at(-1)?.[0] === value) return;
      shown.push([value, bar.parentElement?.parentElement?.textContent ?? '']);
    };
    const told = { subtree: true, childList: true, attributeFilter: ['aria-valuenow'] };
    new MutationObserver(look).observe(document.body, told);
    Object.assign(window, { barShown: shown });
  });
  return () => page.evaluate(() => (window as unknown as { barShown: [number, string][] }).barShown);
}

it('moves its bar with the documents that are filled', async () => {
  const rows = Array.from({ length: 1_000 }, (_, n) => `B-${n};Деталь ${n}`);
  const workbook = Buffer.from(['№ бирки;Наименование', ...rows].join('\r\n'));
  const lines = Array.from({ length: 60 }, (_, n) => `${n}: {{№ бирки}}, {{Наименование}}`);
  await keepTemplate('Много строк', await docx(...lines));
  await page.getByRole('tab', { name: /Таблица$/ }).click();
  const input = page.locator('input[type=file][accept*=".csv"]');
  await input.setInputFiles({ name: 'много.csv', mimeType: 'text/csv', buffer: workbook });
  await page.getByRole('checkbox', { name: 'Все строки: 1000' }).waitFor({ timeout: LIMIT_MS });
  // All that are found at once, and none again.
  await page.getByLabel('Поиск строк').fill('деталь 99');
  await page.getByRole('button', { name: 'Отметить все найденные: 11' }).click({ timeout: LIMIT_MS });
  await seen('Отмечено 11 строк');
  await page.getByRole('button', { name: 'Снять отметки' }).click();
  await page.getByLabel('Поиск строк').fill('');
  await page.getByRole('checkbox', { name: 'Сохранить и в OneDrive' }).click();
  await page.getByRole('checkbox', { name: 'Все строки: 1000' }).click({ timeout: LIMIT_MS });
  const shown = await watchBar();
  expect((await made()).name).toBe('Много строк.zip');
  const values = await shown();
  const percents = values.map(([percent]) => percent);
  expect(percents.length).toBeGreaterThanOrEqual(3);
  expect(percents).toEqual([...percents].sort((a, b) => a - b));
  for (const [percent, words] of values) {
    const [, done = '?'] = /^Составлено (\d+) из 1000$/.exec(words) ?? [];
    expect([words, Math.round(Number(done) / 10)]).toEqual([words, percent]);
  }
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  await seen('Готово, скачано: Много строк.zip');
});

it('finds a product on the server among more than it shows', async () => {
  for (let n = 1; n <= 52; n += 1)
    await world.create('products', { designation: `РАМА-${n}`, name: `Рама ${n}`, quantity: 1 });
  await keepTemplate('Изделие', await docx('{{Изделие}}: {{Наименование}}'));
  await page.getByRole('tab', { name: /Изделие$/ }).click();
  await seen('Показаны первые 50. Чтобы найти другое изделие, введите больше.');
  await page.getByLabel('Поиск изделий').fill('рама-1');
  await page.getByText(/^Показаны первые/).waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: 'Изделие' }).click();
  await page.getByRole('option', { name: 'РАМА-1 · Рама 1', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Сохранить и в OneDrive' }).click();
  await page.getByLabel('Папка', { exact: true }).fill('Изделия');
  expect((await made()).lines).toEqual(['РАМА-1: Рама 1']);
  await seen(/^Готово, сохранено в OneDrive: Изделия\//);
  expect(fake.drive.children('Изделия')).toHaveLength(1);
  await page.getByLabel('Поиск отчётов').fill('изделие');
  await page.locator('li').filter({ hasText: 'Бирка цеха' }).first().waitFor({ state: 'detached' });
  await page.getByLabel('Поиск отчётов').fill('');
  await page.getByLabel('Поиск изделий').fill('нет такого');
  await seen('Изделий не найдено');
});

it('makes the route sheet of a batch from its page, with nothing uploaded for it', async () => {
  const product = await world.create('products', { designation: 'ИЗДЕЛИЕ-9', quantity: 1 });
  const batch = { designation: 'Р-9', name: 'Рама сварная', quantity: 5, product: product.documentId };
  const { code } = await world.create('parts', batch);
  await page.goto(`/admin/plugins/batches/${code}`);
  await page.locator('[data-route-sheet]').click({ timeout: LIMIT_MS });
  await page.waitForURL(/plugins\/word-reports\?part=/, { timeout: LIMIT_MS });
  await seen('Сопроводительный лист (из программы)');
  const { name, lines } = await made();
  expect([name, lines]).toEqual([
    `${code}.docx`,
    expect.arrayContaining([`№ бирки: ${code}`, 'Наименование: Рама сварная']),
  ]);
});

it('lists what is kept where Microsoft did not work before the page was opened', async () => {
  fake.next(/v1\.0/, refusal(503, 'serviceNotAvailable'), 100);
  await page.goto('/admin/plugins/word-reports');
  await keepTemplate('Во время сбоя', await docx('{{№ бирки}}'));
  await page.getByRole('tab', { name: /OneDrive$/ }).click();
  await seen('Служба Microsoft сейчас не работает. Повторите через несколько минут.');
  await page.getByText('Сохранённые таблицы').waitFor({ timeout: LIMIT_MS });
  await page.getByRole('button', { name: /^Цех 1\/50% & # бирки\.csv/ }).click();
  await seen(/^Прежние данные, на /);
  await page.getByRole('checkbox', { name: 'Строка 2', exact: true }).click({ timeout: LIMIT_MS });
  expect((await made()).lines).toEqual(['A-1']);
  fake.reset();
  await page.getByRole('button', { name: 'Другой файл' }).click();
  await page.getByRole('button', { name: 'Цех 1', exact: true }).waitFor({ timeout: LIMIT_MS });
  await page.getByText('Сохранённые таблицы').waitFor({ state: 'detached' });
});
