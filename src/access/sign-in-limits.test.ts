import { addressKey, attemptKey, PER_ADDRESS, waitSeconds } from './sign-in-limits';

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

describe('waiting by address', () => {
  it('begins after fifty mistakes of anybody there and ends at five minutes', () => {
    const waits = [50, 51, 52, 53, 56, 57, 58, 1_000].map((failures) => waitSeconds(failures, PER_ADDRESS));
    expect(waits).toEqual([0, 5, 10, 20, 160, 300, 300, 300]);
  });

  it('takes the addresses of one IPv6 network for one', () => {
    expect(addressKey('2001:db8::1')).toBe(addressKey('2001:db8::ffff'));
    expect(addressKey('2001:db8::1')).not.toBe(addressKey('2001:db8:0:1::1'));
    expect(addressKey('10.0.0.1')).not.toBe(addressKey('10.0.0.2'));
  });
});
