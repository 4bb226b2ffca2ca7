import fc from 'fast-check';
import { readAttention } from '../../plugins/dashboards/server/src/attention/attention';
import type { Attention } from '../../plugins/dashboards/server/src/contracts';
import { readHistory, readOpenOrders } from '../../plugins/dashboards/server/src/forecast/forecast-inputs';
import { readMissing } from '../../plugins/dashboards/server/src/missing/missing';
import { makePart, type Row } from '../support';
import {
  flowsSince,
  goodByDay,
  idleAt,
  inHours,
  pacesOf,
  remainingOf,
  type PlainFlow,
  type PlannedLot,
} from './plain-attention';
import { rankOf } from './plain-narrowed';
import { readHistory as readPieces, type PlainHistory } from './plain-pieces';
import { dayOf, instantOf, workingMs } from './plain-shifts';
import { PlayedWorld, SHIFTS, ZONE, type Looking } from './played-world';
import { stepArbitrary } from './random-orders';

/** What a forecast is made from, the bottleneck, what is stuck and missing parts, against the plain computation over the raw scans. */

const DAY_MS = 86_400_000;
const STUCK_HOURS = 30;

let world: PlayedWorld;

beforeAll(async () => {
  world = await PlayedWorld.start();
  await world.app.sql.query('update tracker_factory_calendar set stuck_after_hours = $1', [STUCK_HOURS]);
}, 120_000);
afterAll(() => world.app.stop());

async function compareForecastInputs({ history }: Looking, nowMs: number): Promise<void> {
  const open = new Map((await readOpenOrders(world.app.strapi)).map((order) => [order.id, order.remaining]));
  for (const { id } of world.orders) {
    const { rows: plan } = await world.app.sql.query<PlannedLot>(
      'select part_id as "partId", item_key as item, required, lot from part_states where product_id = $1',
      [id],
    );
    const plain = remainingOf(await readPieces(world.app.sql, Number(id)), plan);
    const told = (open.get(Number(id)) ?? []).map(({ stageId, pieces }) => [`${stageId}`, pieces]);
    expect([id, Object.fromEntries(told)]).toEqual([id, plain]);
  }
  const today = dayOf(nowMs, ZONE);
  const made = await readHistory(world.app.strapi, today);
  expect(Object.fromEntries(made.map(({ stageId, perDay }) => [`${stageId}`, perDay]))).toEqual(
    goodByDay(history, ZONE, today),
  );
}

/** Working hours from an instant until now. */
const hoursFrom = (sinceMs: number, nowMs: number) => inHours(workingMs(sinceMs, nowMs, SHIFTS, ZONE));

interface Judged {
  flow: PlainFlow;
  pace: number | null;
  hours: number;
}

/** The stage that grew most in hours of its own pace; one without any pace before all others. */
function worstOf(judged: readonly Judged[]): Judged | undefined {
  const nameOf = ({ flow }: Judged) => world.stages.findIndex(({ id }) => `${id}` === flow.stageId);
  return [...judged].sort(
    (a, b) =>
      (a.hours === b.hours
        ? b.flow.arrived - b.flow.left - (a.flow.arrived - a.flow.left)
        : b.hours - a.hours) || nameOf(a) - nameOf(b),
  )[0];
}

function compareBottleneck(told: Attention, history: PlainHistory, nowMs: number): void {
  const began = history.moves.map(({ atMs }) => dayOf(atMs, ZONE)).sort()[0] ?? '';
  if (began >= dayOf(nowMs, ZONE)) return expect(told.bottleneck).toBeNull();
  const shift = SHIFTS.find(({ name }) => name === told.sinceShift);
  const sinceMs = instantOf(told.since, shift?.startsAt ?? '00:00', ZONE);
  const hours = hoursFrom(sinceMs, nowMs);
  expect(told.workingHours).toBeCloseTo(hours, 6);
  const month = new Date(Date.parse(dayOf(nowMs, ZONE)) - 29 * DAY_MS).toISOString().slice(0, 10);
  const monthMs = instantOf(month > began ? month : began, '00:00', ZONE);
  const usual = new Map(flowsSince(history, monthMs).map(({ stageId, left }) => [stageId, left]));
  const judged = flowsSince(history, sinceMs)
    .filter(({ waiting, arrived, left }) => waiting > 0 && arrived > left)
    .map((flow): Judged => {
      const past = usual.get(flow.stageId) ?? 0;
      const pace = flow.left > 0 ? flow.left / hours : past > 0 ? past / hoursFrom(monthMs, nowMs) : null;
      return { flow, pace, hours: pace === null ? Infinity : (flow.arrived - flow.left) / pace };
    });
  // Whether a stage that nothing ever left has been still for long enough is for tests of their own to say.
  if (hours <= 0 || judged.some(({ pace }) => pace === null)) return undefined;
  const worst = worstOf(judged);
  if (!worst) return expect(told.bottleneck).toBeNull();
  const { flow, pace } = worst;
  const stage = world.stages.find(({ id }) => `${id}` === flow.stageId);
  expect(told.bottleneck).toMatchObject({
    stage: { id: stage?.documentId },
    ...{ waiting: flow.waiting, waitedBefore: flow.waiting - flow.arrived + flow.left },
    ...{ isUsualPace: flow.left === 0, piecesPerHour: expect.closeTo(pace ?? NaN, 6) },
    grewByHours: expect.closeTo(worst.hours, 3),
    queueHours: expect.closeTo(flow.waiting / (pace ?? NaN), 3),
  });
  return undefined;
}

async function compareStuck(told: Attention, { history, period }: Looking, nowMs: number): Promise<void> {
  const { rows } = await world.app.sql.query<{ id: number; code: string }>(
    'select part_id as id, code from part_states',
  );
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  const month = new Date(Date.parse(dayOf(nowMs, ZONE)) - 30 * DAY_MS).toISOString().slice(0, 10);
  const paces = pacesOf(history, period, month, SHIFTS);
  const listed = new Map(told.stuck.map((batch) => [`${batch.code}/${batch.operation}`, batch]));
  expect(told.more).toBe(false);
  for (const { partId, operation, stageId, clockMs, workingMs: worked } of idleAt(
    history,
    period,
    nowMs,
    SHIFTS,
  )) {
    const times = paces[stageId] ?? [];
    const p85 = times.length >= 10 ? rankOf(times, 0.85) : 0;
    const patient = p85 > 0 ? 2 * p85 : Infinity;
    const batch = listed.get(`${codes.get(partId) ?? ''}/${operation}`);
    const where = [partId, operation, inHours(clockMs), inHours(worked), inHours(patient)];
    // What is told is right to a tenth of the p85, so a wait that is nearer to it may be told or not.
    const isLong = inHours(clockMs) > STUCK_HOURS || worked > 1.1 * patient + 200;
    const isShort = inHours(clockMs) < STUCK_HOURS && worked < 0.9 * patient - 200;
    if (isLong) expect([...where, batch !== undefined]).toEqual([...where, true]);
    if (isShort) expect([...where, batch]).toEqual([...where, undefined]);
    if (!batch) continue;
    const seconds = Math.min(patient, STUCK_HOURS * 3_600_000) / 1000;
    expect(Math.abs(batch.patienceSeconds - seconds)).toBeLessThanOrEqual(0.1 * seconds + 0.2);
    expect(batch.waitsForParts).toBe(false);
  }
}

/** Two assemblies take of the first batch of an order three and one a piece. */
async function assembled(product: Row): Promise<{ child: number; parents: string[] }> {
  const { sql } = world.app;
  const { rows } = await sql.query<{ id: number }>(
    'select part_id as id from part_states where product_id = $1 and lot = 0',
    [product.id],
  );
  const child = rows[0]?.id ?? 0;
  const parents: string[] = [];
  for (const [quantity, each] of [
    [2, 3],
    [1, 1],
  ] as const) {
    const wish = {
      product,
      kind: 'assembly',
      route: null,
      quantity,
      designation: `${child}-${each}`,
    } as const;
    const code = await makePart(world.app, wish);
    parents.push(code);
    await sql.query(
      `insert into bom_lines (document_id, product_id, parent_part_id, child_part_id, quantity)
       select tracker_document_id(), product_id, part_id, $2, $3 from part_states where code = $1`,
      [code, child, each],
    );
  }
  return { child, parents };
}

async function compareMissing(product: Row, nowMs: number): Promise<void> {
  const { child, parents } = await assembled(product);
  const { rows: lots } = await world.app.sql.query<{ id: number }>(
    'select part_id as id from part_states where root_part_id = $1',
    [child],
  );
  const ids = new Set(lots.map(({ id }) => id));
  const { finished, scans, operations } = await readPieces(world.app.sql, Number(product.id));
  const own = <Thing extends { partId: number }>(things: readonly Thing[]) =>
    things.filter(({ partId }) => ids.has(partId));
  const done = own(finished).reduce((all, { pieces }) => all + pieces, 0);
  const bad = own(scans).reduce((all, { scrapped }) => all + scrapped, 0);
  const isRouted = own(operations).some(({ replaced }) => !replaced);
  for (const [at, perAssembly] of [3, 1].entries()) {
    const told = await readMissing(world.app.strapi, parents[at] ?? '', new Date(nowMs));
    if ('code' in told) throw new Error(String(told.code));
    expect(told.components).toHaveLength(1);
    expect(told.components[0]).toMatchObject({
      ...{ perAssembly, needed: 2 * 3 + 1, finished: done, scrapped: bad, hasOperations: isRouted },
      missing: isRouted ? Math.max(0, 2 * 3 + 1 - done) : null,
    });
  }
}

it('judges of every history what a slow and plain computation judges', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 8 }),
      fc.array(stepArbitrary, { minLength: 5, maxLength: 25, size: 'max' }),
      fc.nat(40),
      async (quantity, steps, later) => {
        const { product } = await world.play(quantity, steps);
        const nowMs = world.endMs + later * 3_600_000;
        const looking = await world.look(nowMs);
        await compareForecastInputs(looking, nowMs);
        const told = await readAttention(world.app.strapi, new Date(nowMs));
        compareBottleneck(told, looking.history, nowMs);
        await compareStuck(told, looking, nowMs);
        await compareMissing(product, nowMs);
      },
    ),
    { numRuns: 8 },
  );
}, 300_000);
