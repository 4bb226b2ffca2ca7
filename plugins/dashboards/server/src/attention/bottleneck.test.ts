import { bottleneckOf, type StageFlow } from './bottleneck';

const stage = (name: string, waiting: number, arrived: number, left: number, still = 0): StageFlow => ({
  ...{ id: `id-${name}`, name, waiting, arrived, left },
  stillHours: left > 0 ? null : still,
  usualPerHour: null,
});

describe('the bottleneck', () => {
  it('is where the queue grew most in hours of its own work, not in pieces', () => {
    const flows = [stage('Резка', 100, 80, 40), stage('Сварка', 12, 15, 5), stage('Контроль', 3, 9, 9)];
    expect(bottleneckOf(flows, 10)).toEqual({
      stage: { id: 'id-Сварка', name: 'Сварка' },
      waiting: 12,
      waitedBefore: 2,
      piecesPerHour: 0.5,
      isUsualPace: false,
      queueHours: 24,
      grewByHours: 20,
      stillHours: null,
    });
  });

  it('is where nothing moves before all others, told with the hours for which it does not', () => {
    const flows = [stage('Сварка', 12, 15, 5), stage('Пресс', 500, 480, 0, 24), stage('Лазер', 9, 9, 0, 20)];
    expect(bottleneckOf(flows, 24)).toEqual({
      stage: { id: 'id-Пресс', name: 'Пресс' },
      ...{ waiting: 500, waitedBefore: 20, piecesPerHour: 0, isUsualPace: false },
      ...{ queueHours: null, grewByHours: null, stillHours: 24 },
    });
  });

  it('judges a stage that nothing left by its pace of thirty days: one piece more is not the end of the world', () => {
    const assembly = { ...stage('Сборка', 99, 1, 0, 24), usualPerHour: 2 };
    const flows = [stage('Заготовка', 446, 500, 60), assembly];
    expect(bottleneckOf(flows, 24)?.stage.name).toBe('Заготовка');
    expect(bottleneckOf([assembly], 24)).toEqual({
      stage: { id: 'id-Сборка', name: 'Сборка' },
      ...{ waiting: 99, waitedBefore: 98, piecesPerHour: 2, isUsualPace: true },
      ...{ queueHours: 49.5, grewByHours: 0.5, stillHours: 24 },
    });
    // Where the pace of thirty days is known nobody waits for a third of the time to judge.
    expect(bottleneckOf([{ ...assembly, stillHours: 1 }], 24)?.grewByHours).toBe(0.5);
    // Its own pace in the time that is judged goes before that of thirty days.
    expect(bottleneckOf([{ ...stage('Сборка', 9, 6, 3), usualPerHour: 50 }], 6)?.grewByHours).toBe(6);
  });

  it('is not where the first pieces have come just now', () => {
    const flows = [stage('Сварка', 12, 15, 5), stage('Контроль', 9, 9, 0, 7.9)];
    expect(bottleneckOf(flows, 24)?.stage.name).toBe('Сварка');
    expect(bottleneckOf([stage('Контроль', 9, 9, 0, 8)], 24)?.stage.name).toBe('Контроль');
  });

  it('is nowhere where queues shrink and where nobody worked', () => {
    expect(bottleneckOf([stage('Резка', 5, 3, 4)], 8)).toBeNull();
    expect(bottleneckOf([stage('Резка', 5, 0, 0, 8)], 8)).toBeNull();
    expect(bottleneckOf([stage('Резка', 5, 3, 1)], 0)).toBeNull();
    expect(bottleneckOf([], 8)).toBeNull();
  });

  it('is the first by name of two that grew alike', () => {
    const flows = [stage('Б', 4, 4, 2), stage('А', 4, 4, 2)];
    expect(bottleneckOf(flows, 8)?.stage.name).toBe('А');
  });
});
