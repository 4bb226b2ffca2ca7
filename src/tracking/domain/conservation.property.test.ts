import fc from 'fast-check';
import { applyScan, applyUndo } from './apply-scan';
import { applyRoute, assignRoute, type RouteStep } from './assign-route';
import { brokenConservation, currentOperations, doneAt, totalWaiting, type BatchState } from './batch';
import { foldFacts, type CountedFact } from './fold-facts';
import { launchedBatch } from './launch';
import { recordScan, type ScanDecision } from './record-scan';
import { undoScan, type UndoDecision, type UndoTarget } from './undo-scan';

/** Any act that the door lets through to the rules, sensible or not. */
type Act =
  | { type: 'scan'; decision: ScanDecision }
  | { type: 'undo'; which: number; amounts: UndoDecision['amounts'] }
  | { type: 'route'; steps: RouteStep[] };

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
  underHold: fc.boolean(),
});

const undoArbitrary: fc.Arbitrary<Act> = fc.record({
  type: fc.constant('undo' as const),
  which: fc.nat(60),
  amounts: fc.option(
    fc.record({ good: quantityArbitrary, scrapped: quantityArbitrary, rework: quantityArbitrary }),
    { nil: null },
  ),
});

const actArbitrary: fc.Arbitrary<Act> = fc.oneof(
  { weight: 9, arbitrary: decisionArbitrary.map((decision): Act => ({ type: 'scan', decision })) },
  { weight: 3, arbitrary: undoArbitrary },
  { weight: 1, arbitrary: routeArbitrary.map((steps): Act => ({ type: 'route', steps })) },
);

const ALL = { may: null, stageIds: null };

/** A batch with everything that was accepted on it. */
interface Life {
  batch: BatchState;
  /** Scans that can be undone, with what undos have taken back of them. */
  scans: UndoTarget[];
  facts: CountedFact[];
}

function scan(life: Life, decision: ScanDecision): Life {
  const decided = recordScan(life.batch, decision, ALL);
  if (!decided.ok) return life;
  const { fact } = decided;
  const batch = applyScan(life.batch, fact);
  const { kind, operation, good, scrapped, reworked: rework, reworkTo } = fact;
  return {
    batch,
    scans: [...life.scans, { kind, operation, good, scrapped, rework, reworkTo, undone: null }],
    facts: [...life.facts, { type: 'scan', revision: batch.revision, fact }],
  };
}

function undo(life: Life, which: number, amounts: UndoDecision['amounts']): Life {
  const index = life.scans.length === 0 ? 0 : which % life.scans.length;
  const target = life.scans[index];
  if (!target) return life;
  const decided = undoScan(life.batch, target, { amounts, reason: 'r', own: false, elapsedMs: 0 }, ALL);
  if (!decided.ok) return life;
  const { fact } = decided;
  const batch = applyUndo(life.batch, fact);
  const undone = {
    good: (target.undone?.good ?? 0) + fact.good,
    scrapped: (target.undone?.scrapped ?? 0) + fact.scrapped,
    rework: (target.undone?.rework ?? 0) + fact.rework,
  };
  return {
    batch,
    scans: life.scans.map((one, place) => (place === index ? { ...one, undone } : one)),
    facts: [...life.facts, { type: 'undo', revision: batch.revision, fact }],
  };
}

function route(life: Life, steps: RouteStep[]): Life {
  const decided = assignRoute(life.batch, steps);
  if (!decided.ok) return life;
  const batch = applyRoute(life.batch, decided.change);
  const fact: CountedFact = { type: 'route-assigned', revision: batch.revision, change: decided.change };
  return { ...life, batch, facts: [...life.facts, fact] };
}

/** The batch after an act; the same object where the act was refused. */
function perform(life: Life, act: Act): Life {
  if (act.type === 'route') return route(life, act.steps);
  return act.type === 'scan' ? scan(life, act.decision) : undo(life, act.which, act.amounts);
}

function started(pieces: number, steps: RouteStep[]): Life {
  const launched: CountedFact = { type: 'launched', revision: 1, pieces };
  return route({ batch: launchedBatch(pieces), scans: [], facts: [launched] }, steps);
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
        let life = started(pieces, steps);
        for (const act of acts) {
          life = perform(life, act);
          expect(brokenConservation(life.batch)).toBeNull();
          expect(life.batch.launched).toBe(pieces);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('an accepted act raises the revision by one and a refused one changes nothing', () => {
    fc.assert(
      fc.property(sequenceArbitrary, ({ pieces, steps, acts }) => {
        let life = started(pieces, steps);
        for (const act of acts) {
          const before = JSON.stringify(life);
          const after = perform(life, act);
          expect(JSON.stringify(life)).toBe(before);
          if (after !== life) expect(after.batch.revision).toBe(life.batch.revision + 1);
          life = after;
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('it is what its facts make, undos as subtractions', () => {
    fc.assert(
      fc.property(sequenceArbitrary, ({ pieces, steps, acts }) => {
        const life = acts.reduce(perform, started(pieces, steps));
        expect(foldFacts(life.facts)).toEqual(life.batch);
      }),
      { numRuns: 1500 },
    );
  });

  it('undoing everything in the opposite order brings every piece back', () => {
    fc.assert(
      fc.property(sequenceArbitrary, ({ pieces, steps, acts }) => {
        const onOneRoute = acts.filter(({ type }) => type !== 'route');
        const life = onOneRoute.reduce(perform, started(pieces, steps));
        const after = life.scans.reduceRight((one, _scan, index) => undo(one, index, null), life);
        const { finished, scrapped, operations, unrouted } = after.batch;
        expect({ finished, scrapped }).toEqual({ finished: 0, scrapped: 0 });
        expect((operations[0]?.waiting ?? 0) + unrouted).toBe(pieces);
        for (const { good, reworked, skipped } of operations) expect(good + reworked + skipped).toBe(0);
      }),
      { numRuns: 1500 },
    );
  });

  it('numbers of operations are never used twice and replaced operations hold no pieces', () => {
    fc.assert(
      fc.property(sequenceArbitrary, ({ pieces, steps, acts }) => {
        const { batch } = acts.reduce(perform, started(pieces, steps));
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
        const { batch } = acts.reduce(perform, started(pieces, steps));
        const done = currentOperations(batch).map(({ number }) => doneAt(batch, number));
        expect([...done].sort((left, right) => right - left)).toEqual(done);
        for (const count of done) expect(count).toBeLessThanOrEqual(pieces);
        expect(totalWaiting(batch)).toBeLessThanOrEqual(pieces);
      }),
      { numRuns: 1500 },
    );
  });
});
