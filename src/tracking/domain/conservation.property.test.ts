import fc from 'fast-check';
import { applyScan } from './apply-scan';
import { applyRoute, assignRoute, type RouteStep } from './assign-route';
import { brokenConservation, currentOperations, doneAt, totalWaiting, type BatchState } from './batch';
import { launchedBatch } from './launch';
import { recordScan, type ScanDecision } from './record-scan';

/** Any act that the door lets through to the rules, sensible or not. */
type Act = { type: 'scan'; decision: ScanDecision } | { type: 'route'; steps: RouteStep[] };

const stepArbitrary: fc.Arbitrary<RouteStep> = fc.record({
  stageId: fc.integer({ min: 1, max: 5 }),
  stageName: fc.constant('Stage'),
  stageKind: fc.constantFrom('production', 'inspection', 'outside'),
  optional: fc.boolean(),
  mayScrap: fc.boolean(),
  mayRework: fc.boolean(),
});

const routeArbitrary = fc.array(stepArbitrary, { maxLength: 6 });

const quantityArbitrary = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom(0, 1, 1_000_000));

const decisionArbitrary: fc.Arbitrary<ScanDecision> = fc.record({
  kind: fc.constantFrom('report', 'report', 'report', 'start', 'skip'),
  operation: fc.integer({ min: 1, max: 12 }),
  good: quantityArbitrary,
  scrapped: fc.oneof(fc.constant(0), quantityArbitrary),
  rework: fc.option(
    fc.record({ quantity: quantityArbitrary, toOperation: fc.integer({ min: 1, max: 12 }) }),
    { nil: null },
  ),
  causeOperation: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
  reason: fc.constantFrom('reason', 'reason', null),
});

const actArbitrary: fc.Arbitrary<Act> = fc.oneof(
  { weight: 9, arbitrary: decisionArbitrary.map((decision): Act => ({ type: 'scan', decision })) },
  { weight: 1, arbitrary: routeArbitrary.map((steps): Act => ({ type: 'route', steps })) },
);

const ALL = { may: null, stageIds: null };

/** The batch after an act; the same object where the act was refused. */
function perform(batch: BatchState, act: Act): BatchState {
  if (act.type === 'route') {
    const decision = assignRoute(batch, act.steps);
    return decision.ok ? applyRoute(batch, decision.change) : batch;
  }
  const decision = recordScan(batch, act.decision, ALL);
  return decision.ok ? applyScan(batch, decision.fact) : batch;
}

function started(pieces: number, steps: RouteStep[]): BatchState {
  return perform(launchedBatch(pieces), { type: 'route', steps });
}

const sequenceArbitrary = fc.record({
  pieces: fc.integer({ min: 0, max: 12 }),
  steps: routeArbitrary,
  acts: fc.array(actArbitrary, { maxLength: 60 }),
});

describe('whatever sequence of acts a batch goes through', () => {
  it('its pieces are conserved after each of them and no count is negative', () => {
    fc.assert(
      fc.property(sequenceArbitrary, ({ pieces, steps, acts }) => {
        let batch = started(pieces, steps);
        for (const act of acts) {
          batch = perform(batch, act);
          expect(brokenConservation(batch)).toBeNull();
          expect(batch.launched).toBe(pieces);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('an accepted act raises the revision by one and a refused one changes nothing', () => {
    fc.assert(
      fc.property(sequenceArbitrary, ({ pieces, steps, acts }) => {
        let batch = started(pieces, steps);
        for (const act of acts) {
          const before = JSON.stringify(batch);
          const after = perform(batch, act);
          expect(JSON.stringify(batch)).toBe(before);
          if (after !== batch) expect(after.revision).toBe(batch.revision + 1);
          batch = after;
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('numbers of operations are never used twice and replaced operations hold no pieces', () => {
    fc.assert(
      fc.property(sequenceArbitrary, ({ pieces, steps, acts }) => {
        const batch = acts.reduce(perform, started(pieces, steps));
        const numbers = batch.operations.map(({ number }) => number);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(Math.max(0, ...numbers)).toBeLessThan(batch.nextOperationNumber);
        const replaced = batch.operations.filter((operation) => operation.replaced);
        expect(replaced.reduce((sum, { waiting }) => sum + waiting, 0)).toBe(0);
        if (currentOperations(batch).length > 0) expect(batch.unrouted).toBe(0);
      }),
      { numRuns: 1500 },
    );
  });

  it('progress never rises along the route and never passes the quantity', () => {
    fc.assert(
      fc.property(sequenceArbitrary, ({ pieces, steps, acts }) => {
        const batch = acts.reduce(perform, started(pieces, steps));
        const done = currentOperations(batch).map(({ number }) => doneAt(batch, number));
        expect([...done].sort((left, right) => right - left)).toEqual(done);
        for (const count of done) expect(count).toBeLessThanOrEqual(pieces);
        expect(totalWaiting(batch)).toBeLessThanOrEqual(pieces);
      }),
      { numRuns: 1500 },
    );
  });
});
