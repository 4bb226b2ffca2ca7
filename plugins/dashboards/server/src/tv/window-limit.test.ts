import { bearerTvToken, newTvToken, tvTokenHash } from './tv-token';
import { WindowLimit } from './window-limit';

describe('WindowLimit', () => {
  it('lets so many through in a window and then tells how long to wait', () => {
    const limit = new WindowLimit({ most: 2, windowMs: 60_000, maxKeys: 10 });
    limit.count('a', 1_000);
    expect(limit.waitSeconds('a', 1_000)).toBe(0);
    limit.count('a', 2_000);
    expect(limit.waitSeconds('a', 3_000)).toBe(58);
    expect(limit.waitSeconds('b', 3_000)).toBe(0);
    expect(limit.waitSeconds('a', 61_000)).toBe(0);
    limit.count('a', 61_000);
    expect(limit.waitSeconds('a', 61_000)).toBe(0);
  });

  it('remembers no more senders than it may', () => {
    const limit = new WindowLimit({ most: 1, windowMs: 60_000, maxKeys: 3 });
    for (const key of ['a', 'b', 'c', 'd']) limit.count(key, 0);
    expect(limit.size).toBe(3);
    expect(limit.waitSeconds('a', 0)).toBe(0);
    expect(limit.waitSeconds('d', 0)).toBe(60);
  });
});

describe('tokens of screens', () => {
  it('are random, and read from a bearer header alone', () => {
    const token = newTvToken();
    expect(newTvToken()).not.toBe(token);
    expect(tvTokenHash(token)).toHaveLength(32);
    expect(bearerTvToken(`Bearer ${token}`)).toBe(token);
    expect(bearerTvToken(`bearer ${token}`)).toBe(token);
    for (const wrong of ['', token, `Bearer ${token}x`, `Bearer ${token} x`, `Basic ${token}`, 'Bearer ']) {
      expect(bearerTvToken(wrong)).toBeNull();
    }
  });
});
