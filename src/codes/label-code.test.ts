import fc from 'fast-check';
import {
  checkCharacter,
  codeFromScannedText,
  LABEL_ALPHABET,
  LABEL_BODY_LENGTH,
  LABEL_CODE_LENGTH,
  labelCodeFromBytes,
  labelUrl,
  parseLabelCode,
} from './label-code';

const bytes = fc.uint8Array({ minLength: LABEL_BODY_LENGTH, maxLength: LABEL_BODY_LENGTH });
const code = bytes.map(labelCodeFromBytes);

const replaceAt = (text: string, index: number, character: string): string =>
  text.slice(0, index) + character + text.slice(index + 1);

describe('the check character', () => {
  it('catches every substitution of one character', () => {
    fc.assert(
      fc.property(code, (valid) => {
        for (let index = 0; index < LABEL_CODE_LENGTH; index += 1) {
          for (const character of LABEL_ALPHABET) {
            const changed = replaceAt(valid, index, character);
            expect(parseLabelCode(changed).ok).toBe(changed === valid);
          }
        }
      }),
    );
  });

  it('catches every swap of two different characters, adjacent or not', () => {
    fc.assert(
      fc.property(code, (valid) => {
        for (let left = 0; left < LABEL_CODE_LENGTH; left += 1) {
          for (let right = left + 1; right < LABEL_CODE_LENGTH; right += 1) {
            const swapped = replaceAt(replaceAt(valid, left, valid.charAt(right)), right, valid.charAt(left));
            expect(parseLabelCode(swapped).ok).toBe(swapped === valid);
          }
        }
      }),
    );
  });

  it('catches every adjacent swap of every pair of characters at every place', () => {
    for (let index = 0; index < LABEL_BODY_LENGTH; index += 1) {
      for (const first of LABEL_ALPHABET) {
        for (const second of LABEL_ALPHABET) {
          if (first === second) continue;
          // At the last place the second character is the check itself: only bodies whose check it is count.
          const body = replaceAt(replaceAt('7'.repeat(LABEL_CODE_LENGTH), index, first), index + 1, second);
          const valid =
            index + 1 < LABEL_BODY_LENGTH
              ? body.slice(0, LABEL_BODY_LENGTH) + checkCharacter(body.slice(0, LABEL_BODY_LENGTH))
              : body;
          if (!parseLabelCode(valid).ok) continue;
          const swapped = replaceAt(replaceAt(valid, index, second), index + 1, first);
          expect(parseLabelCode(swapped)).toEqual({ ok: false });
        }
      }
    }
  });

  it('uses the whole alphabet and is the same for ever', () => {
    expect(checkCharacter('000000000000')).toBe('P');
    expect(checkCharacter('0123456789AB')).toBe('D');
    expect(parseLabelCode('0000000000000')).toEqual({ ok: false });
    const seen = new Set([...LABEL_ALPHABET].map((last) => checkCharacter('00000000000' + last)));
    expect(seen.size).toBe(32);
  });

  it.each(['', '00000000000', '0000000000000', 'ABCDEFGHIJKL', 'abcdefghjkmn', 'ЙЦУКЕНГШЩЗХЪ'])(
    'refuses the body %p',
    (body) => {
      expect(() => checkCharacter(body)).toThrow(RangeError);
    },
  );
});

describe('labelCodeFromBytes', () => {
  it('makes 13 characters of the alphabet that parse to themselves', () => {
    fc.assert(
      fc.property(code, (made) => {
        expect(made).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/);
        expect(parseLabelCode(made)).toEqual({ ok: true, code: made });
      }),
    );
  });

  it('takes five bits of each byte', () => {
    const made = labelCodeFromBytes(Uint8Array.from([0, 1, 2, 9, 10, 17, 18, 31, 32, 63, 255, 128]));
    expect(made.slice(0, 12)).toBe('0129AHJZ0ZZ0');
  });

  it('refuses fewer than 12 bytes', () => {
    expect(() => labelCodeFromBytes(new Uint8Array(11))).toThrow(RangeError);
  });
});

describe('parseLabelCode', () => {
  it('reads any case, spaces and hyphens, O as 0, I and L as 1', () => {
    fc.assert(
      fc.property(code, fc.infiniteStream(fc.nat(5)), (valid, choices) => {
        let typed = '';
        for (const character of valid) {
          const choice = choices.next().value ?? 0;
          const confused =
            character === '0' ? 'Oo0'[choice % 3] : character === '1' ? 'IiLl1'[choice % 5] : character;
          typed += (choice % 2 ? confused?.toLowerCase() : confused) + ['', ' ', '-', '\t', '–', ''][choice];
        }
        expect(parseLabelCode(typed)).toEqual({ ok: true, code: valid });
      }),
    );
  });

  it('refuses anything that is no code, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const parsed = parseLabelCode(text);
        if (parsed.ok) expect(parsed.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/);
      }),
    );
    for (const text of ['', '\u0000', 'U'.repeat(13), '0'.repeat(12), '0'.repeat(14), ' '.repeat(5000)]) {
      expect(parseLabelCode(text)).toEqual({ ok: false });
    }
  });
});

describe('addresses', () => {
  const valid = labelCodeFromBytes(new Uint8Array(12).fill(7));

  it('puts the code behind /SCAN/ in upper case', () => {
    expect(labelUrl('https://tracker.example.org', valid)).toBe(`HTTPS://TRACKER.EXAMPLE.ORG/SCAN/${valid}`);
    const within = labelUrl('https://factory.example/Цех/tracker/', valid);
    expect(within).toBe(`HTTPS://FACTORY.EXAMPLE/Цех/tracker/SCAN/${valid}`);
    expect(codeFromScannedText(within)).toEqual({ ok: true, code: valid });
    expect(labelUrl('http://192.168.1.7:1337//', valid)).toBe(`HTTP://192.168.1.7:1337/SCAN/${valid}`);
  });

  it.each([
    valid,
    ` ${valid.toLowerCase()}\r\n`,
    `HTTPS://OLD.EXAMPLE.ORG/SCAN/${valid}`,
    `http://10.0.0.1:8080/scan/${valid.toLowerCase()}`,
    `https://host/a/b/Scan/${valid}/?x=1#top`,
    `/scan/${valid}`,
  ])('finds the code in %p', (text) => {
    expect(codeFromScannedText(text)).toEqual({ ok: true, code: valid });
  });

  it.each([
    '',
    'https://host/scan/',
    `https://host/other/${valid}`,
    `https://host/scan/${valid}X`,
    `${valid}${valid}`,
  ])('finds none in %p', (text) => {
    expect(codeFromScannedText(text)).toEqual({ ok: false });
  });

  it('reads its own address back', () => {
    fc.assert(
      fc.property(code, fc.webUrl({ withFragments: false, withQueryParameters: false }), (made, origin) => {
        expect(codeFromScannedText(labelUrl(origin, made))).toEqual({ ok: true, code: made });
      }),
    );
  });

  it('refuses input over 2,048 characters at once', () => {
    expect(codeFromScannedText('/scan/'.repeat(100_000) + valid)).toEqual({ ok: false });
  });
});
