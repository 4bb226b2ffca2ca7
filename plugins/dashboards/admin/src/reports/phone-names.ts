import { wrapped } from '../charts/wrapped';

/** Letters that a line beside the bars of a picture on a phone holds, and those that a slanted mark below them may have. */
const LINE_LETTERS = 18;
const SLANTED_LETTERS = 14;

/** A name beside a bar in two lines at most, so that the number of an order is seen behind a long designation. */
export function inTwoLines(name: string | number): string | string[] {
  const [first = '', ...rest] = wrapped(String(name), LINE_LETTERS, ({ length }) => length);
  return rest.length === 0 ? first : [first, rest.join(' ')];
}

/** A name below a bar, where a longer one would begin outside the picture. */
export function shortened(name: string | number): string {
  const text = String(name);
  return text.length > SLANTED_LETTERS ? `${text.slice(0, SLANTED_LETTERS - 1).trimEnd()}…` : text;
}
