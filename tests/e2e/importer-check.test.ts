import { importPage, type ImportPage } from './import-page';
import { LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** The check before the commit: what is new, changed and refused, what is proposed, what is left out. */

let world: PanelWorld;
let wizard: ImportPage;

beforeAll(async () => {
  world = await startPanelWorld();
  wizard = importPage(world);
}, 120_000);
afterAll(() => world?.stop());

const HEADING = 'Уровень;Обозначение;Наименование;Кол-во;Операции;Раздел';
const file = (...rows: string[]): string => [HEADING, ...rows].join('\r\n');
const FIRST = file(
  '0;ПРИВ;Привод;1;;',
  '1;ПРИВ.1;Вал;10;Заг, Ток;Детали',
  '1;ПРИВ.2;Втулка;6;Ток;Детали',
  '1;ПРИВ.3;Ось;2;Ток;Детали',
  '1;ПРИВ.4;Крышка;1;Ток;Детали',
);
const NEXT = file(
  '0;ПРИВ;Привод цепной;1;;',
  '1;ПРИВ.1;Вал;13;Заг, Фрез;Детали',
  '1;ПРИВ.2;Втулка;4;Ток;Детали',
  '1;ПРИВ.3;Ось;2;Ток;Детали',
  '1;ПРИВ.5;Шайба;8;;Крепёж',
  '1;ПРИВ.6;Болт;полтора;;Крепёж',
);

/** Drawn in capitals; the words are small. */
const status = async (row: number) => (await wizard.row(row).locator('td').last().innerText()).toLowerCase();
const tick = (name: string | RegExp) => world.page.getByRole('checkbox', { name });

interface State {
  designation: string;
  required: number;
  launched: number;
  withdrawn: number;
}

async function states(): Promise<Record<string, [required: number, inWork: number]>> {
  const { data } = await world.ask<{ data: State[] }>('GET', '/api/part-states?pagination[pageSize]=100');
  const parts = await world.ask<{ data: { code: string; designation: string }[] }>('GET', '/api/parts');
  const names = new Map(parts.data.map(({ code, designation }) => [code, designation]));
  return Object.fromEntries(
    (data as (State & { code: string })[]).map(({ code, required, launched, withdrawn }) => [
      names.get(code) ?? code,
      [required, launched - withdrawn],
    ]),
  );
}

it('a new order: all is new, and how the file was read stands above', async () => {
  await wizard.upload('привод.csv', FIRST);
  const readAs = world.page.getByRole('group', { name: 'Как прочитан файл' });
  expect(await readAs.innerText()).toContain('столбец уровня, столбец «Уровень»');
  expect(await readAs.innerText()).toContain(
    'заголовок в строке 1 · utf-8 · разделитель «;» · количество на одну сборку',
  );
  await wizard.button('Прочитать иначе').click();
  await world.page.getByRole('heading', { name: 'Что мы поняли' }).waitFor();
  await wizard.step('Проверка');
  expect(await Promise.all([2, 3, 4, 5, 6].map(status))).toEqual(Array(5).fill('новая'));
  await wizard.commit('Создать 5 деталей');
});

it('the next file: what changes and how, what is new, refused and absent', async () => {
  const preview = await wizard.upload('привод-2.csv', NEXT);
  expect(await Promise.all([2, 3, 4, 5, 6, 7].map(status))).toEqual([
    ...['изменится', 'изменится', 'изменится', 'без изменений', 'новая', 'ошибка'],
  ]);
  expect(await wizard.row(2).innerText()).toContain('Наименование: Привод → Привод цепной');
  expect(await wizard.row(3).innerText()).toContain('По составу: 10 → 13');
  await world.page.getByText('Есть в изделии, но не в файле (останутся): ПРИВ.4').waitFor();
  expect(await wizard.button('Сначала исправьте 1 ошибку').isDisabled()).toBe(true);
  // A click on an issue shows its row.
  const [issue] = preview.issues;
  expect([issue?.row, issue?.column, issue?.code]).toEqual([7, 'D', 'quantity-not-a-number']);
  await wizard.button(/^ошибка D7|D7/).click();
  await wizard.tree().locator('tr.marked[data-row="7"]').waitFor();
});

it('the row with the error is left out, taken in again, and left out', async () => {
  await wizard.button('Исключить строки с ошибками').click();
  await wizard.button('Создать 1 деталь, изменить 3').waitFor();
  await wizard.row(7).waitFor({ state: 'detached' });
  await wizard.button('Вернуть исключённые строки: 1').click();
  await wizard.row(7).waitFor();
  await wizard.button('Исключить строки с ошибками').click();
  await wizard.row(7).waitFor({ state: 'detached' });
});

it('what is proposed for batches that exist is done where it is ticked, and left where not', async () => {
  const add = tick('ПРИВ.1: добавить 3 штуки');
  const withdraw = tick('ПРИВ.2: изъять 2 штуки');
  const route = tick('ПРИВ.1: маршрут: Заг → Ток, новый: Заг → Фрез');
  expect(await Promise.all([add, withdraw, route].map((one) => one.isChecked()))).toEqual(
    Array(3).fill(false),
  );
  await tick('Всё: 3 действия').click();
  expect(await withdraw.isChecked()).toBe(true);
  await withdraw.click();
  await route.click();
  expect(await Promise.all([add, withdraw, route].map((one) => one.isChecked()))).toEqual([
    ...[true, false, false],
  ]);
  await wizard.commit('Создать 1 деталь, изменить 3, выполнить 1 действие');
  await world.page.getByText('Выполнено 1 действие с партиями, которые уже были.').waitFor();
  expect(await states()).toMatchObject({
    'ПРИВ.1': [13, 13],
    'ПРИВ.2': [4, 6],
    'ПРИВ.4': [1, 1],
    'ПРИВ.5': [8, 8],
  });
});

it('rows that are ticked are left out with what hangs below them', async () => {
  await wizard.upload(
    'части.csv',
    file('0;ЧАСТ;Узел;1;;', '1;ЧАСТ.1;Рама;1;;', '2;ЧАСТ.1.1;Балка;4;;', '1;ЧАСТ.2;Стойка;2;;'),
  );
  await tick('Отметить строку 3').check();
  await world.page.getByText('Отмечена 1 строка', { exact: true }).waitFor();
  await wizard.button('Не импортировать их и всё, что в них входит').click();
  await wizard.button('Создать 2 детали').waitFor();
  expect(await wizard.tree().locator('tr[data-row]').count()).toBe(2);
  expect(await tick('Отметить строку 5').isChecked()).toBe(false);
});

it('what a whole section is, is said at once: bolts get no work and no labels', async () => {
  await wizard.upload(
    'крепёж.csv',
    file('0;КР;Узел;1;Св;', '1;КР.1;Рама;1;Св;Детали', '1;КР.2;Болт;8;;Крепёж', '1;КР.3;Гайка;8;;Крепёж'),
  );
  await wizard.choose('Какие строки', 'раздел или группа');
  await wizard.choose('Раздел', 'Крепёж (2)');
  await wizard.choose('Это', 'стандартное');
  const again = await wizard.reread(() => wizard.button('Назначить вид').click());
  expect(again.rows.map(({ kind }) => kind)).toEqual(['assembly', 'part', 'standard', 'standard']);
  await world.page.getByText('раздел «Крепёж»: стандартное').waitFor();
  const back = await wizard.reread(() => wizard.button('Убрать').click());
  expect(back.options.kindRules).toEqual([]);
});

it('what the engine would refuse is told with its reason and cannot be ticked; the rest is done', async () => {
  const { data } = await world.ask<{ data: { documentId: string; name: string }[] }>('GET', '/api/stages');
  const turning = data.find(({ name }) => name === 'Ток');
  await world.ask('PUT', `/api/stages/${turning?.documentId}`, { data: { retired: true } });
  await wizard.upload('привод-3.csv', NEXT.replace('полтора', '1').replace(';13;Заг, Фрез', ';14;Ток'));
  const route = tick(/^ПРИВ\.1: маршрут: Заг → Ток, новый: Ток/);
  await route.waitFor({ timeout: LIMIT_MS });
  expect([await route.isDisabled(), await route.isChecked()]).toEqual([true, false]);
  await world.page.getByText(/Назначить партии этот маршрут не получится: /).waitFor();
  await tick('ПРИВ.1: добавить 1 штуку').click();
  await wizard.commit('Создать 1 деталь, изменить 2, выполнить 1 действие');
  expect((await states())['ПРИВ.1']).toEqual([14, 14]);
});

it('500 rows that are found are ticked at once and become bolts; the search stays, and they have no work', async () => {
  const rows = (what: string, count: number) =>
    Array.from({ length: count }, (_, index) => `1;КП.${what}.${index};${what};2;Заг;Прочее`);
  await wizard.upload('пятьсот.csv', file('0;КП;Узел;1;;', ...rows('Саморез', 500), ...rows('Вал', 40)));
  const { page } = world;
  await page.locator('input[name=search]').fill('саморез');
  await wizard.button('Отметить все найденные: 500').click();
  await page.getByText('отмечено 500 строк', { exact: true }).first().waitFor();
  await wizard.choose('Это', 'стандартное');
  const again = await wizard.reread(() => wizard.button('Назначить вид').click());
  expect(again.options.kindRules).toEqual([
    { kind: 'standard', rows: Array.from({ length: 500 }, (_, index) => index + 3) },
  ]);
  await wizard.button('Отметить все найденные: 500').waitFor();
  expect(await page.locator('input[name=search]').inputValue()).toBe('саморез');
  expect(await wizard.row(3).locator('select').inputValue()).toBe('standard');
  expect(await wizard.row(503).count()).toBe(0);
  await wizard.commit('Создать 541 деталь');
  const { data } = await world.ask<{ data: object[] }>(
    'GET',
    '/api/operations?filters[stageName]=Заг&pagination[pageSize]=200',
  );
  expect(data.length).toBeGreaterThanOrEqual(40);
  const bolts = await world.ask<{ meta: { pagination: { total: number } } }>(
    'GET',
    '/api/parts?filters[kind]=standard&filters[name]=Саморез',
  );
  expect(bolts.meta.pagination.total).toBe(500);
});

it('5,000 rows with errors are left out by one click, and the rest is imported', async () => {
  const faulty = Array.from({ length: 5_000 }, (_, index) => `1;МН.${index};Вал;много;;`);
  await wizard.upload('много.csv', file('0;МН;Узел;1;;', ...faulty, '1;МН.А;Вал;2;;', '1;МН.Б;Ось;2;;'));
  await wizard.button('Исключить строки с ошибками').click();
  await wizard.button('Создать 3 детали').waitFor({ timeout: LIMIT_MS });
  await wizard.commit('Создать 3 детали');
});
