import { setImmediate } from 'node:timers/promises';

/** Milliseconds of the thread after which others have their turn: a scan waits no longer. */
const TURN_MS = 4;

/** Work off a long computation step by step, with everything else that the thread has to do in between. */
export async function inTurns<Result>(steps: Generator<void, Result, void>): Promise<Result> {
  let sinceMs = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - sinceMs < TURN_MS) continue;
    await setImmediate();
    sinceMs = performance.now();
  }
}
