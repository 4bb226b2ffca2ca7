import { setSharing, sharingOf } from './sharing';

it('a device is its owner’s until it is set to something that the page knows', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(sharingOf(storage)).toBe('own');
  setSharing(storage, 'after-report');
  expect(sharingOf(storage)).toBe('after-report');
  for (const key of kept.keys()) kept.set(key, 'of a later version');
  expect(sharingOf(storage)).toBe('own');
});
