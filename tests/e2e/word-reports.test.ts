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

/** Press the button of making and take the file. */
async function made(): Promise<{ name: string; lines: string[] }> {
  const button: Locator = page.getByRole('button', { name: 'Составить и скачать' });
  await page.waitForFunction(
    (element) => element instanceof HTMLButtonElement && !element.disabled && element.ariaDisabled !== 'true',
    await button.elementHandle(),
    { timeout: LIMIT_MS },
  );
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: LIMIT_MS }),
    button.click(),
  ]);
  return { name: download.suggestedFilename(), lines: linesOf(await readFile(await download.path())) };
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

it('tests the connection to OneDrive, opens a workbook there, finds a row and saves the report back', async () => {
  fake.secretEnds = '2020-01-01T00:00:00Z';
  await page.getByRole('tab', { name: /OneDrive$/ }).click();
  await page.getByRole('button', { name: 'Проверить связь' }).click();
  await seen('Связь работает, хранилище: Отдел отчётов');
  await seen(/Секрет приложения истёк .* нужен новый/);
  await page.getByRole('button', { name: 'Цех 1' }).click();
  await page.getByRole('button', { name: '50% & # бирки.csv' }).click();
  await page.locator('input[name=search]').fill('ось');
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
