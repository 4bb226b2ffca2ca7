import { importPage, type ImportPage } from './import-page';
import { LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** A later file of an order: what it changes and leaves out, and what its undo gives back. */

let world: PanelWorld;
let wizard: ImportPage;

beforeAll(async () => {
  world = await startPanelWorld();
  wizard = importPage(world);
}, 120_000);
afterAll(() => world?.stop());

const file = (...rows: string[]): string => ['Уровень;Обозначение;Наименование;Кол-во', ...rows].join('\n');
const STRIPS = Array.from({ length: 14 }, (_, index) => `1;УЗ.${20 + index};Планка;1`);
const FIRST = file(
  ...['0;УЗ;Узел;1', '1;УЗ.1;Рама;1', '2;УЗ.3;Палец;2', '2;УЗ.4;Ось;6', '2;;Лист 3;1,5 кг'],
  ...['1;УЗ.2;Опора;1', '2;УЗ.3;Палец;3', ...STRIPS],
);
const NEXT = file(
  ...['0;УЗ;Узел;1', '1;УЗ.1;Рама;1', '2;УЗ.4;Ось;8', '2;;Лист 3;1,75 кг'],
  ...['1;УЗ.2;Опора;1', '2;УЗ.3;Палец;3'],
);

it('what the file leaves out is told: a part of one assembly, and more parts than a dozen', async () => {
  await wizard.upload('узел.csv', FIRST);
  await wizard.commit('Создать 19 деталей');
  await wizard.upload('узел-2.csv', NEXT);
  await world.page
    .getByText('Есть в составе, но не в файле (останутся): УЗ.1 › УЗ.3 × 2', { exact: true })
    .waitFor({ timeout: LIMIT_MS });
  await world.page.getByText(/^Есть в изделии, но не в файле \(останутся\): УЗ\.20, .*, УЗ\.31$/).waitFor();
  const rest = world.page.getByText('УЗ.32, УЗ.33', { exact: true });
  expect(await rest.isVisible()).toBe(false);
  await world.page.getByText('и ещё 2', { exact: true }).click();
  await rest.waitFor();
});

it('changed materials are a difference of their part', async () => {
  expect(await wizard.row(3).innerText()).toContain('Материалы на штуку: Лист 3: 1.5 кг → Лист 3: 1.75 кг');
});

it('an undo says what it gave back and which act stays, with the way to its batch', async () => {
  await world.page.getByRole('checkbox', { name: 'УЗ.4: добавить 2 штуки' }).click();
  await wizard.commit('Изменить 3 детали, выполнить 1 действие');
  await wizard.button('Отменить импорт').click();
  const told = world.page.getByText(/^Импорт отменён\./);
  await told.waitFor({ timeout: LIMIT_MS });
  expect(await told.innerText()).toBe(
    'Импорт отменён. Отменено партий: 0. Возвращено описаний: 3. В работе осталось: 0. Возвращена 1 строка состава. ' +
      'Осталось 1 действие, выполненное с импортом. Если не нужно, отмените у партий:',
  );
  const act = world.page.getByRole('link', { name: 'УЗ.4: добавлено 2' });
  expect(await act.getAttribute('href')).toMatch(/^\/admin\/plugins\/batches\/[0-9A-Z]+$/);
});
