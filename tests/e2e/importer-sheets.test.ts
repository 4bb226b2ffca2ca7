import { bookOf, type Cells } from '../support/books';
import { importPage, type ImportPage } from './import-page';
import { LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** One bill of materials over several sheets: what was joined is said and taken back, what may be is offered. */

let world: PanelWorld;
let wizard: ImportPage;

beforeAll(async () => {
  world = await startPanelWorld();
  wizard = importPage(world);
}, 120_000);
afterAll(() => world?.stop());

const LEVELS: Cells = ['Уровень', 'Обозначение', 'Наименование', 'Кол-во'];
const EVIDENT = bookOf(
  ['Лист 1', [LEVELS, [0, 'СТЛ', 'Стол', 1], [1, 'СТЛ.1', 'Рама', 2]]],
  ['Лист 2', [LEVELS, [2, 'СТЛ.2', 'Труба', 4], [1, 'СТЛ.3', 'Болт', 'пять']]],
);
const POSSIBLE = bookOf(
  ['Рама', [LEVELS.slice(1), ['РАМ-1', 'Уголок', 4], ['РАМ-2', 'Полоса', 2]]],
  ['Кожух', [LEVELS.slice(1), ['КОЖ-1', 'Крышка', 1]]],
  ['Заметки', [['Позвонить на склад']]],
);
const notice = () => world.page.locator('[data-sheets]');
const places = async () => {
  const rows = await wizard.tree().locator('tr[data-row]').all();
  return Promise.all(
    rows.map(async (row) => [await row.getAttribute('data-sheet'), await row.getAttribute('data-row')]),
  );
};

it('what goes on is read as one table, which is said where it is checked; its rows are told with their sheet', async () => {
  const read = await wizard.upload('стол.xlsx', EVIDENT);
  expect(read.joinedSheets).toEqual(['Лист 1', 'Лист 2']);
  await notice().getByText('Листы прочитаны как одна таблица: Лист 1, Лист 2.').waitFor();
  expect(await places()).toEqual([
    ['Лист 1', '2'],
    ['Лист 1', '3'],
    ['Лист 2', '2'],
    ['Лист 2', '3'],
  ]);
  await world.page.getByText('Лист 2 · D3', { exact: true }).click();
  await wizard.row(3, 'Лист 2').and(world.page.locator('.marked')).waitFor();
  expect(await wizard.row(3, 'Лист 1').getAttribute('class')).toBeNull();
});

it('a row of the second sheet is left out, that of the first with the same number stays', async () => {
  await world.page.getByRole('checkbox', { name: 'Отметить строку 3, Лист 2' }).check();
  await wizard.button(/^Не импортировать их/).click();
  await wizard.row(3, 'Лист 2').waitFor({ state: 'detached', timeout: LIMIT_MS });
  expect(await places()).toEqual([
    ['Лист 1', '2'],
    ['Лист 1', '3'],
    ['Лист 2', '2'],
  ]);
  await wizard.commit('Создать 3 детали');
});

it('one click reads the first sheet alone, another reads them together again', async () => {
  await wizard.upload('стол.xlsx', EVIDENT);
  const alone = await wizard.reread(() => wizard.button('Только лист «Лист 1»').click());
  expect([alone.joinedSheets, alone.total]).toEqual([[], 2]);
  expect(await notice().count()).toBe(0);
  await wizard.step('Файл');
  await notice().getByText('Те же столбцы на листах: Лист 1, Лист 2.').waitFor();
  const together = await wizard.reread(() => wizard.button('Прочитать вместе').click());
  expect([together.joinedSheets, together.total]).toEqual([['Лист 1', 'Лист 2'], 4]);
  expect(await wizard.list('Лист').innerText()).toBe('Лист 1');
});

it('sheets that only have the same columns are offered, and any can be ticked', async () => {
  const read = await wizard.upload('короб.xlsx', POSSIBLE);
  expect([read.joinedSheets, read.joinableSheets]).toEqual([[], ['Рама', 'Кожух']]);
  expect(await notice().count()).toBe(0);
  await wizard.step('Файл');
  await notice().getByText('Те же столбцы на листах: Рама, Кожух.').waitFor();
  const choice = world.page.getByRole('group', { name: 'Листы одной таблицы' });
  const join = wizard.button('Прочитать отмеченные вместе');
  expect([await choice.getByRole('checkbox').count(), await join.isDisabled()]).toEqual([3, true]);
  await choice.getByRole('checkbox', { name: 'Кожух' }).check();
  const together = await wizard.reread(() => join.click());
  expect(together.rows.map(({ sheet, row, designation }) => [sheet, row, designation])).toEqual([
    ['Рама', 2, 'РАМ-1'],
    ['Рама', 3, 'РАМ-2'],
    ['Кожух', 2, 'КОЖ-1'],
  ]);
  const back = await wizard.reread(() => wizard.choose('Лист', 'Кожух'));
  expect([back.sheet, back.joinedSheets, back.total]).toEqual(['Кожух', [], 1]);
});

it('is said in English too', async () => {
  // The language of the panel is kept with the person.
  const session = (await world.context.cookies()).find(({ name }) => name === 'jwtToken')?.value ?? '';
  const changed = await fetch(`${world.product.baseUrl}/admin/users/me`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${session}`, 'content-type': 'application/json' },
    body: JSON.stringify({ preferedLanguage: 'en' }),
  });
  expect(changed.status).toBe(200);
  await world.page.reload();
  const file = { name: 'desk.xlsx', mimeType: 'application/octet-stream', buffer: EVIDENT };
  await world.page.locator('input[type=file]').setInputFiles(file);
  await notice()
    .getByText('These sheets are read as one table: Лист 1, Лист 2.')
    .waitFor({ timeout: LIMIT_MS });
  await world.page.getByRole('button', { name: 'Only the sheet “Лист 1”' }).click();
  await world.page
    .getByRole('button', { name: /^File$|File/ })
    .first()
    .click();
  await notice()
    .getByText('These sheets have the same columns: Лист 1, Лист 2.')
    .waitFor({ timeout: LIMIT_MS });
  await world.page.getByRole('button', { name: 'Read them together' }).waitFor();
});
