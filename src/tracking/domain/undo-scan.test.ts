import type { Amounts, Capability, RefusalCode, Rights } from '../contracts';
import { applyScan, applyUndo } from './apply-scan';
import { applyRoute, assignRoute, type RouteStep } from './assign-route';
import type { BatchState } from './batch';
import { launchedBatch } from './launch';
import { recordScan, type ScanDecision } from './record-scan';
import { undoScan, UNDO_WINDOW_MS, type UndoDecision, type UndoTarget } from './undo-scan';

const ALL: Rights = { may: null, stageIds: null };
const MINE: UndoDecision = { amounts: null, reason: null, own: true, elapsedMs: 0 };

function step(stageId: number, optional = false): RouteStep {
  return {
    stageId,
    stageName: `Stage ${stageId}`,
    stageKind: 'production',
    optional,
    mayScrap: true,
    mayRework: true,
  };
}

function rerouted(batch: BatchState, steps: RouteStep[]): BatchState {
  const decision = assignRoute(batch, steps);
  if (!decision.ok) throw new Error(decision.code);
  return applyRoute(batch, decision.change);
}

function routed(pieces: number, steps = [step(1), step(2), step(3)]): BatchState {
  return rerouted(launchedBatch(pieces), steps);
}

interface Scanned {
  batch: BatchState;
  target: UndoTarget;
}

function scanned(batch: BatchState, changes: Partial<ScanDecision>): Scanned {
  const decision: ScanDecision = {
    kind: 'report',
    operation: 1,
    good: 0,
    scrapped: 0,
    rework: null,
    causeOperation: null,
    reason: 'r',
    underHold: false,
    ...changes,
  };
  const result = recordScan(batch, decision, ALL);
  if (!result.ok) throw new Error(result.code);
  const { kind, operation, good, scrapped, reworked, reworkTo } = result.fact;
  const target = { kind, operation, good, scrapped, rework: reworked, reworkTo, undone: null };
  return { batch: applyScan(batch, result.fact), target };
}

function undone({ batch, target }: Scanned, changes: Partial<UndoDecision> = {}): BatchState {
  const decision = undoScan(batch, target, { ...MINE, ...changes }, ALL);
  if (!decision.ok) throw new Error(decision.code);
  return applyUndo(batch, decision.fact);
}

function refusal(
  { batch, target }: Scanned,
  changes: Partial<UndoDecision> = {},
  rights = ALL,
): [RefusalCode, Record<string, unknown>] | 'accepted' {
  const decision = undoScan(batch, target, { ...MINE, ...changes }, rights);
  return decision.ok ? 'accepted' : [decision.code, decision.details];
}

function numbersOf({ operations, finished, scrapped }: BatchState) {
  return { waiting: operations.map(({ waiting }) => waiting), finished, scrapped };
}

const amounts = (good: number, scrapped = 0, rework = 0): Amounts => ({ good, scrapped, rework });

describe('what comes back', () => {
  it('is everything of a scan, from where each piece is', () => {
    const before = scanned(routed(10), { good: 8 }).batch;
    const made = scanned(before, {
      operation: 2,
      good: 3,
      scrapped: 1,
      rework: { quantity: 2, toOperation: 1 },
    });
    expect(numbersOf(made.batch)).toEqual({ waiting: [4, 2, 3], finished: 0, scrapped: 1 });
    const after = undone(made);
    expect(numbersOf(after)).toEqual(numbersOf(before));
    expect(after.revision).toBe(made.batch.revision + 1);
    const [, second] = after.operations;
    expect(second).toMatchObject({ good: 0, scrapped: 0, reworked: 0, started: true });
  });

  it('is an amount of it, several times, and no more than it counted', () => {
    const made = scanned(routed(100), { good: 70 });
    const corrected = undone(made, { amounts: amounts(63) });
    expect(numbersOf(corrected)).toEqual({ waiting: [93, 7, 0], finished: 0, scrapped: 0 });
    const rest = { batch: corrected, target: { ...made.target, undone: amounts(63) } };
    expect(refusal(rest, { amounts: amounts(8) })).toEqual([
      'pieces-already-moved',
      { movable: amounts(7), asked: amounts(8) },
    ]);
    const all = undone(rest);
    expect(numbersOf(all).waiting).toEqual([100, 0, 0]);
    expect(refusal({ batch: all, target: { ...made.target, undone: amounts(70) } })).toEqual([
      'already-undone',
      {},
    ]);
  });

  it('comes from the finished pieces after the last operation', () => {
    const made = scanned(routed(5, [step(1)]), { good: 5 });
    expect(numbersOf(undone(made, { amounts: amounts(2) }))).toEqual({
      waiting: [2],
      finished: 3,
      scrapped: 0,
    });
  });

  it('comes from the successor that the operation has now', () => {
    const made = scanned(routed(10), { good: 4 });
    const batch = rerouted(made.batch, [step(1), step(7), step(8)]);
    expect(numbersOf(batch).waiting).toEqual([6, 0, 0, 4, 0]);
    const decision = undoScan(batch, made.target, MINE, ALL);
    expect(decision).toMatchObject({ ok: true, fact: { goodTo: 4 } });
    expect(numbersOf(undone({ ...made, batch })).waiting).toEqual([10, 0, 0, 0, 0]);
  });

  it('is what is still there now, whoever made it', () => {
    const first = scanned(routed(10), { good: 4 });
    const second = scanned(first.batch, { good: 3 });
    const moved = scanned(second.batch, { operation: 2, good: 5 }).batch;
    expect(refusal({ ...first, batch: moved })).toEqual([
      'pieces-already-moved',
      { movable: amounts(2), asked: amounts(4) },
    ]);
    expect(numbersOf(undone({ ...first, batch: moved }, { amounts: amounts(2) })).waiting).toEqual([5, 0, 5]);
  });

  it('is no rework that has been done again', () => {
    const ready = scanned(routed(4), { good: 4 }).batch;
    const made = scanned(ready, { operation: 2, good: 1, rework: { quantity: 2, toOperation: 1 } });
    const batch = scanned(made.batch, { good: 1 }).batch;
    expect(refusal({ ...made, batch })).toEqual([
      'pieces-already-moved',
      { movable: amounts(1, 0, 1), asked: amounts(1, 0, 2) },
    ]);
    expect(refusal({ ...made, batch }, { amounts: amounts(1, 0, 1) })).toBe('accepted');
  });

  it('is what a skip passed over an optional operation', () => {
    const made = scanned(routed(3, [step(1, true), step(2)]), { kind: 'skip', good: 2 });
    expect(made.batch.operations[0]).toMatchObject({ skipped: 2, good: 0 });
    const after = undone(made, { amounts: amounts(1) });
    expect(after.operations[0]).toMatchObject({ waiting: 2, skipped: 1, good: 0 });
    expect(after.operations[1]).toMatchObject({ waiting: 1 });
  });

  it('is nothing of a start, once; the operation stays started', () => {
    const made = scanned(routed(3), { kind: 'start', reason: null });
    const after = undone(made);
    expect(numbersOf(after)).toEqual(numbersOf(made.batch));
    expect(after.operations[0]?.started).toBe(true);
    expect(refusal({ ...made, target: { ...made.target, undone: amounts(0) } })).toEqual([
      'already-undone',
      {},
    ]);
    expect(refusal(made, { amounts: amounts(1) })).toEqual([
      'pieces-already-moved',
      { movable: amounts(0), asked: amounts(1) },
    ]);
  });
});

describe('refusals', () => {
  const made = scanned(routed(10), { good: 4 });
  const only = (...may: Capability[]): Rights => ({ may: new Set(may), stageIds: null });

  it('refuses an undo of an undo, of nothing, and at a cancelled batch', () => {
    expect(refusal({ ...made, target: { ...made.target, kind: 'undo' } })).toEqual(['undo-of-undo', {}]);
    expect(refusal(made, { amounts: amounts(0) })).toEqual(['quantity-not-positive', {}]);
    expect(refusal({ ...made, batch: { ...made.batch, cancelled: true } })).toEqual(['part-cancelled', {}]);
  });

  it('lets people take back own scans for ten minutes', () => {
    expect(refusal(made, { elapsedMs: UNDO_WINDOW_MS }, only('undo-own'))).toBe('accepted');
    expect(refusal(made, { elapsedMs: UNDO_WINDOW_MS + 1 }, only('undo-own'))).toEqual([
      'undo-window-passed',
      { minutes: 10 },
    ]);
    expect(refusal(made, {}, only('report'))).toEqual(['not-permitted', { capability: 'undo-own' }]);
    expect(refusal(made, { own: false, reason: 'r' }, only('undo-own'))).toEqual([
      'not-permitted',
      { capability: 'correct-others' },
    ]);
  });

  it('lets who corrects others take back any scan at any time, with a reason', () => {
    const foreman = only('correct-others');
    const late = { own: false, elapsedMs: 86_400_000 };
    expect(refusal(made, { ...late, reason: 'counted twice' }, foreman)).toBe('accepted');
    expect(refusal(made, late, foreman)).toEqual(['reason-required', { act: 'undo-scan' }]);
    const both = only('undo-own', 'correct-others');
    expect(refusal(made, {}, both)).toBe('accepted');
    expect(refusal(made, { elapsedMs: UNDO_WINDOW_MS + 1 }, both)).toEqual([
      'reason-required',
      { act: 'undo-scan' },
    ]);
  });

  it('keeps people to their stages', () => {
    expect(refusal(made, {}, { may: null, stageIds: new Set([2]) })).toEqual([
      'stage-not-permitted',
      { stage: 'Stage 1' },
    ]);
  });

  it('holds back operators while the batch is held, and not the foreman', () => {
    const held = { ...made, batch: { ...made.batch, held: true } };
    expect(refusal(held, {}, only('undo-own'))).toEqual(['part-on-hold', {}]);
    const foreman = undoScan(held.batch, made.target, { ...MINE, reason: 'r' }, only('correct-others'));
    expect(foreman).toMatchObject({ ok: true, fact: { underHold: true } });
  });
});
