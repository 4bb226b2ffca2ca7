import { applyScan } from './apply-scan';
import { applyRoute, assignRoute, type RouteStep } from './assign-route';
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
