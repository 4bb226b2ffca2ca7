import { assignRoute, type RouteStep } from './assign-route';
import { foldFacts, type CountedFact } from './fold-facts';
import { launchedBatch } from './launch';

const STEP: RouteStep = {
  stageId: 1,
  stageName: 'Stage',
  stageKind: 'production',
  optional: false,
  mayScrap: true,
  mayRework: true,
};

function facts(): CountedFact[] {
  const decision = assignRoute(launchedBatch(5), [STEP, { ...STEP, stageId: 2 }]);
  if (!decision.ok) throw new Error(decision.code);
  const scan = { kind: 'report', operation: 1, good: 3, scrapped: 1, reworked: 0, reworkTo: null } as const;
  return [
    { type: 'launched', revision: 1, pieces: 5 },
    { type: 'act', revision: 2, fact: { kind: 'label-issued' } },
    { type: 'route-assigned', revision: 3, change: decision.change },
    { type: 'scan', revision: 4, fact: { ...scan, goodTo: 2, causeOperation: 1, underHold: false } },
  ];
}

it('makes the state of a batch from its facts', () => {
  const batch = foldFacts(facts());
  expect(batch).toMatchObject({ launched: 5, unrouted: 0, finished: 0, scrapped: 1, revision: 4 });
  expect(batch.operations.map(({ waiting, good, scrapped }) => [waiting, good, scrapped])).toEqual([
    [1, 3, 1],
    [3, 0, 0],
  ]);
});

it('subtracts what an undo takes back', () => {
  const undone = { good: 2, scrapped: 1, rework: 0, goodTo: 2, reworkTo: null, underHold: false };
  const undo = { ...undone, undoneKind: 'report', operation: 1 } as const;
  const batch = foldFacts([...facts(), { type: 'undo', revision: 5, fact: undo }]);
  expect(batch).toMatchObject({ finished: 0, scrapped: 0, revision: 5 });
  expect(batch.operations.map(({ waiting, good, scrapped }) => [waiting, good, scrapped])).toEqual([
    [4, 1, 0],
    [1, 0, 0],
  ]);
});

it('sees a missing fact, a wrong beginning and a fact it does not know', () => {
  const [launched, label, route, scan] = facts() as [CountedFact, CountedFact, CountedFact, CountedFact];
  expect(() => foldFacts([launched, label, scan])).toThrow('Fact 4 follows fact 2.');
  expect(() => foldFacts([label, route])).toThrow('The facts do not begin with a launch.');
  expect(() => foldFacts([])).toThrow('The facts do not begin with a launch.');
  expect(() => foldFacts([launched, { type: 'other', revision: 2, kind: 'dreamt' }])).toThrow(
    'Fact 2 is a dreamt, which has no place there.',
  );
  expect(() => foldFacts([launched, { ...launched, revision: 2 }])).toThrow(
    'Fact 2 is a launched, which has no place there.',
  );
});
