/** Letters of Russian that look like Latin ones, and the Latin ones. */
const CYRILLIC = 'АВЕКМНОРСТУХ';
const LATIN = 'ABEKMHOPCTYX';
const LATIN_OF = new Map([...CYRILLIC].map((letter, index) => [letter, LATIN[index] ?? letter]));

/** Signs that have one form only, no blanks and no dashes but one; most designations are made of these. */
const PLAIN = /^[!-~А-Яа-яЁё]*$/;
const RUSSIAN = /[А-ЯЁ]/;

function asLatin(text: string): string {
  return text.replace(/[АВЕКМНОРСТУХ]/g, (letter) => LATIN_OF.get(letter) ?? letter);
}

/** A text without what people vary and nobody sees: case, blanks, kinds of dashes, letters that look alike. Pure. */
export function looseText(text: string): string {
  if (PLAIN.test(text)) {
    const upper = text.toUpperCase();
    return RUSSIAN.test(upper) ? asLatin(upper.replaceAll('Ё', 'Е')) : upper;
  }
  return asLatin(
    text
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll('Ё', 'Е')
      .replace(/[\s\u200b\ufeff]+/g, '')
      .replace(/[‐-―−]/g, '-'),
  );
}
