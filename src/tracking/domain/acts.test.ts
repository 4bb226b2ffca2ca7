import { MAX_QUANTITY, type Refusal } from '../contracts';
import { applyScan } from './apply-scan';
import { applyRoute, assignRoute, type RouteStep } from './assign-route';
import { statusOf, type BatchState } from './batch';
import { cancelBatch } from './cancel';
import { addPieces, withdrawPieces } from './change-quantity';
import { holdBatch, releaseBatch } from './hold';
import { launchedBatch } from './launch';
import { applyAct, applySplitIn, type ActDecision } from './part-act';
import { recordScan, type ScanDecision } from './record-scan';
import { reverseSplit, splitBatch } from './split';

function step(stageId: number): RouteStep {
  return {
    stageId,
    stageName: `Stage ${stageId}`,
    stageKind: 'production',
    optional: false,
    mayScrap: true,
    mayRework: true,
  };
}

function rerouted(batch: BatchState, stages: number[]): BatchState {
  const decision = assignRoute(batch, stages.map(step));
  if (!decision.ok) throw new Error(decision.code);
  return applyRoute(batch, decision.change);
}

function routed(pieces: number): BatchState {
  return rerouted(launchedBatch(pieces), [1, 2, 3]);
}

function reported(batch: BatchState, changes: Partial<ScanDecision>): BatchState {
  const none = { rework: null, causeOperation: null, reason: 'r', underHold: false };
  const decision: ScanDecision = { kind: 'report', operation: 1, good: 0, scrapped: 0, ...none, ...changes };
  const decided = recordScan(batch, decision, { may: null, stageIds: null });
  if (!decided.ok) throw new Error(decided.code);
  return applyScan(batch, decided.fact);
}

function done(batch: BatchState, decision: ActDecision): BatchState {
  if (!decision.ok) throw new Error(decision.code);
  return applyAct(batch, decision.fact);
}

const waitingAt = ({ operations }: BatchState): number[] => operations.map(({ waiting }) => waiting);
const no = (code: Refusal['code'], details: Refusal['details'] = {}): Refusal => ({
  ok: false,
  code,
  details,
});
const wish = (quantity: number, operation: number | null = null) => ({ quantity, operation, reason: 'why' });

/** 10 pieces: 4 wait at the first operation, 3 at the second, 1 at the third, 1 is finished, 1 scrapped. */
function underWay(): BatchState {
  const begun = reported(reported(routed(10), { good: 5 }), { scrapped: 1 });
  return reported(reported(begun, { operation: 2, good: 2 }), { operation: 3, good: 1 });
}

describe('add', () => {
  it('puts pieces in at the first operation and raises what is launched', () => {
    const after = done(underWay(), addPieces(underWay(), wish(3)));
    expect(after).toMatchObject({ launched: 13, finished: 1, scrapped: 1, withdrawn: 0, revision: 7 });
    expect(waitingAt(after)).toEqual([7, 3, 1]);
    expect(addPieces(underWay(), wish(3, 1))).toEqual(addPieces(underWay(), wish(3)));
  });

  it('puts them to the unrouted pieces where there is no route', () => {
    const batch = launchedBatch(2);
    expect(done(batch, addPieces(batch, wish(5)))).toMatchObject({ launched: 7, unrouted: 7 });
  });

  it('makes a finished batch one that is under way again', () => {
    const finished = [1, 2, 3].reduce(
      (batch, operation) => reported(batch, { operation, good: 1 }),
      routed(1),
    );
    expect(statusOf(finished)).toBe('finished');
    expect(statusOf(done(finished, addPieces(finished, wish(1))))).toBe('in-work');
  });

  it('refuses nothing, another place, no reason and more than a batch can have', () => {
    const batch = routed(10);
    expect(addPieces(batch, wish(0))).toEqual(no('quantity-not-positive'));
    expect(addPieces(batch, wish(1, 2))).toEqual(no('operation-not-first', { first: 1 }));
    expect(addPieces(batch, wish(1, 9))).toEqual(no('operation-not-on-route', { operation: 9 }));
    expect(addPieces(batch, { ...wish(1), reason: null })).toEqual(no('reason-required', { act: 'add' }));
    expect(addPieces(batch, wish(MAX_QUANTITY - 10))).toMatchObject({ ok: true });
    expect(addPieces(batch, wish(MAX_QUANTITY - 9))).toEqual(
      no('quantity-exceeds-limit', { limit: MAX_QUANTITY, launched: 10 }),
    );
  });
});

describe('withdraw', () => {
  it('takes waiting pieces out where they wait', () => {
    const after = done(underWay(), withdrawPieces(underWay(), wish(3, 2)));
    expect(after).toMatchObject({ launched: 10, withdrawn: 3 });
    expect(waitingAt(after)).toEqual([4, 0, 1]);
  });

  it('of all that wait leaves a finished batch', () => {
    const batch = routed(4);
    expect(statusOf(done(batch, withdrawPieces(batch, wish(4))))).toBe('finished');
  });

  it('refuses more than wait there, a replaced operation and no reason', () => {
    expect(withdrawPieces(underWay(), wish(2, 3))).toEqual(
      no('quantity-exceeds-waiting', { waiting: 1, asked: 2 }),
    );
    const changed = rerouted(routed(2), [3, 2]);
    expect(withdrawPieces(changed, wish(1, 1))).toMatchObject({ ok: false, code: 'operation-replaced' });
    expect(withdrawPieces(changed, { ...wish(1), reason: null })).toEqual(
      no('reason-required', { act: 'withdraw' }),
    );
  });
});

describe('hold and release', () => {
  it('stop and free a batch without moving a piece', () => {
    const held = done(underWay(), holdBatch(underWay(), 'no gauge'));
    expect([statusOf(held), waitingAt(held)]).toEqual(['held', [4, 3, 1]]);
    expect(statusOf(done(held, releaseBatch(held)))).toBe('in-work');
  });

  it('refuse a second hold, a release of nothing and a hold without a reason', () => {
    const held = done(routed(1), holdBatch(routed(1), 'no gauge'));
    expect(holdBatch(held, 'again')).toEqual(no('part-already-held'));
    expect(releaseBatch(routed(1))).toEqual(no('part-not-held'));
    expect(holdBatch(routed(1), null)).toEqual(no('reason-required', { act: 'hold' }));
  });
});

describe('cancel', () => {
  it('withdraws all that waits and keeps what is finished and scrapped, also of a held batch', () => {
    const held = done(underWay(), holdBatch(underWay(), 'no gauge'));
    const after = done(held, cancelBatch(held, 'the customer left'));
    expect(after).toMatchObject({ withdrawn: 8, finished: 1, scrapped: 1, cancelled: true });
    expect([statusOf(after), waitingAt(after)]).toEqual(['cancelled', [0, 0, 0]]);
  });

  it('takes unrouted pieces too', () => {
    const after = done(launchedBatch(5), cancelBatch(launchedBatch(5), 'why'));
    expect(after).toMatchObject({ withdrawn: 5, unrouted: 0 });
  });

  it('is the last act on a batch', () => {
    const after = done(routed(1), cancelBatch(routed(1), 'why'));
    const acts = [
      addPieces(after, wish(1)),
      withdrawPieces(after, wish(1)),
      holdBatch(after, 'why'),
      releaseBatch(after),
      cancelBatch(after, 'why'),
      splitBatch(after, wish(1)),
    ];
    expect(acts).toEqual(acts.map(() => no('part-cancelled')));
    expect(cancelBatch(routed(1), null)).toEqual(no('reason-required', { act: 'cancel' }));
  });
});

describe('split', () => {
  function splitOff(source: BatchState, quantity: number, operation: number | null = null) {
    const decision = splitBatch(source, { quantity, operation });
    if (!decision.ok) throw new Error(decision.code);
    return {
      source: applyAct(source, decision.out),
      lot: applySplitIn(launchedBatch(0), decision.into),
      into: decision.into,
    };
  }
  const CREATION = ['launched', 'split-in', 'label-issued', 'required-set'];

  it('moves waiting pieces to a lot that has all operations and none of the work', () => {
    const { source, lot } = splitOff(underWay(), 2, 2);
    expect(source).toMatchObject({ launched: 10, splitOut: 2 });
    expect(waitingAt(source)).toEqual([4, 1, 1]);
    expect(lot).toMatchObject({ launched: 2, finished: 0, scrapped: 0, splitOut: 0 });
    expect(
      lot.operations.map(({ waiting, good, scrapped, started }) => [waiting, good, scrapped, started]),
    ).toEqual([
      [0, 0, 0, true],
      [2, 0, 0, false],
      [0, 0, 0, false],
    ]);
  });

  it('refuses more than wait there and nothing', () => {
    expect(splitBatch(underWay(), { quantity: 4, operation: 2 })).toEqual(
      no('quantity-exceeds-waiting', { waiting: 3, asked: 4 }),
    );
    expect(splitBatch(underWay(), { quantity: 0, operation: 2 })).toEqual(no('quantity-not-positive'));
  });

  it('goes back to where the pieces were taken, and the lot ends', () => {
    const { source, lot, into } = splitOff(underWay(), 2, 2);
    const decision = reverseSplit(lot, source, into, CREATION);
    if (!decision.ok) throw new Error(decision.code);
    expect(applyAct(source, decision.comeBack)).toMatchObject({ splitOut: 0, launched: 10 });
    expect(waitingAt(applyAct(source, decision.comeBack))).toEqual([4, 3, 1]);
    const ended = applyAct(lot, decision.leave);
    expect([statusOf(ended), waitingAt(ended), ended.splitOut]).toEqual(['cancelled', [0, 0, 0], 2]);
  });

  it('goes back to what has replaced the operation meanwhile', () => {
    const { source, lot, into } = splitOff(routed(5), 2);
    const decision = reverseSplit(lot, rerouted(source, [3, 2]), into, CREATION);
    expect(decision).toMatchObject({ ok: true, comeBack: { at: 'source', operation: 4, quantity: 2 } });
  });

  it('is not reversed once the lot has facts of work, or one of the two is cancelled', () => {
    const { source, lot, into } = splitOff(underWay(), 2, 2);
    expect(reverseSplit(lot, source, into, [...CREATION, 'start', 'held'])).toEqual(
      no('lot-has-work', { facts: 2 }),
    );
    const cancelled = done(source, cancelBatch(source, 'why'));
    expect(reverseSplit(lot, cancelled, into, CREATION)).toEqual(no('part-cancelled'));
  });
});
