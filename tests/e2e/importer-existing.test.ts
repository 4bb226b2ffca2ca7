import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Request } from 'playwright-core';
import { importPage, type ImportPage } from './import-page';
import { LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** Parts that exist already: an error, left as they are, or updated; files of which nothing is understood, and files above the limit. */

let world: PanelWorld;
let wizard: ImportPage;

beforeAll(async () => {
  world = await startPanelWorld();
  wizard = importPage(world);
}, 120_000);
afterAll(() => world?.stop());

const HEADING = 'Уровень;Обозначение;Наименование;Кол-во;Операции';
const file = (...rows: string[]): string => [HEADING, ...rows].join('\n');
const FIRST = file('0;БЫЛ;Узел;1;Св', '1;БЫЛ.1;Рама;2;Ток');
const NEXT = file('0;БЫЛ;Узел;1;Св', '1;БЫЛ.1;Рама сварная;2;Ток', '1;БЫЛ.2;Ось;3;Ток');

const WAYS = 'Если деталь уже есть';
const status = async (row: number) => (await wizard.row(row).locator('td').last().innerText()).toLowerCase();
const statuses = () => Promise.all([2, 3, 4].map(status));
const names = async () => {
  const { data } = await world.ask<{ data: { designation: string; name: string }[] }>(
    'GET',
    '/api/parts?filters[designation][$startsWith]=БЫЛ&sort=designation',
  );
  return data.map(({ designation, name }) => `${designation} ${name}`);
};

it('what exists is updated unless somebody chooses otherwise', async () => {
  await wizard.upload('был.csv', FIRST);
  await wizard.commit('Создать 2 детали');
  await wizard.upload('был-2.csv', NEXT);
  expect(await wizard.list(WAYS).innerText()).toBe('обновить');
  expect(await statuses()).toEqual(['изменится', 'изменится', 'новая']);
  expect(await wizard.row(2).innerText()).toContain('Состав: ');
  await wizard.button('Создать 1 деталь, изменить 2').waitFor();
});

it('as an error: each part that exists is one, and nothing can be written', async () => {
  const refused = await wizard.reread(() => wizard.choose(WAYS, 'считать ошибкой'));
  expect(refused.issues.map(({ row, code }) => [row, code])).toEqual([
    [2, 'part-exists'],
    [3, 'part-exists'],
  ]);
  expect(await statuses()).toEqual(['ошибка', 'ошибка', 'новая']);
  await world.page
    .getByText('В изделии уже есть БЫЛ.1. Выберите, пропускать такие детали или обновлять.')
    .waitFor();
  expect(await wizard.button('Сначала исправьте 2 ошибки').isDisabled()).toBe(true);
});

it('left alone: the new part is made, and what exists keeps its name', async () => {
  const left = await wizard.reread(() => wizard.choose(WAYS, 'не трогать'));
  expect([left.duplicates, left.summary.new, left.summary.errors]).toEqual(['skip', 1, 0]);
  await wizard.commit('Создать 1 деталь');
  expect(await names()).toEqual(['БЫЛ Узел', 'БЫЛ.1 Рама', 'БЫЛ.2 Ось']);
});

it('updated: what the file says is written, and the same file once more has nothing to write', async () => {
  await wizard.upload('был-2.csv', NEXT);
  expect(await wizard.row(3).innerText()).toContain('Наименование: Рама → Рама сварная');
  await wizard.commit('Изменить 1 деталь');
  expect(await names()).toEqual(['БЫЛ Узел', 'БЫЛ.1 Рама сварная', 'БЫЛ.2 Ось']);
  await wizard.upload('был-2.csv', NEXT);
  expect(await statuses()).toEqual(Array(3).fill('без изменений'));
  expect(await wizard.button('Записывать нечего').isDisabled()).toBe(true);
});

it('a file of which nothing is understood is not begun, until somebody says how to read it', async () => {
  const { page } = world;
  const begun = page.locator('[data-open]', { hasText: 'письмо.csv' });
  const comeBack = async (): Promise<void> => {
    const listed = page.waitForResponse((answer) => answer.url().endsWith('/importer/previews'));
    await page.goto('/admin/plugins/importer');
    await (await listed).finished();
    await page.getByRole('heading', { name: 'Что импортировали' }).waitFor({ timeout: LIMIT_MS });
  };
  await wizard.upload('письмо.csv', 'Добрый день\nвот письмо\nа не таблица\n');
  await page.getByRole('heading', { name: 'Какая строка называет столбцы?' }).waitFor();
  await comeBack();
  expect(await begun.count()).toBe(0);
  await wizard.upload('письмо.csv', 'Добрый день\nвот письмо\nа не таблица\n');
  await wizard.reread(() => wizard.button('Заголовок в строке 1').click());
  await comeBack();
  await begun.getByRole('button', { name: 'Удалить' }).click();
  await begun.waitFor({ state: 'detached', timeout: LIMIT_MS });
});

it('a file above the limit is refused before any of it is sent, and a smaller one is read after it', async () => {
  const { page } = world;
  const folder = mkdtempSync(path.join(tmpdir(), 'too-large-'));
  const large = path.join(folder, 'огромный.csv');
  writeFileSync(large, '');
  truncateSync(large, 50 * 1024 * 1024 + 1);
  const sent: string[] = [];
  const note = (request: Request): void => {
    if (request.method() === 'POST' && request.url().endsWith('/importer/previews')) sent.push(request.url());
  };
  await page.goto('/admin/plugins/importer');
  await page.getByText('.xlsx или .csv, до 50 МБ').waitFor({ timeout: LIMIT_MS });
  page.on('request', note);
  try {
    await page.locator('input[type=file]').setInputFiles(large);
    await page
      .getByRole('alert')
      .getByText('Файл больше 50 МБ. Сохраните лист с составом изделия отдельным файлом.')
      .waitFor({ timeout: LIMIT_MS });
    expect(sent).toEqual([]);
  } finally {
    page.off('request', note);
    rmSync(folder, { recursive: true });
  }
  const small = { name: 'меньше.csv', mimeType: 'text/csv', buffer: Buffer.from(file('0;МАЛ;Узел;1;Св')) };
  await page.locator('input[type=file]').setInputFiles(small);
  await wizard.button('Создать 1 деталь').waitFor({ timeout: LIMIT_MS });
  expect(await page.getByText('Файл больше 50 МБ').count()).toBe(0);
});
