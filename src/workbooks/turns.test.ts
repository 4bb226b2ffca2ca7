import { Turns } from './turns';

describe('turns', () => {
  it('lets so many work, and the next when one is done', async () => {
    const turns = new Turns(1, 5);
    const first = await turns.take();
    let second: (() => void) | null = null;
    const waiting = turns.take().then((release) => (second = release));
    await Promise.resolve();
    expect(second).toBeNull();
    first?.();
    await waiting;
    expect(second).not.toBeNull();
  });

  it('sends away whom it has no room for', async () => {
    const turns = new Turns(1, 1);
    const first = await turns.take();
    const second = turns.take();
    expect(await turns.take()).toBeNull();
    first?.();
    expect(await second).not.toBeNull();
  });

  it('gives a place back once, however often it is told', async () => {
    const turns = new Turns(1, 1);
    const first = await turns.take();
    first?.();
    first?.();
    await turns.take();
    const third = turns.take();
    expect(await turns.take()).toBeNull();
    void third;
  });

  it('forgets who has gone while waiting', async () => {
    const turns = new Turns(1, 1);
    const first = await turns.take();
    const gone = new AbortController();
    const second = turns.take(gone.signal);
    gone.abort();
    expect(await second).toBeNull();
    const third = turns.take();
    first?.();
    expect(await third).not.toBeNull();
  });
});

describe('a place whose holder rests', () => {
  it('is given up when another comes and no place is free', async () => {
    const turns = new Turns(2, 5);
    const release = await turns.take();
    const backToWork = turns.rest(() => release?.());
    await turns.take();
    expect(backToWork()).toBe(true);
    turns.rest(() => release?.());
    expect(await turns.take()).not.toBeNull();
    expect(backToWork()).toBe(false);
  });

  it('is given up at once where others wait', async () => {
    const turns = new Turns(1, 5);
    const release = await turns.take();
    const waiting = turns.take();
    expect(turns.rest(() => release?.())()).toBe(false);
    expect(await waiting).not.toBeNull();
  });
});
