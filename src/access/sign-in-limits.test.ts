import { attemptKey, waitSeconds } from './sign-in-limits';

describe('waiting after wrong passwords', () => {
  it('begins with the fifth, doubles, and ends at a quarter of an hour', () => {
    const waits = Array.from({ length: 14 }, (_, index) => waitSeconds(index + 1));
    expect(waits).toEqual([0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
  });

  it('stays a quarter of an hour however often', () => {
    expect(waitSeconds(1_000_000)).toBe(900);
  });
});

describe('what failures are counted by', () => {
  it('is the account in any case', () => {
    expect(attemptKey('Петров', 'address:10.0.0.5')).toBe(attemptKey('ПЕТРОВ', 'address:10.0.0.5'));
  });

  it('is the device too: a colleague elsewhere is not locked out', () => {
    expect(attemptKey('Петров', 'address:10.0.0.5')).not.toBe(attemptKey('Петров', 'address:10.0.0.6'));
  });
});
