import type { OperationView } from '../../../../../src/tracking/contracts';
import { keepStages, keptStages, stagesOf, type KnownStage } from '../server/stages';
import { atPlace, isAllowed, judgeCard, keepPlace, keptPlace, placeFor } from './place';

const stage = (id: string, stageId: number, name: string, more: Partial<KnownStage> = {}): KnownStage => ({
  ...{ id, stageId, name, retired: false, mine: true },
  ...more,
});
const STAGES = [
  stage('weld', 1, 'Сварка'),
  stage('check', 2, 'Контроль', { mine: false }),
  stage('forge', 3, 'Ковка', { retired: true }),
];
const WELDING = { id: 'weld', stageId: 1, name: 'Сварка' };

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('the card of a stage', () => {
  it.each([
    ['weld', { kind: 'place', place: WELDING }],
    ['check', { kind: 'foreign', name: 'Контроль' }],
    ['forge', { kind: 'retired', name: 'Ковка' }],
    ['paint', { kind: 'unknown' }],
  ])('%s means %j', (id, answer) => {
    expect(judgeCard(id, STAGES)).toEqual(answer);
  });
});

describe('the place of a device', () => {
  it('is remembered until it is cleared', () => {
    const device = storage();
    expect(keptPlace(device)).toBeNull();
    keepPlace(device, STAGES[0] ?? null);
    expect(keptPlace(device)).toEqual(WELDING);
    keepPlace(device, null);
    expect(keptPlace(device)).toBeNull();
    for (const nonsense of ['{', '7', '{"id":1}', '[]']) {
      device.setItem('tracker-scan-place', nonsense);
      expect(keptPlace(device)).toBeNull();
    }
  });

  it('stays for the next person where the stage is theirs, under the name that it has now', () => {
    expect(placeFor(WELDING, [stage('weld', 1, 'Сварка 2')], ['Резка'])).toEqual({
      ...WELDING,
      name: 'Сварка 2',
    });
    expect(placeFor(WELDING, [stage('weld', 1, 'Сварка', { mine: false })], null)).toBeNull();
    expect(placeFor(WELDING, [stage('weld', 1, 'Сварка', { retired: true })], null)).toBeNull();
    expect(placeFor(WELDING, [], null)).toBeNull();
    // Without a network, on a device that has never read the stages.
    expect(placeFor(WELDING, null, null)).toEqual(WELDING);
    expect(placeFor(WELDING, null, ['Сварка'])).toEqual(WELDING);
    expect(placeFor(WELDING, null, ['Резка'])).toBeNull();
    expect(placeFor(null, STAGES, null)).toBeNull();
  });

  it('is known by the stage, whatever the stage was called when the batch took its route', () => {
    const operation = (number: number, name: string, stageId?: number) =>
      ({ number, stage: name, ...(stageId === undefined ? {} : { stageId }) }) as OperationView;
    const operations = [operation(1, 'Сварка ручная', 1), operation(2, 'Сварка', 5), operation(3, 'Сварка')];
    expect(atPlace(operations, WELDING).map(({ number }) => number)).toEqual([1, 3]);
    expect(atPlace(operations, null)).toHaveLength(3);
  });
});

describe('where somebody may report', () => {
  const operation = (name: string, stageId?: number) =>
    ({ number: 1, stage: name, ...(stageId === undefined ? {} : { stageId }) }) as OperationView;
  it('is known by the stage, though it was renamed after the batch took its route', () => {
    expect(isAllowed(operation('Сварка ручная', 1), STAGES, ['Сварка'])).toBe(true);
    expect(isAllowed(operation('Сварка', 2), STAGES, ['Сварка'])).toBe(false);
    expect(isAllowed(operation('Контроль', 2), STAGES, null)).toBe(true);
  });

  it('is known by the name where the stages are not', () => {
    expect(isAllowed(operation('Сварка', 1), null, ['Сварка'])).toBe(true);
    expect(isAllowed(operation('Сварка'), STAGES, ['Сварка'])).toBe(true);
    expect(isAllowed(operation('Резка', 9), STAGES, ['Сварка'])).toBe(false);
  });
});

describe('the stages that a device keeps', () => {
  it('are whose they were read for; of somebody else the session says whose a stage is', () => {
    const device = storage();
    expect(keptStages(device, { id: 'a', stages: null })).toBeNull();
    keepStages(device, 'a', STAGES);
    expect(keptStages(device, { id: 'a', stages: ['Ковка'] })).toEqual(STAGES);
    expect(keptStages(device, { id: 'b', stages: ['Контроль'] })?.map(({ mine }) => mine)).toEqual([
      false,
      true,
      false,
    ]);
    expect(keptStages(device, { id: 'b', stages: null })?.every(({ mine }) => mine)).toBe(true);
    device.setItem('tracker-scan-stages', '{');
    expect(keptStages(device, { id: 'a', stages: null })).toBeNull();
  });

  it('are none where the answer is no list', () => {
    expect(stagesOf({ stages: [STAGES[0], { id: 7 }, null] })).toEqual([STAGES[0]]);
    expect(stagesOf(null)).toBeNull();
  });
});
