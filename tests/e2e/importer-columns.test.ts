import type { Request } from 'playwright-core';
import type { Preview } from '../../plugins/importer/server/src/contracts';
import { importPage, type ImportPage } from './import-page';
import { startPanelWorld, type PanelWorld } from './panel-world';

/** What columns mean: dragged, chosen, fields of the factory's own, and remembered for the next file of this kind. */

let world: PanelWorld;
let wizard: ImportPage;

const OWN = {
  mass: { type: 'decimal' },
  checked: { type: 'boolean' },
  since: { type: 'date' },
};

beforeAll(async () => {
  world = await startPanelWorld({
    NODE_OPTIONS: '--require ./tests/support/own-fields.cjs',
    TEST_PART_ATTRIBUTES: JSON.stringify(OWN),
  });
  wizard = importPage(world);
}, 120_000);
afterAll(() => world?.stop());

/** The designation alone is plain; what is called material is a mass. */
const HEADING = 'Обозначение;Как зовут;Сколько;Материал;Контроль;Дата';
const file = (...rows: string[]): string => [HEADING, ...rows].join('\r\n');

const chip = (column: string) => world.page.locator(`[data-column="${column}"]`);
const field = (name: string) => world.page.locator(`[data-field="${name}"]`);

function drag(column: string, to: string): Promise<Preview> {
  return wizard.reread(() => chip(column).dragTo(field(to)));
}

it('a column is dragged onto a field; one that another field had is taken from it', async () => {
  await wizard.upload('сборка.csv', file('ПР-1;Вал;2;12,5;да;29.11.2026', 'ПР-2;Ось;3;0,25;нет;'));
  await wizard.step('Столбцы');
  const named = await drag('B', 'name');
  expect(named.mapping.name).toBe('B');
  expect(await wizard.list('Наименование').innerText()).toBe('B: Как зовут');
  expect(await field('name').innerText()).toContain('Вал · Ось');
  const moved = await drag('B', 'size');
  expect([moved.mapping.name ?? null, moved.mapping.size]).toEqual([null, 'B']);
  expect(await wizard.list('Наименование').innerText()).toBe('нет');
  const back = await drag('B', 'name');
  expect([back.mapping.name, back.mapping.size ?? null]).toEqual(['B', null]);
});

it('what is no column is not taken, and dropping a column where it is changes nothing', async () => {
  let asked = 0;
  // What was chosen before may still be on its way to be kept; reading anew is a POST.
  const count = (request: Request): void => void (asked += request.method() === 'POST' ? 1 : 0);
  world.page.on('request', count);
  await world.page.getByText('Наше поле', { exact: true }).dragTo(field('size'));
  await chip('B').dragTo(field('name'));
  world.page.off('request', count);
  expect(asked).toBe(0);
  expect(await wizard.list('Наименование').innerText()).toBe('B: Как зовут');
});

it('fields that the factory added are chosen, and shown with the new parts', async () => {
  await wizard.reread(() => wizard.choose('Количество', /^C: Сколько/));
  await wizard.reread(() => wizard.choose('mass', /^D: Материал/));
  await wizard.reread(() => wizard.choose('checked', /^E: Контроль/));
  const whole = await wizard.reread(() => wizard.choose('since', /^F: Дата/));
  expect(whole.mapping).toMatchObject({ 'own.mass': 'D', 'own.checked': 'E', 'own.since': 'F' });
  expect(whole.rows.map(({ own }) => own)).toEqual([
    { 'own.mass': 12.5, 'own.checked': true, 'own.since': '2026-11-29' },
    { 'own.mass': 0.25, 'own.checked': false },
  ]);
  await wizard.button('Дальше: проверка').click();
  expect(await wizard.row(2).innerText()).toMatch(/mass: 12,5 · checked: да · since: 29 нояб\. 2026/);
  expect(await wizard.row(3).innerText()).toContain('mass: 0,25 · checked: нет');
  await wizard.commit('Создать 2 детали');
  const { data } = await world.ask<{ data: object[] }>('GET', '/api/parts?sort=designation');
  expect(data).toMatchObject([
    { designation: 'ПР-1', mass: 12.5, checked: true, since: '2026-11-29' },
    { designation: 'ПР-2', mass: 0.25, checked: false, since: null },
  ]);
});

it('the next file with the same heading is read so again, which is said and can be taken back', async () => {
  const next = await wizard.upload('ещё.csv', file('ПР-3;Палец;4;1;да;'));
  expect(next.mapping).toMatchObject({ designation: 'A', name: 'B', quantity: 'C', 'own.mass': 'D' });
  expect(await wizard.row(2).innerText()).toContain('mass: 1 · checked: да');
  await wizard.step('Файл');
  const said = world.page.locator('[data-remembered]');
  expect(await said.innerText()).toMatch(/^Столбцы такие же, как в прошлый раз: .+Файл прочитан так же\./);
  const back = await wizard.reread(() => wizard.button('Вернуть распознанное').click());
  expect([back.remembered, back.mapping['own.mass'] ?? null]).toEqual([null, null]);
  expect(await said.count()).toBe(0);
});

it('a changed field of the factory is shown as it was and as it will be', async () => {
  await wizard.upload('сборка.csv', file('ПР-1;Вал;2;13;нет;30.11.2026', 'ПР-2;Ось;3;0,25;нет;'));
  expect(await wizard.row(2).innerText()).toMatch(
    /mass: 12,5 → 13\s+checked: да → нет\s+since: 29 нояб\. 2026 г\. → 30 нояб\. 2026/,
  );
  expect(await wizard.row(3).innerText()).toMatch(/без изменений/i);
  await wizard.commit('Изменить 1 деталь');
});
