import { meaningsOf } from './header-words';

/**
 * What the row above a heading names where that heading is empty, by column: in a text file a heading of two rows has no
 * merges, and a column may be named in the upper one alone. null: that row is no part of the heading, for it holds a
 * title, or something that is no word for a column. Pure.
 */
export function namedAbove(upper: readonly string[], heading: readonly string[]): string[] | null {
  const filled = upper.flatMap((text, at) => (text === '' ? [] : [at]));
  const isOver = (at: number): boolean => (heading[at] ?? '') !== '';
  const isUpperHalf =
    filled.some(isOver) &&
    !filled.every(isOver) &&
    filled.every((at) => meaningsOf(upper[at] ?? '').length > 0);
  return isUpperHalf ? heading.map((text, at) => (text === '' ? (upper[at] ?? '') : '')) : null;
}
