import { readAttention } from '../../plugins/dashboards/server/src/attention/attention';
import { reportsUpToDate } from '../../plugins/dashboards/server/src/reports/standing';
import { runReport } from '../../plugins/dashboards/server/src/reports/run-report';
import { tracking, verifyLedgerAt } from '../../src/tracking';
import { startTestApp, type TestApp } from '../support';
import { batchOf, OPERATOR, scanOf, smallFactory } from './scenario';

/** What a factory with shifts is judged by: nights between them, and shifts in place of days. A week of the future. */

const [MONDAY, TUESDAY, WEDNESDAY] = ['2031-03-03', '2031-03-04', '2031-03-05'] as const;
const DAY_SHIFT = `(1, 'День', '08:00', '16:00')`;
const EVENING_SHIFT = `(2, 'Вечер', '16:00', '00:00')`;

let app: TestApp;
/** Batches by what happens to them. */
const codes: Record<'usual' | 'early' | 'morning' | 'afternoon', string> = {
  ...{ usual: '', early: '', morning: '', afternoon: '' },
};

async function reported(code: string, operation: number, good: number, time: string): Promise<void> {
  const occurredAt = `${time}:00.000Z`;
  const engine = tracking(app.strapi, () => new Date(occurredAt));
  expect(await engine.recordScan(scanOf(code, { operation, good, occurredAt }), OPERATOR)).toMatchObject({
    ok: true,
    scan: { occurredAt },
  });
}

/** Sets the shifts, and makes the sums anew with them. */
async function worksIn(...shifts: string[]): Promise<void> {
  await app.sql.query('delete from tracker_shifts');
  if (shifts.length > 0) await app.sql.query(`insert into tracker_shifts values ${shifts.join(', ')}`);
  while (!(await reportsUpToDate(app.strapi)));
}

const at = (time: string) => readAttention(app.strapi, new Date(`${time}Z`));

/** Batches that are stuck at an instant, with since when and how long a batch may wait. */
async function stuckAt(time: string): Promise<[string, string, number][]> {
  const { stuck } = await at(time);
  return stuck.map(({ code, since, patienceSeconds }) => [code, since, patienceSeconds]);
}

beforeAll(async () => {
  app = await startTestApp();
  app.strapi.config.set('factory.timeZone', 'UTC');
  const factory = await smallFactory(app);
  for (const [name, quantity] of [
    ['usual', 10],
    ['early', 4],
    ['morning', 15],
    ['afternoon', 9],
  ] as const) {
    codes[name] = await batchOf(app, factory, quantity);
  }
  // Ten pieces are at B from Monday 15:00 to Tuesday 9:00: 18 h by the clock, two of them working hours.
  await reported(codes.usual, 1, 10, `${MONDAY}T15:00`);
  await reported(codes.early, 1, 4, `${TUESDAY}T07:00`);
  await reported(codes.usual, 2, 10, `${TUESDAY}T09:00`);
  await reported(codes.morning, 1, 15, `${TUESDAY}T10:00`);
  await reported(codes.afternoon, 1, 9, `${TUESDAY}T15:00`);
}, 120_000);
afterAll(() => app.stop());

it('lets a batch wait for twice the working time that is usual, in working time', async () => {
  await worksIn(DAY_SHIFT);
  const early = [codes.early, `${TUESDAY}T07:00:00.000Z`, 14_400];
  const morning = [codes.morning, `${TUESDAY}T10:00:00.000Z`, 14_400];
  const afternoon = [codes.afternoon, `${TUESDAY}T15:00:00.000Z`, 14_400];
  // What came before the shift has waited since it began.
  expect(await stuckAt(`${TUESDAY}T11:59:59.999`)).toEqual([]);
  expect(await stuckAt(`${TUESDAY}T12:00:00.000`)).toEqual([early]);
  expect(await stuckAt(`${TUESDAY}T14:00:00.000`)).toEqual([early]);
  expect(await stuckAt(`${TUESDAY}T14:00:00.001`)).toEqual([early, morning]);
  // One hour before the night, three after it.
  expect(await stuckAt(`${WEDNESDAY}T11:00:00.000`)).toEqual([early, morning]);
  expect(await stuckAt(`${WEDNESDAY}T11:00:00.001`)).toEqual([early, morning, afternoon]);
});

it('goes by the clock on both sides where there are no shifts', async () => {
  await worksIn();
  const morning = [codes.morning, `${TUESDAY}T10:00:00.000Z`, 129_600];
  const named = async (time: string) => (await stuckAt(time)).filter(([code]) => code === codes.morning);
  expect(await named(`${WEDNESDAY}T22:00:00.000`)).toEqual([]);
  expect(await named(`${WEDNESDAY}T22:00:00.001`)).toEqual([morning]);
});

it('tells in the report of queues what has waited for longer than is usual at its stage, by the clock', async () => {
  const read = async (now: string) => {
    const wish = { report: 'work-in-process', from: MONDAY, to: WEDNESDAY, format: 'json' } as const;
    const answer = await runReport(app.strapi, wish, new Date(now), 'en');
    if ('code' in answer) throw new Error(answer.code);
    const row = answer.rows.find(({ stage }) => stage === 'B');
    return [row?.waiting, row?.oldestAt, row?.ageSeconds, row?.ownP85Seconds, row?.isOverdue];
  };
  const oldestAt = `${TUESDAY}T07:00:00.000Z`;
  const usual = 18 * 3_600;
  expect(await read(`${WEDNESDAY}T01:00:00.000Z`)).toEqual([28, oldestAt, usual, usual, false]);
  expect(await read(`${WEDNESDAY}T01:00:01.000Z`)).toEqual([28, oldestAt, usual + 1, usual, true]);
});

it('judges the bottleneck by the last three shifts, the one that goes on among them', async () => {
  await worksIn(DAY_SHIFT, EVENING_SHIFT);
  const { bottleneck, ...told } = await at(`${WEDNESDAY}T10:00:00.000`);
  // Tuesday's two shifts and two hours of Wednesday's; nothing has left C in the 17 h since it had something.
  expect(told).toMatchObject({ since: TUESDAY, sinceShift: 'День', workingHours: 18 });
  expect(bottleneck).toEqual({
    stage: { id: expect.any(String), name: 'C' },
    ...{ waiting: 10, waitedBefore: 0, piecesPerHour: 0, isUsualPace: false, stillHours: 17 },
    ...{ queueHours: null, grewByHours: null },
  });
  expect(await at(`${WEDNESDAY}T07:59:59.999`)).toMatchObject({ since: MONDAY, sinceShift: 'Вечер' });
});

it('counts what came before the first shift of a day to the last one of the day before', async () => {
  await reported(codes.usual, 3, 10, `${WEDNESDAY}T09:00`);
  const { bottleneck } = await at(`${WEDNESDAY}T10:00:00.000`);
  // 15 and 9 came since Tuesday 8:00 and ten left; the four of 7:00 were there.
  expect(bottleneck).toEqual({
    stage: { id: expect.any(String), name: 'B' },
    ...{ waiting: 28, waitedBefore: 14, piecesPerHour: 10 / 18, isUsualPace: false, stillHours: null },
    ...{ queueHours: expect.closeTo(50.4, 9), grewByHours: expect.closeTo(25.2, 9) },
  });
});

it('forgets a shift when the fourth begins', async () => {
  const { bottleneck, ...told } = await at(`${WEDNESDAY}T16:00:00.000`);
  expect(told).toMatchObject({ since: TUESDAY, sinceShift: 'Вечер', workingHours: 16 });
  // Since Tuesday 16:00 nothing but the ten of C has moved: no queue has grown.
  expect(bottleneck).toBeNull();
});

it('goes by three working days where there are no shifts', async () => {
  await worksIn();
  expect(await at(`${WEDNESDAY}T10:00:00.000`)).toMatchObject({
    ...{ since: MONDAY, sinceShift: null, workingHours: 58 },
  });
});

it.each([
  ['tracker_pace_days', 'pieces = pieces + 1'],
  ['tracker_turn_flows', 'arrived = arrived + 1'],
])('finds a row of %s that the facts do not give', async (table, wrong) => {
  await worksIn();
  await worksIn(DAY_SHIFT, EVENING_SHIFT);
  expect((await verifyLedgerAt(app.databaseUrl)).difference).toBeNull();
  await app.sql.query(`update ${table} set ${wrong} where ctid = (select min(ctid) from ${table})`);
  const { difference } = await verifyLedgerAt(app.databaseUrl);
  expect(difference).toMatch(new RegExp(`^${table}: day \\d{4}-\\d\\d-\\d\\d, stage \\d+$`));
});
