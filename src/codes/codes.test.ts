import { MAX_NEW_LABEL_CODES, newLabelCode, newLabelCodes, parseLabelCode, qrMatrix } from './index';

describe('new label codes', () => {
  it('are valid and distinct', () => {
    const codes = newLabelCodes(5000);
    expect(new Set([...codes, newLabelCode()]).size).toBe(5001);
    expect(codes.filter((code) => !parseLabelCode(code).ok)).toEqual([]);
    expect(newLabelCodes(0)).toEqual([]);
  });

  it('use every character of the alphabet at every place about equally', () => {
    const count = 32_000;
    const seen = Array.from({ length: 13 }, () => new Map<string, number>());
    for (const code of newLabelCodes(count)) {
      [...code].forEach((character, place) => {
        const counts = seen[place];
        counts?.set(character, (counts.get(character) ?? 0) + 1);
      });
    }
    for (const counts of seen) {
      expect(counts.size).toBe(32);
      // 1,000 expected; eight standard deviations away would be a broken source.
      for (const times of counts.values()) expect(Math.abs(times - count / 32)).toBeLessThan(250);
    }
  });

  it.each([-1, 1.5, Number.NaN, MAX_NEW_LABEL_CODES + 1])('are not made %p at a time', (count) => {
    expect(() => newLabelCodes(count)).toThrow(RangeError);
  });
});

describe('qrMatrix', () => {
  it('holds a label address in version 3, 29 modules', () => {
    const { size, modules } = qrMatrix('HTTPS://TRACKER.EXAMPLE.ORG/SCAN/0123456789ABC');
    expect(size).toBe(29);
    expect(modules.length).toBe(29 * 29);
    expect([...modules].every((module) => module === 0 || module === 1)).toBe(true);
    // The finder pattern: seven dark modules, then a light one.
    expect([...modules.slice(0, 8)]).toEqual([1, 1, 1, 1, 1, 1, 1, 0]);
  });

  it('refuses an empty text and one over 1,000 characters', () => {
    expect(() => qrMatrix('')).toThrow(RangeError);
    expect(() => qrMatrix('A'.repeat(1001))).toThrow(RangeError);
    expect(qrMatrix('A'.repeat(1000)).size).toBeGreaterThan(29);
  });
});
