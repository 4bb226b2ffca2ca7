import { setImmediate as othersTurn } from 'node:timers/promises';

/** So many take a millisecond or two; after them others get their turn. */
const IN_A_TURN = 1_000;

/** Does something with each of many, one after the other; scans are answered in between. */
export async function eachInTurns<T>(items: readonly T[], work: (item: T) => void): Promise<void> {
  for (let start = 0; start < items.length; start += IN_A_TURN) {
    if (start > 0) await othersTurn();
    for (const item of items.slice(start, start + IN_A_TURN)) work(item);
  }
}

/** What `map` would make of many, likewise. */
export async function mapInTurns<T, Made>(items: readonly T[], make: (item: T) => Made): Promise<Made[]> {
  const made: Made[] = [];
  await eachInTurns(items, (item) => made.push(make(item)));
  return made;
}
