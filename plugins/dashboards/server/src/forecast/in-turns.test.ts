import { inTurns } from './in-turns';

function* busyFor(ms: number): Generator<void, string, void> {
  const untilMs = performance.now() + ms;
  while (performance.now() < untilMs) yield;
  return 'done';
}

it('works everything off, and lets others have their turn meanwhile', async () => {
  let turns = 0;
  let counting = true;
  const count = () => {
    turns += 1;
    if (counting) setImmediate(count);
  };
  setImmediate(count);
  expect(await inTurns(busyFor(40))).toBe('done');
  counting = false;
  expect(turns).toBeGreaterThan(2);
});

it('takes no turn for what is short', async () => {
  let turned = false;
  setImmediate(() => (turned = true));
  await inTurns(busyFor(0));
  expect(turned).toBe(false);
});
