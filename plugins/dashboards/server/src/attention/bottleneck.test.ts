import { bottleneckOf, type StageFlow } from './bottleneck';

const stage = (name: string, waiting: number, arrived: number, left: number): StageFlow => ({
  ...{ id: `id-${name}`, name, waiting, arrived, left },
});

describe('the bottleneck', () => {
  it('is where the queue grew most in hours of its own work, not in pieces', () => {
    const flows = [stage('Резка', 100, 80, 40), stage('Сварка', 12, 15, 5), stage('Контроль', 3, 9, 9)];
    expect(bottleneckOf(flows, 10)).toEqual({
      stage: { id: 'id-Сварка', name: 'Сварка' },
      waiting: 12,
      waitedBefore: 2,
      piecesPerHour: 0.5,
      queueHours: 24,
      grewByHours: 20,
    });
  });

  it('is nowhere where queues shrink, where nothing left and where nobody worked', () => {
    expect(bottleneckOf([stage('Резка', 5, 3, 4)], 8)).toBeNull();
    expect(bottleneckOf([stage('Резка', 5, 3, 0)], 8)).toBeNull();
    expect(bottleneckOf([stage('Резка', 5, 3, 1)], 0)).toBeNull();
    expect(bottleneckOf([], 8)).toBeNull();
  });

  it('is the first by name of two that grew alike', () => {
    const flows = [stage('Б', 4, 4, 2), stage('А', 4, 4, 2)];
    expect(bottleneckOf(flows, 8)?.stage.name).toBe('А');
  });
});
