import fc from 'fast-check';
import { labelCodeFromBytes, labelUrl } from '../../../../../src/codes/label-code';
import { codeTextOf, isComplete, readCode, readScan, readTogether } from './scan-input';
import { characterOf, wedgeReader } from './wedge';

const code = fc.uint8Array({ minLength: 12, maxLength: 12 }).map(labelCodeFromBytes);
const labelCode = (seed: number): string => labelCodeFromBytes(new Uint8Array(12).fill(seed));
const LATIN = 'QWERTYUIOPASDFGHJKLZXCVBNM/';
const RUSSIAN = 'ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ.';
const underRussianLayout = (text: string): string =>
  Array.from(text, (character) => RUSSIAN[LATIN.indexOf(character)] ?? character).join('');

describe('readCode', () => {
  it('reads what a scanner sends, the address or the bare code', () => {
    fc.assert(
      fc.property(code, (made) => {
        expect(readCode(made)).toEqual({ ok: true, code: made });
        expect(readCode(`${labelUrl('http://10.0.0.7:1337', made)}\n`)).toEqual({ ok: true, code: made });
      }),
    );
  });

  it('reads a scanner that types under the Russian layout', () => {
    fc.assert(
      fc.property(code, (made) => {
        expect(readCode(underRussianLayout(labelUrl('http://10.0.0.7', made)))).toEqual({
          ok: true,
          code: made,
        });
      }),
    );
  });

  it('reads Russian letters that look like Latin ones', () => {
    expect(readCode('0А2В4С6Е8Н0К8'.slice(0, 12))).toEqual({ ok: false });
    const made = labelCodeFromBytes(Uint8Array.from([10, 11, 12, 14, 17, 19, 20, 22, 25, 26, 29, 30]));
    expect(made.slice(0, 12)).toBe('ABCEHKMPSTXY');
    const lookalike = `АВСЕНКМРSТХУ${made.slice(12)}`;
    expect(readCode(lookalike)).toEqual({ ok: true, code: made });
  });

  it.each(['', 'hello', '0'.repeat(13), '/scan/', '\u0000', '<script>', '7'.repeat(5_000)])(
    'refuses %j',
    (text) => {
      expect(readCode(text)).toEqual({ ok: false });
    },
  );
});

describe('codeTextOf', () => {
  it.each([
    ['/scan', null],
    ['/scan/', null],
    ['/SCAN/ABC', 'ABC'],
    ['/scan/abc/', 'abc'],
    ['/scan/%D0%90', 'А'],
    ['/scan/%E0%A4%A', '%E0%A4%A'],
    ['/scan/a/b', null],
    ['/other/ABC', null],
  ])('finds in %j the text %j', (pathname, text) => {
    expect(codeTextOf(pathname)).toBe(text);
  });
});

describe('the card of a stage', () => {
  const id = 'k3v0ilo1u9zq7w5x2a4b6c8d';
  it.each([
    ['as it is', 'HTTPS://TRACKER.EXAMPLE/SCAN/STK3V0ILO1U9ZQ7W5X2A4B6C8D'],
    ['of another host', 'http://old.example/scan/stk3v0ilo1u9zq7w5x2a4b6c8d'],
    ['under a Russian keyboard', underRussianLayout('HTTP://OLD/SCAN/STK3V0ILO1U9ZQ7W5X2A4B6C8D')],
    ['bare', 'STK3V0ILO1U9ZQ7W5X2A4B6C8D'],
  ])('is read %s', (_how, text) => {
    expect(readScan(text)).toEqual({ kind: 'stage', id });
  });

  it('is no wrong label while it is typed', () => {
    expect(isComplete('STK3V0ILO1U9ZQ7W5X')).toBe(false);
  });
});

describe('codes in one picture', () => {
  const one = { kind: 'label', code: labelCode(1) };

  it.each([
    ['none', [], 'none'],
    ['foreign ones alone', ['4006381333931', 'x'], 'foreign'],
    ['a label beside a foreign one', ['4006381333931', labelCode(1)], one],
    ['one label twice, as two hosts print it', [`HTTP://A/SCAN/${labelCode(1)}`, labelCode(1)], one],
    ['two labels', [labelCode(1), labelCode(2)], 'several'],
  ])('%s', (_, texts, meant) => {
    expect(readTogether(texts)).toEqual(meant);
  });
});

describe('a scanner that types', () => {
  const type = (text: string, gapMs: number, suffix = 'Enter'): string | null => {
    const read = wedgeReader();
    let atMs = 1_000;
    for (const key of text) read({ code: '', key, atMs: (atMs += gapMs) });
    return read({ code: suffix, key: suffix, atMs: atMs + gapMs }).scanned;
  };

  it('is told from hands by its speed and its length', () => {
    expect(type('0123456789ABC', 12)).toBe('0123456789ABC');
    expect(type('0123456789ABC', 120)).toBeNull();
    expect(type('12', 12)).toBeNull();
  });

  it('ends with Enter or Tab, as scanners are set; a Tab of hands goes where it goes', () => {
    expect(type('0123456789ABC', 12, 'Tab')).toBe('0123456789ABC');
    expect(type('0123456789ABC', 120, 'Tab')).toBeNull();
    expect(type('', 12, 'Tab')).toBeNull();
  });

  it('forgets what was typed before the scan, and the scan after it', () => {
    const read = wedgeReader();
    read({ code: '', key: 'x', atMs: 0 });
    let atMs = 5_000;
    const begins = [...'0123456789ABC'].filter((key) => read({ code: '', key, atMs: (atMs += 10) }).isBegun);
    expect(begins).toEqual(['0']);
    expect(read({ code: 'Enter', key: 'Enter', atMs: atMs + 10 }).scanned).toBe('0123456789ABC');
    expect(read({ code: 'Enter', key: 'Enter', atMs: atMs + 20 }).scanned).toBeNull();
  });

  it('is read by the place of the keys, so that the layout does not matter', () => {
    expect(characterOf({ code: 'KeyA', key: 'ф' })).toBe('A');
    expect(characterOf({ code: 'Digit7', key: '7' })).toBe('7');
    expect(characterOf({ code: 'Slash', key: '.' })).toBe('/');
    expect(characterOf({ code: 'ShiftLeft', key: 'Shift' })).toBe('');
  });
});
