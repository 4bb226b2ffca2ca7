import { warmUp } from './warm-up';

describe('warming up', () => {
  it('draws small sheets first, then whole ones, and ends', async () => {
    const { signal } = new AbortController();
    expect(await warmUp(signal)).toBe(23);
  }, 60_000);

  it('draws nothing once it is told to end', async () => {
    expect(await warmUp(AbortSignal.abort())).toBe(0);
  });

  it('ends between two sheets', async () => {
    const controller = new AbortController();
    const ended = warmUp(controller.signal);
    controller.abort();
    expect(await ended).toBe(1);
  });
});
