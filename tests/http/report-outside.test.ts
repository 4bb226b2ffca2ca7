import { randomUUID } from 'node:crypto';
import {
  createApiToken,
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  startTestApp,
  type Row,
  type TestApp,
} from '../support';

/** Work outside is no person's, and stays what it was when it was reported, whatever becomes of the stage. */

const OPERATOR = 'Петров';

let app: TestApp;
let token: string;
let product: Row;
let [cutting, plating]: [Row | undefined, Row | undefined] = [undefined, undefined];

beforeAll(async () => {
  app = await startTestApp();
  token = await createApiToken(app);
  [cutting, plating] = await makeStages(app, [{ name: 'Резка' }, { name: 'Гальваника', kind: 'outside' }]);
  product = await makeProduct(app, { designation: 'К-1', quantity: 1 });
});
afterAll(() => app.stop());

/** A batch of ten on its way through both stages: 8 cut, 2 of them back from plating, one of these scrapped. */
async function workedBatch(): Promise<void> {
  const name = `Маршрут ${randomUUID()}`;
  const route = await makeRoute(app, name, ['Резка', 'Гальваника']);
  const partCode = await makePart(app, { product, route, designation: `К-1.${randomUUID()}`, quantity: 10 });
  for (const [operation, amounts] of [
    [1, { good: 8 }],
    [2, { good: 1, scrapped: 1, reason: 'surface' }],
  ] as const) {
    const answer = await app
      .http()
      .post('/api/scans')
      .set('Authorization', `Bearer ${token}`)
      .send({
        ...{ scanId: randomUUID(), partCode, operation, operator: OPERATOR, ...amounts },
        occurredAt: new Date().toISOString(),
      });
    expect(answer.status).toBe(201);
  }
}

async function report(name: string, query: object = {}) {
  const answer = await app
    .http()
    .get(`/api/dashboards/reports/${name}`)
    .query(query)
    .set('Authorization', `Bearer ${token}`)
    .set('Accept-Language', 'en');
  expect(answer.status).toBe(200);
  return answer.body as { rows: Record<string, unknown>[]; totals: Record<string, unknown>; notes: string[] };
}

/** Kind of stage, good, scrapped and reports of each row, and of all. */
async function performance(): Promise<unknown[][]> {
  const { rows, totals } = await report('operator-performance');
  return [...rows, { ...totals, stageKind: 'total' }].map(({ stageKind, good, scrapped, reports }) => [
    ...[stageKind, good, scrapped, reports],
  ]);
}

/** What an operator judged, by stage. */
const judged = async () =>
  (await report('first-pass-yield', { operator: OPERATOR })).rows.map((row) => [row.stage, row.judged]);

/** Of an operator: pieces timed by stage, what he found to be bad by stage, finished and scrapped in all. */
async function ofOperator(): Promise<unknown[]> {
  const [times, bad, made] = await Promise.all(
    ['stage-time', 'defects', 'throughput'].map((name) => report(name, { operator: OPERATOR })),
  );
  return [
    times?.rows.map(({ stage, pieces, reports }) => [stage, pieces, reports]),
    bad?.rows.filter(({ byCode }) => byCode === 'found').map(({ name, scrapped }) => [name, scrapped]),
    [made?.totals.finished, made?.totals.scrapped],
  ];
}

async function becomes(stage: Row | undefined, kind: 'production' | 'outside'): Promise<void> {
  await app.sql.query('update stages set kind = $1 where id = $2', [kind, stage?.id]);
}

it('counts work outside for nobody, neither in rows nor in totals', async () => {
  await workedBatch();
  expect(await performance()).toEqual([
    ['production', 8, 0, 1],
    ['total', 8, 0, 1],
  ]);
  expect(await judged()).toEqual([['Резка', 8]]);
  expect(await ofOperator()).toEqual([[['Резка', 8, 1]], [], [0, 0]]);
  const { notes } = await report('defects', { operator: OPERATOR });
  expect(notes).toContain('Narrowed to an operator: work outside is nobody’s.');
  // Of the stage, and of all, it is told.
  const stages = (await report('first-pass-yield')).rows.map((row) => [row.stage, row.scrapped]);
  expect(stages).toEqual([
    ['Резка', 0],
    ['Гальваника', 1],
  ]);
  expect((await report('throughput')).totals).toEqual({ finished: 1, scrapped: 1 });
  expect((await report('throughput', { shift: '0' })).totals).toEqual({ finished: 1, scrapped: 1 });
  expect((await report('defects')).totals).toEqual({ scrapped: 1, reworked: 0, defects: 1 });
  const timed = (await report('stage-time', { shift: '0' })).rows.map(({ stage, pieces }) => [stage, pieces]);
  expect(timed).toEqual([
    ['Резка', 8],
    ['Гальваника', 2],
  ]);
});

it('leaves what was reported as it was when a stage becomes one outside, or one of our own', async () => {
  await becomes(plating, 'production');
  await becomes(cutting, 'outside');
  expect(await performance()).toEqual([
    ['production', 8, 0, 1],
    ['total', 8, 0, 1],
  ]);
  expect(await judged()).toEqual([['Резка', 8]]);
  expect(await ofOperator()).toEqual([[['Резка', 8, 1]], [], [0, 0]]);
  await workedBatch();
  expect(await performance()).toEqual([
    ['production', 9, 1, 2],
    ['total', 9, 1, 2],
  ]);
  expect(await judged()).toEqual([
    ['Резка', 8],
    ['Гальваника', 2],
  ]);
  expect(await ofOperator()).toEqual([
    [
      ['Резка', 8, 1],
      ['Гальваника', 2, 1],
    ],
    [['Гальваника', 1]],
    [1, 1],
  ]);
});
