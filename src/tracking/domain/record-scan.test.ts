import type { Capability, RefusalCode, Rights } from '../contracts';
import { applyScan } from './apply-scan';
import { applyRoute, assignRoute, type RouteStep } from './assign-route';
import type { BatchState } from './batch';
import { launchedBatch } from './launch';
import { recordScan, type ScanDecision } from './record-scan';

const ALL: Rights = { may: null, stageIds: null };

function step(stageId: number, changes: Partial<RouteStep> = {}): RouteStep {
  return {
    stageId,
    stageName: `Stage ${stageId}`,
    stageKind: 'production',
    optional: false,
    mayScrap: true,
    mayRework: true,
    ...changes,
  };
}

function routed(pieces: number, steps: RouteStep[] = [step(1), step(2), step(3)]): BatchState {
  const launched = launchedBatch(pieces);
  const decision = assignRoute(launched, steps);
  if (!decision.ok) throw new Error(decision.code);
  return applyRoute(launched, decision.change);
}

function report(changes: Partial<ScanDecision>): ScanDecision {
  return {
    kind: 'report',
    operation: 1,
    good: 0,
    scrapped: 0,
    rework: null,
    causeOperation: null,
    reason: null,
    underHold: false,
    ...changes,
  };
}

function after(batch: BatchState, changes: Partial<ScanDecision>, rights: Rights = ALL): BatchState {
  const decision = recordScan(batch, report(changes), rights);
  if (!decision.ok) throw new Error(decision.code);
  return applyScan(batch, decision.fact);
}

function refusal(
  batch: BatchState,
  changes: Partial<ScanDecision>,
  rights: Rights = ALL,
): [RefusalCode, Record<string, unknown>] | 'accepted' {
  const decision = recordScan(batch, report(changes), rights);
  return decision.ok ? 'accepted' : [decision.code, decision.details];
}

function waiting(batch: BatchState): number[] {
  return batch.operations.map((operation) => operation.waiting);
}

describe('pieces flow', () => {
  it('passes good pieces on, in parts, and finishes them after the last operation', () => {
    const three = after(routed(10), { good: 3 });
    expect(waiting(three)).toEqual([7, 3, 0]);
    const ahead = after(three, { operation: 2, good: 2 });
    expect(waiting(ahead)).toEqual([7, 1, 2]);
    const done = after(ahead, { operation: 3, good: 2 });
    expect([waiting(done), done.finished, done.revision]).toEqual([[7, 1, 0], 2, 5]);
  });

  it('scraps and sends back in the same report', () => {
    const at2 = after(routed(10), { good: 10 });
    const mixed = after(at2, {
      operation: 2,
      good: 5,
      scrapped: 2,
      rework: { quantity: 3, toOperation: 1 },
      reason: 'r',
    });
    expect([waiting(mixed), mixed.scrapped]).toEqual([[3, 0, 5], 2]);
    expect(mixed.operations[1]).toMatchObject({ good: 5, scrapped: 2, reworked: 3 });
  });

  it('counts a skip apart from good work', () => {
    const batch = routed(4, [step(1, { optional: true }), step(2)]);
    const skipped = after(batch, { kind: 'skip', good: 4 });
    expect(skipped.operations[0]).toMatchObject({ waiting: 0, good: 0, skipped: 4, started: true });
    expect(waiting(skipped)).toEqual([0, 4]);
  });

  it('a start moves nothing and marks the operation as started', () => {
    const started = after(routed(4), { kind: 'start' });
    expect([waiting(started), started.operations[0]?.started, started.revision]).toEqual([
      [4, 0, 0],
      true,
      3,
    ]);
  });

  it.each([
    [{ good: 1 }, null],
    [{ scrapped: 1, reason: 'r' }, 2],
    [{ scrapped: 1, reason: 'r', causeOperation: 1 }, 1],
    [{ rework: { quantity: 1, toOperation: 1 }, reason: 'r' }, 1],
    [{ rework: { quantity: 1, toOperation: 1 }, reason: 'r', causeOperation: 2 }, 2],
  ])('blames the right operation for %j', (changes, cause) => {
    const at2 = after(routed(5), { good: 5 });
    const decision = recordScan(at2, report({ operation: 2, ...changes }), ALL);
    expect(decision).toMatchObject({ ok: true, fact: { causeOperation: cause } });
  });
});

describe('refusals', () => {
  const batch = after(routed(5), { good: 2 });

  it.each<[Partial<ScanDecision>, RefusalCode, Record<string, unknown>]>([
    [{ good: 4 }, 'quantity-exceeds-waiting', { waiting: 3 }],
    [
      { good: 2, scrapped: 1, rework: null, reason: 'r', operation: 2 },
      'quantity-exceeds-waiting',
      { waiting: 2 },
    ],
    [{ operation: 3, good: 1 }, 'quantity-exceeds-waiting', { waiting: 0 }],
    [{}, 'quantity-not-positive', {}],
    [{ operation: 2, good: 1, rework: { quantity: 0, toOperation: 1 } }, 'quantity-not-positive', {}],
    [{ operation: 9, good: 1 }, 'operation-not-on-route', { operation: 9 }],
    [{ good: 1, causeOperation: 9, scrapped: 1, reason: 'r' }, 'operation-not-on-route', { operation: 9 }],
    [
      { operation: 2, rework: { quantity: 1, toOperation: 2 }, reason: 'r' },
      'rework-target-not-earlier',
      { toOperation: 2 },
    ],
    [
      { operation: 2, rework: { quantity: 1, toOperation: 3 }, reason: 'r' },
      'rework-target-not-earlier',
      { toOperation: 3 },
    ],
    [
      { rework: { quantity: 1, toOperation: 9 }, reason: 'r' },
      'rework-target-not-earlier',
      { toOperation: 9 },
    ],
    [{ scrapped: 1 }, 'reason-required', {}],
    [{ operation: 2, rework: { quantity: 1, toOperation: 1 } }, 'reason-required', {}],
    [{ kind: 'skip', good: 1 }, 'operation-not-optional', { stage: 'Stage 1' }],
    [{ kind: 'start', good: 1 }, 'malformed-request', { paths: ['good', 'scrapped', 'rework'] }],
  ])('refuses %j with %s', (changes, code, details) => {
    expect(refusal(batch, changes)).toEqual([code, details]);
  });

  it('refuses by the state of the batch', () => {
    expect(refusal({ ...batch, held: true }, { good: 1 })).toEqual(['part-on-hold', {}]);
    expect(refusal({ ...batch, cancelled: true }, { good: 1 })).toEqual(['part-cancelled', {}]);
    expect(refusal(launchedBatch(5), { good: 1 })).toEqual(['part-without-route', {}]);
  });

  it('counts under hold for who corrects others and says so', () => {
    const held = { ...batch, held: true };
    const may = new Set<Capability>(['report']);
    expect(refusal(held, { good: 1, underHold: true }, { may, stageIds: null })).toEqual([
      'not-permitted',
      { capability: 'correct-others' },
    ]);
    may.add('correct-others');
    expect(refusal(held, { good: 1 }, { may, stageIds: null })).toEqual(['part-on-hold', {}]);
    const decide = (state: BatchState) => recordScan(state, report({ good: 1, underHold: true }), ALL);
    expect(decide(held)).toMatchObject({ ok: true, fact: { underHold: true } });
    expect(decide(batch)).toMatchObject({ ok: true, fact: { underHold: false } });
  });

  it('refuses scrap and rework where the stage does not have them, but not to who corrects others', () => {
    const strict = after(routed(5, [step(1), step(2, { mayScrap: false, mayRework: false })]), { good: 5 });
    const scrap = { operation: 2, scrapped: 1, reason: 'r' };
    const rework = { operation: 2, rework: { quantity: 1, toOperation: 1 }, reason: 'r' };
    const may = new Set<Capability>(['report', 'scrap', 'rework']);
    expect(refusal(strict, scrap, { may, stageIds: null })).toEqual([
      'scrap-not-allowed-here',
      { stage: 'Stage 2' },
    ]);
    expect(refusal(strict, rework, { may, stageIds: null })).toEqual([
      'rework-not-allowed-here',
      { stage: 'Stage 2' },
    ]);
    may.add('correct-others');
    expect(refusal(strict, scrap, { may, stageIds: null })).toBe('accepted');
    expect(refusal(strict, rework, { may, stageIds: null })).toBe('accepted');
  });

  it('refuses what the person may not do', () => {
    const at2 = after(batch, { good: 1 });
    const only = (...may: Capability[]): Rights => ({ may: new Set(may), stageIds: null });
    expect(refusal(at2, { good: 1 }, only())).toEqual(['not-permitted', { capability: 'report' }]);
    expect(refusal(at2, { scrapped: 1, reason: 'r' }, only('report'))).toEqual([
      'not-permitted',
      { capability: 'scrap' },
    ]);
    expect(
      refusal(at2, { operation: 2, rework: { quantity: 1, toOperation: 1 }, reason: 'r' }, only('report')),
    ).toEqual(['not-permitted', { capability: 'rework' }]);
    expect(refusal(at2, { good: 1 }, { may: null, stageIds: new Set([2]) })).toEqual([
      'stage-not-permitted',
      { stage: 'Stage 1' },
    ]);
    expect(refusal(at2, { operation: 2, good: 1 }, { may: null, stageIds: new Set([2]) })).toBe('accepted');
  });

  it('names the operation that took the place of a replaced one', () => {
    const decision = assignRoute(batch, [step(1), step(3), step(2)]);
    if (!decision.ok) throw new Error(decision.code);
    const moved = applyRoute(batch, decision.change);
    expect(refusal(moved, { operation: 2, good: 1 })).toEqual(['operation-replaced', { now: 5 }]);
    expect(refusal(moved, { operation: 3, good: 1 })).toEqual(['operation-replaced', { now: 4 }]);
  });
});
