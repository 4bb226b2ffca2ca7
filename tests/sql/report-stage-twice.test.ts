import { readOverview } from '../../plugins/dashboards/server/src/overview/overview';
import { reportsUpToDate } from '../../plugins/dashboards/server/src/reports/standing';
import { runReport } from '../../plugins/dashboards/server/src/reports/run-report';
import { tracking } from '../../src/tracking';
import { makePart, makeProduct, makeRoute, makeStages, startTestApp, type TestApp } from '../support';
import { OPERATOR, scanOf } from './scenario';

/** A route that comes back to a stage: what waits there waits at two operations of one batch. */

const NOW = new Date('2031-03-05T12:00:00Z');

let app: TestApp;
let code: string;

beforeAll(async () => {
  app = await startTestApp();
  app.strapi.config.set('factory.timeZone', 'UTC');
  await makeStages(app, ['Токарная', 'Закалка']);
  const route = await makeRoute(app, 'Туда и обратно', ['Токарная', 'Закалка', 'Токарная']);
  const product = await makeProduct(app, { designation: 'ВАЛ-1' });
  code = await makePart(app, { product, designation: 'В-01', quantity: 6, route });
  await makePart(app, { product, designation: 'В-02', quantity: 7, route });
});
afterAll(() => app.stop());

async function reported(operation: number, good: number): Promise<void> {
  const occurredAt = NOW.toISOString();
  const engine = tracking(app.strapi, () => NOW);
  expect(await engine.recordScan(scanOf(code, { operation, good, occurredAt }), OPERATOR)).toMatchObject({
    ok: true,
  });
}

/** Pieces and batches at each stage, as the overview and as the report of what waits tell them. */
async function waiting() {
  expect(await reportsUpToDate(app.strapi)).toBe(true);
  const wish = { search: '', responsible: '', status: '', page: 1 } as const;
  const { stages } = await readOverview(app.strapi, wish, NOW);
  const report = { report: 'work-in-process', from: '2031-03-01', to: '2031-03-05', format: 'json' } as const;
  const answer = await runReport(app.strapi, report, NOW, 'ru');
  if ('code' in answer) throw new Error(answer.code);
  const told = stages.map((stage) => [stage.name, stage.waiting, stage.batches]);
  expect(answer.rows.map((row) => [row.stage, row.waiting, row.batches])).toEqual(told);
  const { rows } = await app.sql.query<{ flaw: string | null }>('select tracker_verify_queues() as flaw');
  expect(rows).toEqual([{ flaw: null }]);
  return Object.fromEntries(told.map(([name, ...figures]) => [name, figures]));
}

it('counts a batch once at a stage, whatever number of its operations have pieces there', async () => {
  expect(await waiting()).toEqual({ Токарная: [13, 2] });
  await reported(1, 4);
  expect(await waiting()).toEqual({ Токарная: [9, 2], Закалка: [4, 1] });
  await reported(2, 3);
  expect(await waiting()).toEqual({ Токарная: [12, 2], Закалка: [1, 1] });
  await reported(1, 2);
  expect(await waiting()).toEqual({ Токарная: [10, 2], Закалка: [3, 1] });
  await reported(3, 3);
  expect(await waiting()).toEqual({ Токарная: [7, 1], Закалка: [3, 1] });
});
