import fc from 'fast-check';
import type { ReportRow } from '../../plugins/dashboards/server/src/reports/contracts';
import { PlainFigures } from './plain-figures';
import { meanOf, PlainNarrowed, rankOf } from './plain-narrowed';
import { PlainQueues } from './plain-queues';
import type { PlainScan } from './plain-pieces';
import { shiftAt } from './plain-shifts';
import { OPERATORS, PlayedWorld, SHIFTS, ZONE, type Looking, type Narrowing } from './played-world';
import { stepArbitrary } from './random-orders';

/** Row by row: reports narrowed to a stage, an operator, a shift, against the plain computation over the raw scans. */

let world: PlayedWorld;

beforeAll(async () => {
  world = await PlayedWorld.start();
  // What is done there is no person's, whoever reports it.
  await world.app.sql.query(`update stages set kind = 'outside' where id = $1`, [world.stages[2]?.id]);
}, 120_000);
afterAll(() => world.app.stop());

interface Case {
  narrowing: Narrowing;
  passes(scan: PlainScan): boolean;
}

const isOfPeople = ({ operator, shift }: Narrowing) => operator !== undefined || shift !== undefined;
const nameOf = (stageId: string) => 'ABC'[world.stages.findIndex(({ id }) => `${id}` === stageId)] ?? '?';
const named = <Value>(figures: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(figures).map(([key, value]) => [nameOf(key), value]));
const byStage = (rows: readonly ReportRow[], of: (row: ReportRow) => unknown) =>
  Object.fromEntries(rows.map((row) => [String(row.stage), of(row)]));

function cases(): Case[] {
  return [
    ...world.stages.map(({ id, documentId }) => ({
      narrowing: { stage: documentId },
      passes: ({ stageId }: PlainScan) => stageId === Number(id),
    })),
    ...OPERATORS.map((operator) => ({
      narrowing: { operator },
      passes: (scan: PlainScan) => scan.operator === operator && scan.stageKind !== 'outside',
    })),
    ...[0, 1, 2].map((shift) => ({
      narrowing: { shift: `${shift}` },
      passes: ({ atMs }: PlainScan) => shiftAt(atMs, SHIFTS, ZONE) === shift,
    })),
    {
      narrowing: { operator: OPERATORS[0], shift: '1', stage: world.stages[0]?.documentId },
      passes: ({ operator, stageKind, atMs, stageId }: PlainScan) =>
        operator === OPERATORS[0] &&
        stageKind !== 'outside' &&
        shiftAt(atMs, SHIFTS, ZONE) === 1 &&
        stageId === Number(world.stages[0]?.id),
    },
  ];
}

async function compareWork({ read }: Looking, { narrowing }: Case, plain: PlainNarrowed): Promise<void> {
  const { rows } = await read('operator-performance', narrowing);
  const told = rows.map(({ operator, shiftNumber, good, scrapped, reworked, reports }) => [
    `${String(operator)}/production/${String(shiftNumber)}`,
    [good, scrapped, reworked, reports],
  ]);
  const work = Object.entries(plain.work()).map(([key, amounts]) => [key, amounts.slice(0, 4)]);
  expect([narrowing, Object.fromEntries(told)]).toEqual([narrowing, Object.fromEntries(work)]);
}

async function compareDefects({ read }: Looking, { narrowing }: Case, plain: PlainNarrowed): Promise<void> {
  const { rows } = await read('defects', narrowing);
  const found = rows.filter(({ byCode }) => byCode === 'found');
  const amounts: Record<string, number[]> = {};
  for (const [key, [scrapped = 0, reworked = 0]] of Object.entries(plain.defects())) {
    const stage = nameOf(key.split('/')[2] ?? '');
    const [bad = 0, back = 0] = amounts[stage] ?? [];
    amounts[stage] = [bad + scrapped, back + reworked];
  }
  expect(
    Object.fromEntries(found.map(({ name, scrapped, reworked }) => [name, [scrapped, reworked]])),
  ).toEqual(amounts);
  const all = Object.values(amounts).reduce((total, [bad = 0, back = 0]) => total + bad + back, 0);
  let upTo = 0;
  for (const { defects, share, cumulativeShare } of found) {
    upTo += Number(defects);
    expect(share).toBeCloseTo(Number(defects) / all, 9);
    expect(cumulativeShare).toBeCloseTo(upTo / all, 9);
  }
}

async function compareOutput({ read }: Looking, { narrowing }: Case, plain: PlainNarrowed): Promise<void> {
  const { rows } = await read('throughput', narrowing);
  const stage = world.stages.find(({ documentId }) => documentId === narrowing.stage);
  const days = isOfPeople(narrowing) ? plain.reported() : plain.finishedAt(Number(stage?.id));
  const told = rows.filter(({ finished, scrapped }) => finished !== 0 || scrapped !== 0);
  expect([
    narrowing,
    Object.fromEntries(told.map(({ day, finished, scrapped }) => [day, [finished, scrapped]])),
  ]).toEqual([narrowing, days]);
}

async function compareTimes({ read }: Looking, { narrowing }: Case, plain: PlainNarrowed): Promise<void> {
  const { rows } = await read('stage-time', narrowing);
  const times = named(plain.times());
  const timed = rows.filter(({ pieces }) => Number(pieces) > 0);
  expect([narrowing, byStage(timed, ({ pieces }) => pieces)]).toEqual([
    narrowing,
    Object.fromEntries(Object.entries(times).map(([stage, sorted]) => [stage, sorted.length])),
  ]);
  for (const { stage, p50Seconds, p85Seconds, meanSeconds } of timed) {
    const sorted = times[String(stage)] ?? [];
    for (const [told, share] of [
      [p50Seconds, 0.5],
      [p85Seconds, 0.85],
    ] as const) {
      const seconds = rankOf(sorted, share) / 1000;
      expect(Math.abs(Number(told) - seconds)).toBeLessThanOrEqual(0.1 * seconds + 0.1);
    }
    expect(Number(meanSeconds)).toBeCloseTo(meanOf(sorted) / 1000, 2);
  }
}

async function compareJudged({ read }: Looking, { narrowing }: Case, plain: PlainNarrowed): Promise<void> {
  if (!isOfPeople(narrowing)) return;
  const { rows } = await read('first-pass-yield', narrowing);
  const judged = named(plain.judged());
  expect(byStage(rows, (row) => [row.judged, row.scrapped, row.reworked])).toEqual(judged);
  for (const { stage, yieldAtLeast } of rows) {
    const [all = 0, bad = 0, back = 0] = judged[String(stage)] ?? [];
    expect(yieldAtLeast).toBeCloseTo(1 - (bad + back) / all, 9);
  }
}

/** What waits at one stage, now and at each day's end. */
async function compareQueues({ read, history, period }: Looking, { narrowing }: Case): Promise<void> {
  const stage = world.stages.find(({ documentId }) => documentId === narrowing.stage);
  if (!stage || isOfPeople(narrowing)) return;
  const plain = new PlainFigures(history, period);
  const queues = new PlainQueues(history, period);
  const waiting = plain.flowAt(period.to).waiting[`${stage.id}`] ?? 0;
  const [queue, ...others] = (await read('work-in-process', narrowing)).rows;
  expect(others).toEqual([]);
  expect([queue?.waiting ?? 0, queue?.held ?? 0]).toEqual([waiting, queues.held()[`${stage.id}`] ?? 0]);
  const oldestMs = queues.oldest()[`${stage.id}`];
  expect(queue?.oldestAt ?? null).toBe(oldestMs === undefined ? null : new Date(oldestMs).toISOString());
  for (const row of (await read('cumulative-flow', narrowing)).rows) {
    const day = plain.flowAt(String(row.day)).waiting[`${stage.id}`] ?? 0;
    expect([row.day, row[`stage:${stage.documentId}`] ?? 0]).toEqual([row.day, day]);
  }
}

it('tells row by row of a stage, an operator and a shift what the plain computation tells', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 8 }),
      fc.array(stepArbitrary, { minLength: 5, maxLength: 25, size: 'max' }),
      async (quantity, steps) => {
        const { nowMs } = await world.play(quantity, steps);
        const looking = await world.look(nowMs);
        for (const one of cases()) {
          const plain = new PlainNarrowed(looking.history, looking.period, (scan) => one.passes(scan));
          await compareWork(looking, one, plain);
          await compareDefects(looking, one, plain);
          await compareOutput(looking, one, plain);
          await compareTimes(looking, one, plain);
          await compareJudged(looking, one, plain);
          await compareQueues(looking, one);
        }
      },
    ),
    { numRuns: 6 },
  );
}, 300_000);
