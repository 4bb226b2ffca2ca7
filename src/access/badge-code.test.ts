import { badgeHash, newBadgeCode, readBadgeCode } from './badge-code';

describe('a badge code', () => {
  it('is 28 characters that a label never has, and another one each time', () => {
    const codes = new Set(Array.from({ length: 100 }, newBadgeCode));
    expect(codes.size).toBe(100);
    for (const code of codes) expect(code).toMatch(/^TB[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  it('is read as people type it', () => {
    const code = `TB${'0123456789ABCDEFGHJKMN0111'}`;
    expect(readBadgeCode(code)).toBe(code);
    expect(readBadgeCode(' tb0123-4567-89abcd-efghjkmno1il ')).toBe(code);
  });

  it.each(['', 'TB', '4K7N2M9Q0XRW3', `TX${'0'.repeat(26)}`, `TB${'0'.repeat(25)}`, `TB${'U'.repeat(26)}`])(
    'is not %j',
    (text) => expect(readBadgeCode(text)).toBeNull(),
  );

  it('is kept as its SHA-256', () => {
    expect(badgeHash('TB').toString('hex')).toBe(
      '791b0ac348749055f0aa77a0ba17854a031767621a242f6adabc87ac7ddef118',
    );
  });
});
