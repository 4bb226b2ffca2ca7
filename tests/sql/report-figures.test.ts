import fc from 'fast-check';
import { readOverview } from '../../plugins/dashboards/server/src/overview/overview';
import { reportsUpToDate } from '../../plugins/dashboards/server/src/reports/standing';
import { runReport } from '../../plugins/dashboards/server/src/reports/run-report';
import type { Report, ReportName, ReportRow } from '../../plugins/dashboards/server/src/reports/contracts';
import { verifyLedgerAt } from '../../src/tracking';
import { makeRoute, makeStages, startTestApp, type Row, type TestApp } from '../support';
import { PlainFigures } from './plain-figures';
import { PlainQueues } from './plain-queues';
import { dayOf, type PlainPeriod, type PlainShift } from './plain-shifts';
import { plainCounts, plainOrder } from './plain-overview';
import { readHistories, readHistory } from './plain-pieces';
import { playOrder, stepArbitrary } from './random-orders';

/** Around the clock, by day, and two that share an hour of the afternoon. */
const DAY = { number: 1, name: 'День', startsAt: '06:00', endsAt: '18:00' };
const EVENING = { number: 2, name: 'Вечер', startsAt: '17:00', endsAt: '00:30' };
const SHIFTS: readonly (readonly PlainShift[])[] = [[], [DAY], [DAY, EVENING]];
const ZONES = ['UTC', 'Asia/Vladivostok', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Auckland'];
const KINDS = ['production', 'inspection', 'outside'] as const;
const DAY_MS = 86_400_000;

let app: TestApp;
let stages: Row[];
let routes: Row[];
/** Numeric ids of the orders that were played. */
const played: number[] = [];

beforeAll(async () => {
  app = await startTestApp();
  stages = await makeStages(app, ['A', 'B', 'C']);
  routes = [
    await makeRoute(app, 'A-B-C', ['A', 'B', 'C']),
    await makeRoute(app, 'A-C', ['A', 'C']),
    await makeRoute(app, 'B?-C-A', ['B?', 'C', 'A']),
  ];
});
afterAll(() => app.stop());

/** `stage` names are A, B and C; the plain figures know their ids. */
const nameOf = (stageId: string) => 'ABC'[stages.findIndex(({ id }) => `${id}` === stageId)] ?? '?';
const named = <Value>(figures: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(figures)
      .filter(([key]) => key !== '0')
      .map(([key, value]) => [nameOf(key), value]),
  );
const byStage = (rows: ReportRow[], keys: string[]) =>
  Object.fromEntries(rows.map((row) => [row.stage, keys.map((key) => row[key])]));
const rank = (sorted: number[], share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
/** No more than a tenth off what the times themselves give; a tenth of a second is none. */
const nearly = (ms: number) => {
  const seconds = ms / 1000;
  return [seconds * 0.9 - 0.1, seconds * 1.1 + 0.1] as const;
};
function expectNearly(told: unknown, ms: number): void {
  const [least, most] = nearly(ms);
  expect(Number(told)).toBeGreaterThanOrEqual(least);
  expect(Number(told)).toBeLessThanOrEqual(most);
}

/** The dashboard's row of the order and its numbers, against what the batches give one by one. */
async function compareOverview({ id, documentId }: Row, now: Date, timeZone: string): Promise<void> {
  const { rows } = await app.sql.query<{ designation: string }>(
    'select designation from products where id = $1',
    [id],
  );
  const wish = { search: rows[0]?.designation ?? '', responsible: '', status: '', page: 1 } as const;
  const overview = await readOverview(app.strapi, wish, now);
  expect(overview.products).toHaveLength(1);
  const { order } = await plainOrder(app.sql, Number(id));
  expect(overview.products[0]).toMatchObject({ id: documentId, ...order });
  expect(overview.numbers).toMatchObject(await plainCounts(app.sql));
  const day = dayOf(now.getTime(), timeZone);
  const ofDay = { from: day, to: day, timeZone, nowMs: now.getTime(), shifts: [] };
  const history = await readHistories(app.sql, played);
  const today = new PlainFigures(history, ofDay).throughput();
  const [finishedToday, scrapToday] = today[day] ?? [0, 0];
  expect(overview.numbers).toMatchObject({ finishedToday, scrapToday });
  const waiting = overview.stages.reduce((total, stage) => total + stage.waiting, 0);
  expect(waiting).toBe(overview.numbers.waiting);
  const queues = new PlainQueues(history, ofDay);
  const told = overview.stages.map(({ name, batches }) => [name, batches]);
  expect(Object.fromEntries(told)).toEqual(named(queues.batches()));
  const aged = overview.stages.filter(({ oldestSince }) => oldestSince !== null);
  expect(
    Object.fromEntries(aged.map(({ name, oldestSince }) => [name, Date.parse(String(oldestSince))])),
  ).toEqual(named(queues.oldest()));
}

type Read = (report: ReportName) => Promise<Report>;

/** What waits of an order, and how long beside what is usual at the stage over all orders. */
async function compareQueues(read: Read, plain: PlainFigures, period: PlainPeriod, id: number) {
  const { rows } = await read('work-in-process');
  const last = named(plain.flowAt(period.to).waiting);
  expect(byStage(rows, ['waiting'])).toEqual(
    Object.fromEntries(
      Object.entries(last)
        .filter(([, n]) => n > 0)
        .map(([stage, n]) => [stage, [n]]),
    ),
  );
  const queues = new PlainQueues(await readHistory(app.sql, id), period);
  const [oldest, held, batches] = [named(queues.oldest()), named(queues.held()), named(queues.batches())];
  const usual = named(new PlainFigures(await readHistories(app.sql, played), period).times());
  for (const row of rows) {
    const stage = String(row.stage);
    expect([row.held, row.batches]).toEqual([held[stage] ?? 0, batches[stage]]);
    const fromMs = oldest[stage];
    expect(row.oldestAt).toBe(fromMs === undefined ? null : new Date(fromMs).toISOString());
    expect(row.ageSeconds).toBe(fromMs === undefined ? null : Math.max(0, period.nowMs - fromMs) / 1000);
    if (usual[stage]) expectNearly(row.ownP85Seconds, rank(usual[stage], 0.85));
    else expect(row.ownP85Seconds).toBeNull();
    const known = row.ageSeconds !== null && row.ownP85Seconds !== null;
    expect(row.isOverdue).toBe(known ? Number(row.ageSeconds) > Number(row.ownP85Seconds) : null);
  }
}

/** Stage C is from now on of this kind. */
async function becomes(kind: string): Promise<void> {
  await app.sql.query('update stages set kind = $1 where id = $2', [kind, stages[2]?.id]);
}

async function worksIn(shifts: readonly PlainShift[]): Promise<void> {
  await app.sql.query('delete from tracker_shifts');
  for (const { number, name, startsAt, endsAt } of shifts) {
    await app.sql.query('insert into tracker_shifts values ($1, $2, $3, $4)', [
      number,
      name,
      startsAt,
      endsAt,
    ]);
  }
}

it('tells of every history what a slow and plain computation tells', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 8 }),
      fc.array(stepArbitrary, { minLength: 5, maxLength: 30, size: 'max' }),
      fc.constantFrom(...ZONES),
      fc.nat(5),
      fc.constantFrom(...SHIFTS),
      fc.tuple(fc.constantFrom(...KINDS), fc.constantFrom(...KINDS)),
      async (quantity, steps, timeZone, cut, shifts, [then, now]) => {
        const beginMs = Date.now();
        await becomes(then);
        const { product, nowMs } = await playOrder(app, routes, quantity, steps);
        played.push(Number(product.id));
        // A report is of the kind of stage that it was made at, whatever becomes of the stage.
        await becomes(now);
        app.strapi.config.set('factory.timeZone', timeZone);
        await worksIn(shifts);
        expect(await reportsUpToDate(app.strapi)).toBe(true);
        const from = dayOf(Math.min(beginMs + cut * DAY_MS, nowMs), timeZone);
        const period = { from, to: dayOf(nowMs, timeZone), timeZone, nowMs, shifts };
        const plain = new PlainFigures(await readHistory(app.sql, product.id), period);
        const read: Read = async (report) => {
          const wish = { report, from, to: period.to, product: product.documentId, format: 'json' } as const;
          const answer = await runReport(app.strapi, wish, new Date(nowMs), 'en');
          if ('code' in answer) throw new Error(answer.code);
          return answer;
        };

        const work = await read('operator-performance');
        const plainWork = Object.entries(plain.work());
        const total = (place: number) =>
          plainWork.reduce((sum, [, amounts]) => sum + (amounts[place] ?? 0), 0);
        expect(work.totals).toMatchObject({
          good: total(0),
          scrapped: total(1),
          reworked: total(2),
          reports: total(3),
        });
        expect(work.rows).toHaveLength(plainWork.length);
        for (const {
          operator,
          stageKindCode,
          shiftNumber,
          startedShare,
          piecesPerHour,
          ...row
        } of work.rows) {
          const own = plain.work()[[operator, stageKindCode, shiftNumber].map(String).join('/')] ?? [];
          const [good, scrapped, reworked, reports = 0, started = 0, paced = 0, ms = 0] = own;
          expect(row).toMatchObject({ good, scrapped, reworked, reports });
          expect(startedShare).toBeCloseTo(started / reports, 9);
          if (ms === 0) expect(piecesPerHour).toBeNull();
          else expect(piecesPerHour).toBeCloseTo((paced * 3_600_000) / ms, 6);
        }

        const times = await read('stage-time');
        const plainTimes = named(plain.times());
        const startMs =
          (
            await app.sql.query<{ ms: number }>(
              `select (extract(epoch from tracker_day_start($1::date, $2)) * 1000)::float8 as ms`,
              [from, timeZone],
            )
          ).rows[0]?.ms ?? Number.NaN;
        const means = named(plain.mean(startMs, nowMs));
        const held = named(plain.held());
        const apart = plain.apart();
        const [waiting, working] = [named(apart.waiting), named(apart.working)];
        expect(times.rows.map(({ stage }) => String(stage)).sort()).toEqual(
          [...new Set([...Object.keys(plainTimes), ...Object.keys(means)])].sort(),
        );
        const started = named(plain.started());
        for (const row of times.rows) {
          const [reports = 0, withStart = 0] = started[String(row.stage)] ?? [];
          expect([row.reports, row.startedShare]).toEqual([
            reports,
            reports === 0 ? null : expect.closeTo(withStart / reports, 9),
          ]);
          const sorted = plainTimes[String(row.stage)] ?? [];
          expect(row.pieces).toBe(sorted.length);
          if (sorted.length > 0) {
            expectNearly(row.p50Seconds, rank(sorted, 0.5));
            expectNearly(row.p85Seconds, rank(sorted, 0.85));
            const whole = sorted.reduce((sum, ms) => sum + ms, 0);
            expect(row.meanSeconds).toBeCloseTo(whole / sorted.length / 1000, 2);
            expect(row.heldSeconds).toBeCloseTo((held[String(row.stage)] ?? 0) / 1000, 2);
          }
          for (const [told, plainly] of [
            [row.waitingSeconds, waiting],
            [row.workingSeconds, working],
          ] as const) {
            const ms = plainly[String(row.stage)];
            if (ms === undefined) expect(told).toBeNull();
            else expect(told).toBeCloseTo(ms / 1000, 2);
          }
          expect(row.littleSeconds).toBeCloseTo((means[String(row.stage)] ?? Number.NaN) / 1000, 2);
        }

        const pass = await read('first-pass-yield');
        expect(byStage(pass.rows, ['firstArrivals', 'scrapped', 'reworked'])).toEqual(
          named(plain.firstPass()),
        );

        const out = await read('throughput');
        const plainOut = plain.throughput();
        for (const { day, finished, scrapped } of out.rows) {
          expect([day, finished, scrapped]).toEqual([day, ...(plainOut[String(day)] ?? [0, 0])]);
        }

        const flow = await read('cumulative-flow');
        for (const row of flow.rows) {
          const { waiting, ends } = plain.flowAt(String(row.day));
          const bands = stages.map(({ documentId }, at) => ['ABC'[at], row[`stage:${documentId}`] ?? 0]);
          const plainBands = named(waiting);
          expect(Object.fromEntries(bands)).toEqual({ A: 0, B: 0, C: 0, ...plainBands });
          expect([row.finished, row.scrapped, row.withdrawn]).toEqual(ends);
        }

        await compareQueues(read, plain, period, Number(product.id));

        const bad = await read('defects');
        const plainBad = Object.entries(plain.defects());
        const [byReason, byCause, byFound] = ['reason', 'cause', 'found'].map((byCode) =>
          bad.rows.filter((row) => row.byCode === byCode),
        );
        /** What one part of the keys has to say: 0 the reason, 1 the causing stage, 2 the finding one. */
        const plainBy = (part: number, keyOf: (told: string) => string) => {
          const amounts: Record<string, number[]> = {};
          for (const [key, [scrapped = 0, reworked = 0]] of plainBad) {
            const told = keyOf(key.split('/')[part] ?? '');
            const [s = 0, r = 0] = amounts[told] ?? [];
            amounts[told] = [s + scrapped, r + reworked];
          }
          return amounts;
        };
        const told = (rows: ReportRow[] | undefined, key: 'id' | 'name') =>
          Object.fromEntries((rows ?? []).map((row) => [row[key], [row.scrapped, row.reworked]]));
        expect(told(byReason, 'id')).toEqual(plainBy(0, (reason) => reason));
        expect(told(byCause, 'name')).toEqual(plainBy(1, nameOf));
        expect(told(byFound, 'name')).toEqual(plainBy(2, nameOf));
        await compareOverview(product, new Date(nowMs), timeZone);
        expect(bad.totals?.defects).toBe(plainBad.reduce((all, [, [s = 0, r = 0]]) => all + s + r, 0));
      },
    ),
    { numRuns: 25 },
  );
}, 300_000);

it('finds a sum that the facts do not give', async () => {
  expect(await reportsUpToDate(app.strapi)).toBe(true);
  expect(await verifyLedgerAt(app.databaseUrl)).toMatchObject({ difference: null });
  const { rows } = await app.sql.query<{ place: string }>(
    `update tracker_flow_days set finished = finished + 1
      where ctid = (select ctid from tracker_flow_days where product_id > 0 order by product_id, day, stage_id limit 1)
     returning 'tracker_flow_days: product ' || product_id || ', day ' || day || ', stage ' || stage_id as place`,
  );
  expect(await verifyLedgerAt(app.databaseUrl)).toMatchObject({ difference: rows[0]?.place });
});
