import { nextLook, processorMsOf } from './time-limit';

const LIMIT_MS = 30_000;

describe('a process that reads a file', () => {
  it.each([
    ['has just begun', 0, 0, 30_000],
    ['works all the time', 10_000, 10_000, 20_000],
    ['waits for its turn on a busy machine', 12_000, 40_000, 18_000],
    ['is about to be done by the clock of such a machine', 29_999, 60_000, 5],
    ['works in two threads', 40_000, 25_000, 5_000],
    ['may not wait for ever', 20_000, 145_000, 5_000],
  ])('that %s is looked at again', (_what, processorMs, clockMs, next) => {
    expect(nextLook({ processorMs, clockMs }, LIMIT_MS)).toBe(next);
  });

  it.each([
    ['has worked for too long', 30_000, 31_000],
    ['has waited for too long', 20_000, 150_000],
    ['nobody tells the work of has taken too long by the clock', null, 30_000],
  ])('that %s is stopped', (_what, processorMs, clockMs) => {
    expect(nextLook({ processorMs, clockMs }, LIMIT_MS)).toBeNull();
  });

  it('tells what it has taken, where it is there', () => {
    const taken = processorMsOf(process.pid);
    if (process.platform === 'linux') expect(taken).toBeGreaterThan(0);
    else expect(taken).toBeNull();
    expect([processorMsOf(undefined), processorMsOf(2 ** 30)]).toEqual([null, null]);
  });
});
