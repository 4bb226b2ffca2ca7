import { hashPin, PIN, pinMatches } from './pin-hash';

it('knows its PIN again and no other', async () => {
  const hash = await hashPin('4711');
  expect(hash).toMatch(/^scrypt\$16384\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  expect(await pinMatches('4711', hash)).toBe(true);
  expect(await pinMatches('4712', hash)).toBe(false);
  expect(await pinMatches('47110', hash)).toBe(false);
});

it('is another hash for the same PIN of somebody else', async () => {
  expect(await hashPin('4711')).not.toBe(await hashPin('4711'));
});

it('is nobody’s without a hash', async () => {
  expect(await pinMatches('4711', null)).toBe(false);
  expect(await pinMatches('', '')).toBe(false);
});

it.each(['123', '123456789', '12a4', ' 1234', ''])('%j is no PIN', (text) => {
  expect(PIN.test(text)).toBe(false);
});
