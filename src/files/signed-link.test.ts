import { isSigned, linkKey, signedLink } from './signed-link';

const KEY = linkKey({ SESSION_SECRET: 'one' });
const NOW = Date.UTC(2026, 0, 31, 10, 0, 1);
const MINUTE_MS = 60_000;

function partsOf(link: string) {
  const url = new URL(link, 'http://x');
  return {
    name: decodeURIComponent(url.pathname.slice('/files/'.length)),
    ...Object.fromEntries(url.searchParams),
  };
}

describe('a signed link', () => {
  const link = signedLink(KEY, 'drawing_1.png', NOW);
  const { name, ...parameters } = partsOf(link) as { name: string; expires: string; signature: string };

  it('opens its file for half an hour, and no longer than 35 minutes', () => {
    expect(name).toBe('drawing_1.png');
    expect(isSigned(KEY, name, parameters, NOW)).toBe(true);
    expect(isSigned(KEY, name, parameters, NOW + 30 * MINUTE_MS)).toBe(true);
    expect(isSigned(KEY, name, parameters, NOW + 35 * MINUTE_MS)).toBe(false);
  });

  it('is the same for five minutes', () => {
    expect(signedLink(KEY, 'drawing_1.png', NOW + 4 * MINUTE_MS)).toBe(link);
    expect(signedLink(KEY, 'drawing_1.png', NOW + 6 * MINUTE_MS)).not.toBe(link);
  });

  it('opens no other file, for no other time, with no other key', () => {
    expect(isSigned(KEY, 'drawing_2.png', parameters, NOW)).toBe(false);
    const later = { ...parameters, expires: String(Number(parameters.expires) + 300) };
    expect(isSigned(KEY, name, later, NOW)).toBe(false);
    expect(isSigned(linkKey({ JWT_SECRET: 'two' }), name, parameters, NOW)).toBe(false);
  });

  it.each([
    {},
    { expires: '9999999999' },
    { expires: '9999999999', signature: '' },
    { expires: '9999999999', signature: ['a', 'b'] },
    { expires: '-1', signature: 'AAAA' },
    { expires: '1e12', signature: 'AAAA' },
    { expires: '99999999999999', signature: 'AAAA' },
  ])('is not %j', (parameters) => expect(isSigned(KEY, 'a.png', parameters, NOW)).toBe(false));
});

it('needs a secret', () => {
  expect(() => linkKey({})).toThrow('SESSION_SECRET');
});
