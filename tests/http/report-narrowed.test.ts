import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { makePart, makeProduct, makeRoute, makeStages, type Row } from '../support';
import { bytesOf } from './answer-bytes';
import { DANGEROUS, startReportWorld, type ReportWorld } from './report-world';

/** Reports narrowed to a person, a shift or a stage, and what is said where that is impossible. */

let world: ReportWorld;
let stageIds: (string | undefined)[];

beforeAll(async () => {
  world = await startReportWorld();
  stageIds = world.stages.map(({ documentId }) => documentId);
}, 120_000);
afterAll(() => world.app.stop());

type Told = Record<string, unknown>;
const post = (path: string, body: object) =>
  world.app.http().post(path).set('Authorization', `Bearer ${world.token}`).send(body);
const keysOf = (columns: { key: string }[]) => columns.map(({ key }) => key);

it('tells times of what an operator reported, of an order too; what waits is nobody’s', async () => {
  const own = async (query: object) =>
    (await world.report('stage-time', query)).rows.map(({ stage, pieces, littleSeconds }: Told) => [
      ...[stage, pieces, littleSeconds],
    ]);
  const checked = [['Контроль', 5, null]];
  const made = [
    ['Резка', 9, null],
    [DANGEROUS, 7, null],
  ];
  expect(await own({ operator: 'Сидорова' })).toEqual(checked);
  expect(await own({ operator: 'Петров' })).toEqual(made);
  expect(await own({ operator: 'Петров', product: world.product.documentId })).toEqual(made);
  expect(await own({ operator: 'Петров', stage: stageIds[1] })).toEqual([[DANGEROUS, 7, null]]);
  expect(await own({ operator: 'Петров', shift: '0' })).toEqual(made);
  expect(await own({ shift: '0' })).toEqual([...made, ...checked]);
  expect(await own({ shift: '0', product: world.product.documentId })).toEqual([...made, ...checked]);
  const { columns, notes } = await world.report('stage-time', { operator: 'Петров' });
  expect(keysOf(columns)).not.toContain('littleSeconds');
  expect(notes[0]).toContain('Pieces that still wait are nobody’s.');
});

it('tells of what an operator judged how much was good', async () => {
  const answer = await world.report('first-pass-yield', { operator: 'Сидорова' });
  expect(answer.rows).toEqual([
    {
      ...{ stageId: stageIds[2], stage: 'Контроль' },
      ...{ judged: 5, scrapped: 1, reworked: 1, yieldAtLeast: 1 - 2 / 5 },
    },
  ]);
  expect(answer.totals).toEqual({ judged: 5, scrapped: 1, reworked: 1 });
  expect(answer.totalColumns).toEqual([]);
  expect(answer.notes[0]).toContain('A first arrival is of a stage, not of a person.');
  const shift = await world.report('first-pass-yield', { shift: '0', stage: stageIds[0] });
  expect(shift.rows.map(({ judged, scrapped }: Told) => [judged, scrapped])).toEqual([[9, 1]]);
});

it('says of the yield of a chosen stage which figures are those of all stages', async () => {
  const { rows, totals, totalColumns } = await world.report('first-pass-yield', { stage: stageIds[0] });
  expect(rows).toHaveLength(1);
  expect(totals).toMatchObject({ finished: 3, finalYield: 0.6 });
  expect(totalColumns.map(({ title }: { title: string }) => title)).toEqual([
    'Finished, all stages',
    'Final yield, all stages',
  ]);
});

it('says of throughput what is scrap, and what an operator’s figures leave out', async () => {
  const { columns, notes } = await world.report('throughput');
  expect(columns.at(-1)).toMatchObject({ key: 'scrapped', title: 'Scrapped at all operations' });
  expect(notes).toHaveLength(1);
  const narrowed = await world.report('throughput', { shift: '0' });
  expect(narrowed.notes[0]).toContain('operators together may add up to less than the throughput');
});

describe('with a second order', () => {
  let second: Row;

  beforeAll(async () => {
    second = await makeProduct(world.app, { designation: 'Р-200', quantity: 3 });
    const route = await makeRoute(world.app, 'Один этап', ['Резка']);
    await makePart(world.app, { product: second, route, designation: 'Р-200.01', quantity: 3 });
  });

  it.each(['forecast', 'order-completion'])('%s: has the orders that still pass a stage', async (name) => {
    const named = async (query: object) =>
      (await world.report(name, query)).rows.map(({ designation }: Told) => designation);
    expect(await named({})).toEqual(['Р-100', 'Р-200']);
    expect(await named({ stage: stageIds[0] })).toEqual(['Р-100', 'Р-200']);
    expect(await named({ stage: stageIds[2] })).toEqual(['Р-100']);
    const { notes, filters } = await world.report(name, { stage: stageIds[2] });
    expect(filters).toEqual({ stage: stageIds[2] });
    expect(notes.join(' ')).toContain('those with pieces that still have to pass it');
  });

  it('has the batches of one order that still pass a stage', async () => {
    const batches = async (stage: string | undefined) =>
      (await world.report('order-completion', { product: second.documentId, stage })).rows.length;
    expect([await batches(stageIds[0]), await batches(stageIds[2])]).toEqual([1, 0]);
  });
});

it('shows held pieces apart; they have no age', async () => {
  const queue = async (query: object) => {
    const { rows } = await world.report('work-in-process', { stage: stageIds[0], ...query });
    return rows.map(({ waiting, held, oldestAt, ageSeconds }: Told) => [
      ...[waiting, held, oldestAt !== null, ageSeconds !== null],
    ]);
  };
  expect(await queue({})).toEqual([[4, 0, true, true]]);
  const held = { factId: randomUUID(), reason: 'Нет металла' };
  expect((await post(`/api/parts/${world.code}/hold`, held)).status).toBe(201);
  expect(await queue({})).toEqual([[4, 1, true, true]]);
  expect(await queue({ product: world.product.documentId })).toEqual([[1, 1, false, false]]);
  expect((await world.report('work-in-process')).totals).toMatchObject({ waiting: 8, held: 5 });
  const release = { factId: randomUUID(), reason: 'Привезли' };
  expect((await post(`/api/parts/${world.code}/release-hold`, release)).status).toBe(201);
  expect(await queue({})).toEqual([[4, 0, true, true]]);
});

it('names the filters that say nothing about a report, in the answer and beside a file', async () => {
  const query = { operator: 'Петров', shift: '0', stage: stageIds[0] };
  const answer = await world.report('work-in-process', query);
  expect(answer).toMatchObject({ notApplied: ['operator', 'shift'], filters: { stage: stageIds[0] } });
  const file = (format: string) =>
    world.ask('/api/dashboards/reports/work-in-process', { ...query, format }, 'en');
  expect((await file('csv')).headers['x-filters-not-applied']).toBe('operator, shift');
  const { bytes } = await bytesOf(
    world.app
      .http()
      .get('/api/dashboards/reports/work-in-process')
      .query({ ...query, format: 'xlsx' })
      .set('Authorization', `Bearer ${world.token}`)
      .set('Accept-Language', 'en'),
  );
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const about: unknown[] = [];
  workbook.worksheets[1]?.eachRow((row) => about.push([row.getCell(1).value, row.getCell(2).value]));
  expect(about).toEqual(
    expect.arrayContaining([
      ['Filters not applied', 'Operator'],
      ['Filters not applied', 'Shift'],
    ]),
  );
  const all = await world.ask('/api/dashboards/reports/defects', { ...query, format: 'csv' }, 'en');
  expect(all.headers['x-filters-not-applied']).toBeUndefined();
});

it('puts the stages of an assembly after those of what it is made of', async () => {
  const { app } = world;
  await makeStages(app, ['Сборка', 'Покраска']);
  const assembling = await makeRoute(app, 'Сборочный', ['Сборка', 'Покраска']);
  const cutting = await makeRoute(app, 'Заготовка', ['Резка', 'Контроль']);
  const product = await makeProduct(app, { designation: 'Р-400', quantity: 2 });
  const ofKind = (designation: string, kind: 'assembly' | 'part', route: Row, quantity: number) =>
    makePart(app, { product, designation, kind, route, quantity });
  const whole = await ofKind('Р-400.00', 'assembly', assembling, 2);
  const half = await ofKind('Р-400.10', 'assembly', assembling, 2);
  const plate = await ofKind('Р-400.11', 'part', cutting, 4);
  for (const [parent, childCode] of [
    [whole, half],
    [half, plate],
  ] as const) {
    const line = { factId: randomUUID(), reason: 'why', childCode, quantityPerParent: 1 };
    expect((await post(`/api/parts/${parent}/children`, line)).status).toBe(201);
  }
  const order = async () =>
    (await world.report('work-in-process', { product: product.documentId })).rows.map(
      ({ stage }: Told) => stage,
    );
  await app.sql.query('select tracker_place_stages()');
  expect(await order()).toEqual(['Резка', 'Сборка']);
  const { rows } = await app.sql.query<{ name: string; steps: number }>(
    `select st.name, round(s.steps::numeric, 2)::float8 as steps from tracker_stage_steps s join stages st on st.id = s.stage_id
      where st.name in ('Сборка', 'Покраска') order by st.name`,
  );
  // Two assemblies of one level after two operations, two of the next after four.
  expect(rows).toEqual([
    { name: 'Покраска', steps: 3 },
    { name: 'Сборка', steps: 3 },
  ]);
});
