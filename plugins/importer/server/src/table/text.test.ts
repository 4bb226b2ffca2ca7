import fc from 'fast-check';
import { lineOf } from './text';

it.each([
  ['Вал ступенчатый', 'Вал ступенчатый'],
  ['  Вал\u00a0 \u200bступенчатый\r\n', 'Вал ступенчатый'],
  // The letter and its mark apart, as some programs on other systems write them.
  ['и\u0306', 'й'],
  [' ', null],
  ['', null],
  [12.5, '12.5'],
  [null, null],
  [{ problem: 'error-value' as const, text: '#REF!' }, null],
])('%j is the line %j', (cell, line) => {
  expect(lineOf(cell)).toBe(line);
});

it('any text is one line in order', () => {
  const character = fc.oneof(
    fc.constantFrom(' ', '\t', '\n', 'ё', 'Й', 'и', '\u0306', 'A', '\u200b', '№'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(character), (characters) => {
      const text = characters.join('');
      const line = text
        .normalize('NFC')
        .replace(/[\s\u200b\ufeff]+/g, ' ')
        .trim();
      expect(lineOf(text)).toBe(line === '' ? null : line);
    }),
  );
});
