/** Letters of Russian that look like Latin ones, and the Latin ones. */
const CYRILLIC = 'АВЕКМНОРСТУХ';
const LATIN = 'ABEKMHOPCTYX';
const LATIN_OF = new Map([...CYRILLIC].map((letter, index) => [letter, LATIN[index] ?? letter]));

/** A text without what people vary and nobody sees: case, blanks, kinds of dashes, letters that look alike. Pure. */
export function looseText(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('Ё', 'Е')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .replace(/[‐-―−]/g, '-')
    .replace(/[АВЕКМНОРСТУХ]/g, (letter) => LATIN_OF.get(letter) ?? letter);
}
