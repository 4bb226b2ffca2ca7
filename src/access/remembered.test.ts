import { Remembered, tokenHash } from './remembered';

const KEEP_MS = 1_000;

function trusted(): Remembered<string> {
  const memory = new Remembered<string>(KEEP_MS);
  memory.trusted = true;
  return memory;
}

describe('Remembered', () => {
  it('keeps a value for its time and not a moment longer', async () => {
    const memory = trusted();
    expect(await memory.find('a', 0, () => Promise.resolve('rights'))).toBe('rights');
    expect(memory.peek('a', KEEP_MS - 1)).toBe('rights');
    expect(memory.peek('a', KEEP_MS)).toBeUndefined();
  });

  it('keeps nothing while nobody would tell of changes', async () => {
    const memory = new Remembered<string>(KEEP_MS);
    expect(await memory.find('a', 0, () => Promise.resolve('rights'))).toBe('rights');
    expect(memory.peek('a', 0)).toBeUndefined();
  });

  it('does not keep that somebody is unknown', async () => {
    const memory = trusted();
    expect(await memory.find('a', 0, () => Promise.resolve(null))).toBeNull();
    expect(await memory.find('a', 0, () => Promise.resolve('rights'))).toBe('rights');
  });

  it('does not keep what was looked up before a change and came after it', async () => {
    const memory = trusted();
    let answer: (value: string) => void = () => undefined;
    const found = memory.find('a', 0, () => new Promise((resolve) => (answer = resolve)));
    memory.forget();
    answer('old rights');
    expect(await found).toBe('old rights');
    expect(memory.peek('a', 0)).toBeUndefined();
  });

  it('lets nobody who asks after a change share a look-up from before it', async () => {
    const memory = trusted();
    let answer: (value: string) => void = () => undefined;
    const before = memory.find('a', 0, () => new Promise((resolve) => (answer = resolve)));
    memory.forget();
    expect(await memory.find('a', 0, () => Promise.resolve('new rights'))).toBe('new rights');
    answer('old rights');
    expect(await before).toBe('old rights');
    expect(memory.peek('a', 0)).toBe('new rights');
  });

  it('looks up once for several who ask at the same time', async () => {
    const memory = trusted();
    let lookUps = 0;
    const lookUp = () => {
      lookUps += 1;
      return Promise.resolve('rights');
    };
    await Promise.all([memory.find('a', 0, lookUp), memory.find('a', 0, lookUp)]);
    expect(lookUps).toBe(1);
  });

  it('tries again after a look-up that failed', async () => {
    const memory = trusted();
    await expect(memory.find('a', 0, () => Promise.reject(new Error('no database')))).rejects.toThrow(
      'no database',
    );
    expect(await memory.find('a', 0, () => Promise.resolve('rights'))).toBe('rights');
  });

  it('forgets what a change concerns and nothing else', async () => {
    const memory = trusted();
    await memory.find('a', 0, () => Promise.resolve('ann'));
    await memory.find('b', 0, () => Promise.resolve('bob'));
    memory.forget((value) => value === 'ann');
    expect([memory.peek('a', 0), memory.peek('b', 0)]).toEqual([undefined, 'bob']);
  });

  it('holds ten thousand and then forgets the first', async () => {
    const memory = trusted();
    for (let index = 0; index <= 10_000; index += 1) {
      await memory.find(String(index), 0, () => Promise.resolve('rights'));
    }
    expect(memory.size).toBe(10_000);
    expect([memory.peek('0', 0), memory.peek('1', 0)]).toEqual([undefined, 'rights']);
  });
});

it('names a token by a hash that does not show it', () => {
  expect(tokenHash('secret')).toBe('K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols=');
});
