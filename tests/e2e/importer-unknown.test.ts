import type { Preview } from '../../plugins/importer/server/src/contracts';
import { importPage, type ImportPage } from './import-page';
import { startPanelWorld, type PanelWorld } from './panel-world';

/** A file none of whose headings is known: a person points at the heading, names the columns and goes on. */

let world: PanelWorld;
let wizard: ImportPage;

beforeAll(async () => {
  world = await startPanelWorld();
  wizard = importPage(world);
}, 120_000);
afterAll(() => world?.stop());

const FILE = 'Выписка;;\nАльфа;Бета;Гамма\nвал;раз;2\nось;два;3\n';
const firstRow = (row: number) => world.page.locator(`[data-first-row="${row}"]`);
const next = () => wizard.button('Дальше: проверка');

function drag(column: string, field: string): Promise<Preview> {
  return wizard.reread(() =>
    world.page.locator(`[data-column="${column}"]`).dragTo(world.page.locator(`[data-field="${field}"]`)),
  );
}

it('shows its first rows; the heading is pointed at, columns are dragged and chosen, and it is imported', async () => {
  await wizard.upload('чужая.csv', FILE);
  await world.page.getByRole('heading', { name: 'Какая строка называет столбцы?' }).waitFor();
  expect(await firstRow(2).innerText()).toMatch(/Заголовок в строке 2\s+Альфа\s+Бета\s+Гамма/);
  expect(await next().count()).toBe(0);
  await wizard.reread(() => wizard.button('Заголовок в строке 2').click());
  await world.page.getByText('Скажите, в каком столбце обозначения или наименования деталей').waitFor();
  expect(await next().count()).toBe(0);
  const named = await drag('A', 'name');
  expect([named.total, named.mapping.name]).toEqual([2, 'A']);
  await wizard.reread(() => wizard.choose('Количество', /^C: Гамма/));
  expect(await world.page.getByText('Скажите, в каком столбце').count()).toBe(0);
  await next().click();
  expect(await wizard.row(3).innerText()).toContain('вал');
  await wizard.commit('Создать 2 детали');
  const { data } = await world.ask<{ data: { name: string }[] }>('GET', '/api/parts?sort=name');
  expect(data.map(({ name }) => name)).toEqual(['вал', 'ось']);
});

it('a heading pointed at by mistake is corrected', async () => {
  await wizard.upload('другая.csv', `Один;два;три\n${FILE.replaceAll('Альфа', 'Дельта')}`);
  await wizard.reread(() => wizard.button('Заголовок в строке 1').click());
  await wizard.button('Заголовок в другой строке').click();
  expect(await wizard.button('Заголовок в строке 1').getAttribute('aria-pressed')).toBe('true');
  const again = await wizard.reread(() => wizard.button('Заголовок в строке 3').click());
  expect(again.columns.map(({ header }) => header)).toEqual(['Дельта', 'Бета', 'Гамма']);
});

it('a file without a heading has columns called by their letters', async () => {
  await wizard.upload('голая.csv', 'пуансон;раз;2\nматрица;два;3\n');
  await wizard.reread(() => wizard.button('Заголовка нет').click());
  const named = await wizard.reread(() => wizard.choose('Наименование', 'A (пуансон, матрица)'));
  expect(named.rows.map(({ row, name }) => [row, name])).toEqual([
    [1, 'пуансон'],
    [2, 'матрица'],
  ]);
  await wizard.step('Файл');
  expect(await wizard.list('Строка заголовка').innerText()).toBe('заголовка нет');
  await wizard.step('Столбцы');
  await wizard.reread(() => wizard.choose('Количество', 'C (2, 3)'));
  await next().click();
  await wizard.commit('Создать 2 детали');
});

it('taking the only name away leaves the columns, and a way on', async () => {
  await wizard.upload('имена.csv', 'Обозначение;Кол-во\nИМ-1;2\nИМ-2;1\n');
  await wizard.step('Столбцы');
  const away = await drag('A', 'size');
  expect([away.total, away.columns.map(({ field }) => field)]).toEqual([0, ['size', 'quantity']]);
  await world.page.getByText('Скажите, в каком столбце обозначения или наименования деталей').waitFor();
  const back = await drag('A', 'designation');
  expect([back.total, back.mapping.designation]).toEqual([2, 'A']);
  await next().click();
  await wizard.button('Создать 2 детали').waitFor();
});
