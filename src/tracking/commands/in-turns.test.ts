import { eachInTurns, mapInTurns } from './in-turns';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

it('lets others work after each thousand, and not before a few', async () => {
  let turns = 0;
  let isOver = false;
  const others = (): void => {
    if (isOver) return;
    turns += 1;
    setImmediate(others);
  };
  const seen: number[] = [];
  setImmediate(others);
  await eachInTurns(numbers(3_500), (item) => seen.push(item));
  isOver = true;
  expect([seen.length, seen.at(-1), turns]).toEqual([3_500, 3_499, 3]);
  const before = turns;
  await eachInTurns(numbers(1_000), () => undefined);
  expect(turns).toBe(before);
});

it('makes one of each in their order', async () => {
  expect(await mapInTurns(numbers(2_001), (item) => item * 2)).toEqual(
    numbers(2_001).map((item) => item * 2),
  );
  expect(await mapInTurns([], () => 1)).toEqual([]);
});

it('tells what the work throws', async () => {
  const refuse = (): never => {
    throw new RangeError('No.');
  };
  await expect(eachInTurns([1], refuse)).rejects.toThrow('No.');
});
