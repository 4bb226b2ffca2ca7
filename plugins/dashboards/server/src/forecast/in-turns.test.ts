import { inTurns } from './in-turns';

it('lets others have their turn between the steps of what takes long', async () => {
  const others = { turns: 0 };
  const count = () => {
    others.turns += 1;
    if (others.turns < 3) setImmediate(count);
  };
  setImmediate(count);
  // Without turns for others this would never end.
  function* untilOthersHadTheirs(): Generator<void, string, void> {
    while (others.turns < 3) yield;
    return 'done';
  }
  expect(await inTurns(untilOthersHadTheirs())).toBe('done');
});

it('takes no turn for what is short', async () => {
  let turned = false;
  setImmediate(() => (turned = true));
  function* short(): Generator<void, string, void> {
    return 'done';
  }
  expect(await inTurns(short())).toBe('done');
  expect(turned).toBe(false);
});
