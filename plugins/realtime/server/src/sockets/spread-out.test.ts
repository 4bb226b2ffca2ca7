import { SpreadOut } from './spread-out';

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

/** Each thing that is done, and the end of all. */
function watched(count: number): { done: number[]; spread: SpreadOut<number>; all: Promise<void> } {
  const done: number[] = [];
  let ended = (): void => undefined;
  const all = new Promise<void>((resolve) => (ended = resolve));
  const spread = new SpreadOut<number>((item) => {
    done.push(item);
    if (done.length === count) ended();
  }, 1);
  return { done, spread, all };
}

describe('SpreadOut', () => {
  it('does a twentieth at once and comes to all in their order', async () => {
    const { done, spread, all } = watched(500);
    spread.begin(numbers(500));
    expect(done).toEqual(numbers(25));
    await all;
    expect(done).toEqual(numbers(500));
  });

  it('does each once, however often it is asked while it waits', async () => {
    const { done, spread, all } = watched(40);
    spread.begin(numbers(40));
    spread.begin(numbers(40).slice(2));
    await all;
    expect(done).toEqual(numbers(40));
  });

  it('does nothing of nothing, and nothing more once it is stopped', () => {
    const { done, spread } = watched(40);
    spread.begin([]);
    spread.begin(numbers(40));
    spread.stop();
    expect(done).toEqual([0, 1]);
    // It can begin anew.
    spread.begin([7]);
    expect(done).toEqual([0, 1, 7]);
  });
});
