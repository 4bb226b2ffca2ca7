import fc from 'fast-check';
import type { ReportRow } from '../../plugins/dashboards/server/src/reports/contracts';
import type { Row } from '../support';
import { PlainFigures } from './plain-figures';
import { plainOrder } from './plain-overview';
import type { PlainScan } from './plain-pieces';
import { dayOf, shiftAt } from './plain-shifts';
import { OPERATORS, PlayedWorld, SHIFTS, ZONE, type Looking, type Narrowing } from './played-world';
import { stepArbitrary } from './random-orders';

/** Reports over all products, narrowed to a stage, an operator, a shift, and orders with their lots, against the plain computation. */

const DAY_MS = 86_400_000;

let world: PlayedWorld;

beforeAll(async () => {
  world = await PlayedWorld.start();
}, 120_000);
afterAll(() => world.app.stop());

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

/** Due dates by the order's documentId, days of the factory. */
const dueDates = new Map<string, string | null>();

/** By how many whole days the second lies after the first, `2026-01-31`. */
const daysFrom = (day: string, other: string) => Math.round((Date.parse(other) - Date.parse(day)) / DAY_MS);

/** What is said of an order against its due date: the end of that day is in time, and an open one is at least as late as today. */
function compareLateness(
  { completedAt, p50, beyond, isLate, daysLate, id }: ReportRow,
  lacking: number,
  today: string,
) {
  const due = dueDates.get(String(id)) ?? null;
  const completed = completedAt === null ? null : dayOf(Date.parse(String(completedAt)), ZONE);
  // Where it is none of the days that are looked at it is the one after them, at the earliest.
  const earliest = p50 ?? (beyond === null ? today : dayOf(Date.parse(String(beyond)) + DAY_MS, 'UTC'));
  const ends = completed ?? (String(earliest) < today ? today : String(earliest));
  const late = due === null ? 0 : Math.max(0, daysFrom(due, ends));
  const isSaid = due !== null && (late > 0 || completed !== null || (p50 !== null && lacking === 0));
  expect([id, isLate, daysLate]).toEqual([id, late > 0, isSaid ? late : null]);
}

/** Orders of what was played, with all their lots; of one its batches, which add up to it. */
async function compareOrders({ read }: Looking, nowMs: number): Promise<void> {
  const { rows } = await read('order-completion');
  for (const { id, documentId } of world.orders) {
    const { order: plain, dates, lacking } = await plainOrder(world.app.sql, id);
    const row = rows.find((one) => one.id === documentId);
    // Nothing of it is required any more (its batch was cancelled after a split), and nothing was finished: it is complete on no day.
    const isDayless = plain.parts.complete === plain.parts.total && dates.completedAt === null;
    if (!row || isDayless) {
      expect([id, row === undefined, isDayless]).toEqual([id, true, true]);
      continue;
    }
    const { pieces, good, scrapped } = plain.progress;
    expect(row).toMatchObject({ items: plain.parts.total, completeItems: plain.parts.complete });
    expect(row).toMatchObject({ pieces, finished: good, scrapped, lacking });
    compareLateness(row, lacking, dayOf(nowMs, ZONE));
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
      fc.option(fc.integer({ min: -7, max: 5 }), { nil: null, freq: 5 }),
      async (quantity, steps, dueIn) => {
        const { product, nowMs } = await world.play(quantity, steps);
        const due = dueIn === null ? null : dayOf(nowMs + dueIn * DAY_MS, ZONE);
        dueDates.set(product.documentId, due);
        await world.app.sql.query('update products set due_date = $2 where id = $1', [product.id, due]);
        const looking = await world.look(nowMs);
        await compareWork(looking, {}, () => true);
        for (const stage of world.stages) {
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
        await compareOrders(looking, nowMs);
      },
    ),
    { numRuns: 8 },
  );
}, 300_000);
