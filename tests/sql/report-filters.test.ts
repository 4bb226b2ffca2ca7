import fc from 'fast-check';
import { reportsUpToDate } from '../../plugins/dashboards/server/src/reports/refresh-reports';
import type { ReportRequest } from '../../plugins/dashboards/server/src/reports/report-request';
import { runReport } from '../../plugins/dashboards/server/src/reports/run-report';
import type { Report, ReportName } from '../../plugins/dashboards/server/src/reports/contracts';
import { makeRoute, makeStages, startTestApp, type Row, type TestApp } from '../support';
import { PlainFigures } from './plain-figures';
import { plainOrder } from './plain-overview';
import { readHistory, type PlainHistory, type PlainScan } from './plain-pieces';
import { dayOf, shiftAt, type PlainPeriod, type PlainShift } from './plain-shifts';
import { playOrder, stepArbitrary } from './random-orders';

/** Reports over all products, narrowed to a stage, an operator, a shift, and orders with their lots, against the plain computation. */

const ZONE = 'Asia/Kathmandu';
const SHIFTS: readonly PlainShift[] = [
  { number: 1, name: 'День', startsAt: '06:00', endsAt: '18:00' },
  { number: 2, name: 'Ночь', startsAt: '18:00', endsAt: '02:00' },
];
const OPERATORS = ['Петров', 'Сидорова'];

let app: TestApp;
let stages: Row[];
let routes: Row[];
const beginMs = Date.now();
const orders: Row[] = [];

beforeAll(async () => {
  app = await startTestApp();
  app.strapi.config.set('factory.timeZone', ZONE);
  await app.sql.query(
    `insert into tracker_shifts values (1, 'День', '06:00', '18:00'), (2, 'Ночь', '18:00', '02:00')`,
  );
  stages = await makeStages(app, ['A', 'B', 'C']);
  routes = [await makeRoute(app, 'A-B-C', ['A', 'B', 'C']), await makeRoute(app, 'A-C', ['A', 'C'])];
}, 120_000);
afterAll(() => app.stop());

async function historyOfAll(): Promise<PlainHistory> {
  const all = await Promise.all(orders.map(({ id }) => readHistory(app.sql, id)));
  return {
    scans: all.flatMap(({ scans }) => scans),
    moves: all.flatMap(({ moves }) => moves),
    finished: all.flatMap(({ finished }) => finished),
    withdrawn: all.flatMap(({ withdrawn }) => withdrawn),
    operations: all.flatMap(({ operations }) => operations),
    holds: all.flatMap(({ holds }) => holds),
    routed: all.flatMap(({ routed }) => routed),
    cancelled: all.flatMap(({ cancelled }) => cancelled),
    scanned: all.flatMap(({ scanned }) => scanned),
  };
}

type Narrowing = Pick<ReportRequest, 'stage' | 'operator' | 'shift' | 'product'>;

interface Looking {
  history: PlainHistory;
  period: PlainPeriod;
  read(report: ReportName, narrowing?: Narrowing): Promise<Report>;
}

const sum = (amounts: number[][], place: number) => amounts.reduce((all, own) => all + (own[place] ?? 0), 0);

/** Totals of work, of those scans alone that pass. */
async function compareWork(
  { history, period, read }: Looking,
  narrowing: Narrowing,
  passes: (scan: PlainScan) => boolean,
) {
  const plain = new PlainFigures({ ...history, scans: history.scans.filter(passes) }, period);
  const work = Object.values(plain.work());
  const { totals } = await read('operator-performance', narrowing);
  expect([narrowing, totals?.good, totals?.scrapped, totals?.reworked, totals?.reports]).toEqual([
    narrowing,
    ...[0, 1, 2, 3].map((place) => sum(work, place)),
  ]);
  const bad = Object.values(plain.defects());
  expect((await read('defects', narrowing)).totals?.defects).toBe(sum(bad, 0) + sum(bad, 1));
}

/** What arrived first at a stage, and what failed there, with the share that is told of it. */
async function compareYield({ history, period, read }: Looking, stage: Row): Promise<void> {
  const plain = new PlainFigures(history, period);
  const [first = 0, scrapped = 0, reworked = 0] = plain.firstPass()[`${stage.id}`] ?? [];
  const { rows, totals } = await read('first-pass-yield', { stage: stage.documentId });
  if (first === 0 && scrapped === 0 && reworked === 0) return expect(rows).toEqual([]);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ firstArrivals: first, scrapped, reworked });
  const atLeast = rows[0]?.yieldAtLeast;
  if (first > 0) expect(atLeast).toBeCloseTo(Math.max(0, 1 - (scrapped + reworked) / first), 9);
  else expect(atLeast).toBeNull();
  const done = Object.values(plain.throughput());
  const [good, bad] = [sum(done, 0), sum(done, 1)];
  if (good + bad > 0) expect(totals?.finalYield).toBeCloseTo(good / (good + bad), 9);
  return undefined;
}

/** Orders of what was played, with all their lots; of one its batches, which add up to it. */
async function compareOrders({ read }: Looking): Promise<void> {
  const { rows } = await read('order-completion');
  for (const { id, documentId } of orders) {
    const { order: plain, dates } = await plainOrder(app.sql, id);
    const row = rows.find((one) => one.id === documentId);
    if (!row) {
      expect(plain.parts.total).toBe(0);
      continue;
    }
    const { pieces, good, scrapped } = plain.progress;
    expect(row).toMatchObject({ items: plain.parts.total, completeItems: plain.parts.complete });
    expect(row).toMatchObject({ pieces, finished: good, scrapped, isLate: false });
    expect(row.finalYield ?? null).toEqual(
      good + scrapped === 0 ? null : expect.closeTo(good / (good + scrapped), 9),
    );
    expect(row).toMatchObject(dates);
    const batches = (await read('order-completion', { product: documentId })).rows;
    for (const key of ['pieces', 'finished', 'scrapped'] as const) {
      expect(batches.reduce((all, batch) => all + Number(batch[key]), 0)).toBe(row[key]);
    }
  }
}

it('tells of all orders together, narrowed or not, what the plain computation tells', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 8 }),
      fc.array(stepArbitrary, { minLength: 5, maxLength: 25, size: 'max' }),
      async (quantity, steps) => {
        const { product, nowMs } = await playOrder(app, routes, quantity, steps);
        orders.push(product);
        expect(await reportsUpToDate(app.strapi)).toBe(true);
        const endMs = Math.max(nowMs, Date.now()) + 60 * 86_400_000;
        const period = {
          ...{ from: dayOf(beginMs, ZONE), to: dayOf(endMs, ZONE), timeZone: ZONE, nowMs: endMs },
          shifts: SHIFTS,
        };
        const read: Looking['read'] = async (report, narrowing = {}) => {
          const wish = { report, from: period.from, to: period.to, format: 'json', ...narrowing } as const;
          const answer = await runReport(app.strapi, wish, new Date(nowMs), 'en');
          if ('code' in answer) throw new Error(answer.code);
          return answer;
        };
        const looking = { history: await historyOfAll(), period, read };
        await compareWork(looking, {}, () => true);
        for (const stage of stages) {
          const here = ({ stageId }: PlainScan) => stageId === stage.id;
          await compareWork(looking, { stage: stage.documentId }, here);
          await compareYield(looking, stage);
        }
        for (const operator of OPERATORS) {
          await compareWork(looking, { operator }, (scan) => scan.operator === operator);
        }
        for (const shift of [0, 1, 2]) {
          await compareWork(
            looking,
            { shift: `${shift}` },
            (scan) => shiftAt(scan.atMs, SHIFTS, ZONE) === shift,
          );
        }
        await compareOrders(looking);
      },
    ),
    { numRuns: 8 },
  );
}, 300_000);
