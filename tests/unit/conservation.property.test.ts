import fc from 'fast-check';
import type { RouteStep } from '../../src/tracking/domain/assign-route';
import {
  brokenConservation,
  currentOperations,
  doneAt,
  quantityInProduction,
  totalWaiting,
} from '../../src/tracking/domain/batch';
import type { PiecesWish } from '../../src/tracking/domain/change-quantity';
import { foldFacts } from '../../src/tracking/domain/fold-facts';
import type { ScanDecision } from '../../src/tracking/domain/record-scan';
import { mostly } from '../support/mostly';
import { perform, started, undo, type Act, type Family, type Lot } from './family';

const usually = mostly(fc.constant(true), fc.boolean());

const stepArbitrary: fc.Arbitrary<RouteStep> = fc.record({
  stageId: fc.integer({ min: 1, max: 5 }),
  stageName: fc.constant('Stage'),
  stageKind: fc.constantFrom('production', 'inspection', 'outside'),
  optional: fc.boolean(),
  mayScrap: usually,
  mayRework: usually,
});

const routeArbitrary = mostly(
  fc.array(stepArbitrary, { minLength: 2, maxLength: 4 }),
  fc.array(stepArbitrary, { maxLength: 6 }),
);
const numberArbitrary = mostly(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 12 }));
const quantityArbitrary = mostly(
  fc.integer({ min: 1, max: 3 }),
  fc.oneof(fc.integer({ min: 0, max: 8 }), fc.constantFrom(0, 1_000_000)),
);
const reasonArbitrary = mostly<string | null>(fc.constant('reason'), fc.constant(null));
const lot = mostly(fc.constant(0), fc.nat(3));

const reworkArbitrary = fc.record({ quantity: quantityArbitrary, toOperation: numberArbitrary });
const nothing = fc.constant(0);

/** What a report says went well, was lost and went back. */
const outcomeArbitrary: fc.Arbitrary<Pick<ScanDecision, 'good' | 'scrapped' | 'rework'>> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ good: quantityArbitrary, scrapped: nothing, rework: fc.constant(null) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ good: nothing, scrapped: quantityArbitrary, rework: fc.constant(null) }),
  },
  { weight: 2, arbitrary: fc.record({ good: nothing, scrapped: nothing, rework: reworkArbitrary }) },
  {
    weight: 2,
    arbitrary: fc.record({
      good: quantityArbitrary,
      scrapped: quantityArbitrary,
      rework: fc.option(reworkArbitrary, { nil: null }),
    }),
  },
);

const decisionArbitrary: fc.Arbitrary<ScanDecision> = fc
  .record({
    kind: fc.constantFrom<ScanDecision['kind']>('report', 'report', 'report', 'report', 'start', 'skip'),
    operation: numberArbitrary,
    causeOperation: fc.option(numberArbitrary, { nil: null, freq: 2 }),
    reason: reasonArbitrary,
    underHold: fc.boolean(),
  })
  .chain((said) =>
    (said.kind === 'start'
      ? mostly(fc.constant({ good: 0, scrapped: 0, rework: null }), outcomeArbitrary)
      : outcomeArbitrary
    ).map((outcome) => ({ ...said, ...outcome })),
  );

const wish: fc.Arbitrary<PiecesWish> = fc.record({
  quantity: quantityArbitrary,
  operation: fc.option(numberArbitrary, { nil: null, freq: 2 }),
  reason: reasonArbitrary,
});

const amounts = fc.option(
  fc.record({
    good: fc.oneof(nothing, quantityArbitrary),
    scrapped: fc.oneof(nothing, quantityArbitrary),
    rework: fc.oneof(nothing, quantityArbitrary),
  }),
  { nil: null, freq: 1 },
);

const type = <T extends Act['type']>(name: T) => fc.constant(name);

const scanArbitrary = fc.record({ lot, type: type('scan'), decision: decisionArbitrary });
const undoArbitrary = fc.record({ lot, type: type('undo'), which: fc.nat(60), amounts });

const actArbitrary: fc.Arbitrary<Act> = fc.oneof(
  { weight: 18, arbitrary: scanArbitrary },
  { weight: 6, arbitrary: undoArbitrary },
  { weight: 2, arbitrary: fc.record({ lot, type: type('route'), steps: routeArbitrary }) },
  { weight: 2, arbitrary: fc.record({ lot, type: type('add'), wish }) },
  { weight: 2, arbitrary: fc.record({ lot, type: type('withdraw'), wish }) },
  { weight: 3, arbitrary: fc.record({ lot, type: type('split'), wish }) },
  { weight: 2, arbitrary: fc.record({ lot: fc.nat(3), type: type('reverse') }) },
  { weight: 1, arbitrary: fc.record({ lot, type: type('hold'), reason: reasonArbitrary }) },
  { weight: 2, arbitrary: fc.record({ lot, type: type('release'), reason: reasonArbitrary }) },
  { weight: 1, arbitrary: fc.record({ lot, type: type('cancel'), reason: reasonArbitrary }) },
);

const sequenceArbitrary = fc.record({
  pieces: fc.integer({ min: 0, max: 12 }),
  steps: routeArbitrary,
  acts: fc.array(actArbitrary, { maxLength: 60, size: 'max' }),
});

const sum = (family: Family, count: (lot: Lot) => number): number =>
  family.reduce((total, one) => total + count(one), 0);

/** Pieces that acts have put in. */
function added(family: Family): number {
  return sum(family, ({ facts }) =>
    facts.reduce(
      (total, counted) =>
        counted.type === 'act' && counted.fact.kind === 'added' ? total + counted.fact.quantity : total,
      0,
    ),
  );
}

it('accepts every kind of act often enough to learn something from it', () => {
  const accepted = new Map<string, number>();
  fc.assert(
    fc.property(sequenceArbitrary, ({ pieces, steps, acts }) => {
      acts.reduce(
        (family, act) => {
          const after = perform(family, act);
          if (after !== family) accepted.set(act.type, (accepted.get(act.type) ?? 0) + 1);
          return after;
        },
        started(pieces, steps),
      );
    }),
    { numRuns: 1000 },
  );
  const kinds = ['scan', 'undo', 'route', 'add', 'withdraw', 'split', 'reverse', 'hold', 'release', 'cancel'];
  for (const kind of kinds) expect([kind, (accepted.get(kind) ?? 0) >= 100]).toEqual([kind, true]);
});

describe('whatever sequence of acts a batch and the lots of it go through', () => {
  it('pieces are conserved after each of them, in each lot and in all together, and no count is negative', () => {
    fc.assert(
      fc.property(sequenceArbitrary, ({ pieces, steps, acts }) => {
        const lives = acts.reduce<Family[]>(
          (all, act) => [...all, perform(all.at(-1) ?? [], act)],
          [started(pieces, steps)],
        );
        expect(lives.flat().flatMap(({ batch }) => brokenConservation(batch) ?? [])).toEqual([]);
        const unlike = lives.filter(
          (family) =>
            sum(family, ({ batch }) => quantityInProduction(batch) + batch.withdrawn) !==
            pieces + added(family),
        );
        expect(unlike).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('an accepted act raises the revision of each lot that it touches by one, and a refused one changes nothing', () => {
    fc.assert(
      fc.property(sequenceArbitrary, ({ pieces, steps, acts }) => {
        let family = started(pieces, steps);
        for (const act of acts) {
          const before = JSON.stringify(family);
          const after = perform(family, act);
          expect(JSON.stringify(family)).toBe(before);
          const raised = after.map(
            ({ batch }, index) => batch.revision - (family[index]?.batch.revision ?? 0),
          );
          const touched = family.map((one, index) => (one === after[index] ? 0 : 1));
          const expected = after === family ? 0 : act.type === 'reverse' ? 2 : 1;
          expect(touched.filter((one) => one === 1)).toHaveLength(expected);
          const born = act.type === 'split' && after !== family ? [2] : [];
          expect(raised).toEqual([...touched, ...born]);
          family = after;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('each lot is what its facts make, undos as subtractions', () => {
    fc.assert(
      fc.property(sequenceArbitrary, ({ pieces, steps, acts }) => {
        for (const { facts, batch } of acts.reduce(perform, started(pieces, steps)))
          expect(foldFacts(facts)).toEqual(batch);
      }),
      { numRuns: 1500 },
    );
  });

  it('a cancelled lot has no pieces that wait and takes no act any more', () => {
    fc.assert(
      fc.property(sequenceArbitrary, ({ pieces, steps, acts }) => {
        let family = started(pieces, steps);
        for (const act of acts) {
          const after = perform(family, act);
          for (const [index, one] of family.entries())
            if (one.batch.cancelled) expect(after[index]).toBe(one);
          family = after;
        }
        for (const { batch } of family)
          if (batch.cancelled) expect(batch.unrouted + totalWaiting(batch)).toBe(0);
      }),
      { numRuns: 1500 },
    );
  });

  it('a held lot moves no piece by a report that does not say so', () => {
    fc.assert(
      fc.property(sequenceArbitrary, scanArbitrary, ({ pieces, steps, acts }, report) => {
        const family = acts.reduce(perform, started(pieces, steps));
        const held = family[report.lot % family.length]?.batch.held === true;
        const late = { ...report, decision: { ...report.decision, underHold: false } };
        if (held) expect(perform(family, late)).toBe(family);
      }),
      { numRuns: 1500 },
    );
  });

  it('undoing everything in the opposite order brings every piece back', () => {
    const onlyScans = fc.record({
      pieces: fc.integer({ min: 0, max: 12 }),
      steps: routeArbitrary,
      acts: fc.array(scanArbitrary, { maxLength: 60, size: 'max' }),
    });
    fc.assert(
      fc.property(onlyScans, ({ pieces, steps, acts }) => {
        const [life] = acts.reduce<Family>(perform, started(pieces, steps));
        if (!life) throw new Error('The batch is gone.');
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
        for (const { batch } of acts.reduce(perform, started(pieces, steps))) {
          const numbers = batch.operations.map(({ number }) => number);
          expect(new Set(numbers).size).toBe(numbers.length);
          expect(Math.max(0, ...numbers)).toBeLessThan(batch.nextOperationNumber);
          const replaced = batch.operations.filter((operation) => operation.replaced);
          expect(replaced.reduce((total, { waiting }) => total + waiting, 0)).toBe(0);
          if (currentOperations(batch).length > 0) expect(batch.unrouted).toBe(0);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('progress never rises along the route and never passes what was launched', () => {
    fc.assert(
      fc.property(sequenceArbitrary, ({ pieces, steps, acts }) => {
        for (const { batch } of acts.reduce(perform, started(pieces, steps))) {
          const done = currentOperations(batch).map(({ number }) => doneAt(batch, number));
          expect([...done].sort((left, right) => right - left)).toEqual(done);
          for (const count of done) expect(count).toBeLessThanOrEqual(batch.launched);
          expect(totalWaiting(batch)).toBeLessThanOrEqual(batch.launched);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
