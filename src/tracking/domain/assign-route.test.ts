import fc from 'fast-check';
import { applyScan } from './apply-scan';
import {
  applyRoute,
  assignRoute,
  readRouteChange,
  writtenRouteChange,
  type RouteChange,
  type RouteStep,
} from './assign-route';
import { currentOperations, type BatchState } from './batch';
import { launchedBatch } from './launch';
import { recordScan } from './record-scan';

function steps(...stageIds: number[]): RouteStep[] {
  return stageIds.map((stageId) => ({
    stageId,
    stageName: `Stage ${stageId}`,
    stageKind: 'production',
    optional: false,
    mayScrap: true,
    mayRework: true,
  }));
}

function reroute(batch: BatchState, ...stageIds: number[]): BatchState {
  const decision = assignRoute(batch, steps(...stageIds));
  if (!decision.ok) throw new Error(decision.code);
  return applyRoute(batch, decision.change);
}

function good(batch: BatchState, operation: number, pieces: number): BatchState {
  const decision = recordScan(
    batch,
    {
      kind: 'report',
      operation,
      good: pieces,
      scrapped: 0,
      rework: null,
      causeOperation: null,
      reason: null,
      underHold: false,
    },
    { may: null, stageIds: null },
  );
  if (!decision.ok) throw new Error(decision.code);
  return applyScan(batch, decision.fact);
}

function route(batch: BatchState): [number, number, number][] {
  return currentOperations(batch).map(({ number, stageId, waiting }) => [number, stageId, waiting]);
}

it('moves unrouted pieces to the first operation', () => {
  const batch = reroute(launchedBatch(7), 11, 12);
  expect([route(batch), batch.unrouted, batch.revision, batch.nextOperationNumber]).toEqual([
    [
      [1, 11, 7],
      [2, 12, 0],
    ],
    0,
    2,
    3,
  ]);
});

it('replaces operations that have not been started and never uses their numbers again', () => {
  const batch = reroute(reroute(launchedBatch(7), 11, 12), 13, 11);
  expect(route(batch)).toEqual([
    [3, 13, 7],
    [4, 11, 0],
  ]);
  expect(batch.operations.filter(({ replaced }) => replaced).map(({ number }) => number)).toEqual([1, 2]);
});

it('keeps started operations with their pieces and sends those beyond to the first new one', () => {
  const working = good(reroute(launchedBatch(7), 11, 12, 13), 1, 4);
  expect(route(reroute(working, 11, 14, 13))).toEqual([
    [1, 11, 3],
    [4, 14, 4],
    [5, 13, 0],
  ]);
});

it('takes leading steps of the new route as done only where they match what was started', () => {
  const working = good(reroute(launchedBatch(7), 11, 12), 1, 4);
  expect(route(reroute(working, 15, 16))).toEqual([
    [1, 11, 3],
    [3, 15, 4],
    [4, 16, 0],
  ]);
});

it('keeps a skipped-over operation before the last started one', () => {
  const working = good(good(reroute(launchedBatch(7), 11, 12, 13), 1, 4), 2, 1);
  expect(route(reroute(working, 11, 12, 14))).toEqual([
    [1, 11, 3],
    [2, 12, 3],
    [4, 14, 1],
  ]);
});

it('refuses a route that leaves pieces without an operation', () => {
  const working = good(reroute(launchedBatch(7), 11, 12), 1, 4);
  expect(assignRoute(working, steps(11))).toEqual({
    ok: false,
    code: 'route-leaves-pieces',
    details: { pieces: 4 },
  });
  expect(assignRoute(launchedBatch(7), [])).toEqual({
    ok: false,
    code: 'route-leaves-pieces',
    details: { pieces: 7 },
  });
});

it('refuses to route a cancelled batch', () => {
  expect(assignRoute({ ...launchedBatch(7), cancelled: true }, steps(11))).toMatchObject({
    code: 'part-cancelled',
  });
});

describe('a change as a fact keeps it', () => {
  const operation = fc.record({
    ...{ number: fc.nat(), sequence: fc.nat(), stageId: fc.nat(), stageName: fc.string() },
    ...{ stageKind: fc.constantFrom('production', 'inspection', 'outside') },
    ...{ optional: fc.boolean(), mayScrap: fc.boolean(), mayRework: fc.boolean() },
    ...{ waiting: fc.nat(2), good: fc.nat(2), scrapped: fc.nat(2), reworked: fc.nat(2), skipped: fc.nat(2) },
    ...{ started: fc.boolean(), replaced: fc.boolean() },
  });
  const change = fc.record({ retired: fc.array(fc.nat()), added: fc.array(operation), routed: fc.nat() });

  it('is the same when it is read', () => {
    fc.assert(
      fc.property(change, (any) => {
        const made = any as RouteChange;
        const kept: unknown = JSON.parse(JSON.stringify(writtenRouteChange(made)));
        expect(readRouteChange(kept as ReturnType<typeof writtenRouteChange>)).toEqual(made);
        // Facts of before tell every field.
        expect(readRouteChange(made)).toEqual(made);
      }),
    );
  });

  it('does not tell of an operation what is so with every fresh one', () => {
    const decision = assignRoute(launchedBatch(7), steps(11, 12));
    if (!decision.ok) throw new Error(decision.code);
    const named = { stageName: 'Stage 11', stageKind: 'production' };
    expect(writtenRouteChange(decision.change)).toEqual({
      ...{ retired: [], routed: 7 },
      added: [
        { number: 1, sequence: 1, stageId: 11, ...named, waiting: 7 },
        { number: 2, sequence: 2, stageId: 12, ...named, stageName: 'Stage 12' },
      ],
    });
  });
});
