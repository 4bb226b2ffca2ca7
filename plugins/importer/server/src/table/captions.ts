import type { Field } from '../contracts';
import { sectionOf } from './kinds';
import type { TableRow } from './table';

/** Whether none of these columns says anything in the row. */
export function without(fields: readonly Field[], { values }: TableRow): boolean {
  return fields.every((field) => values[field] === undefined || values[field] === null);
}

/** One text and nothing else; a number in front of it is no other thing. */
export function captionOf(source: TableRow): string | null {
  const { texts } = source;
  const first = texts[0];
  if (first === undefined) return null;
  // Asked of every row, most of which hold more than two texts.
  const second = texts.find((text) => text !== first);
  if (second !== undefined && texts.some((text) => text !== first && text !== second)) return null;
  if (second === undefined) return /^[\d.,\s]+$/.test(first) ? null : first;
  return /^\d{1,3}\.?$/.test(first) && sectionOf(second) !== null ? second : null;
}

/** A caption that opens no section of a specification. */
export function isTitle(caption: string | null, { values }: TableRow): boolean {
  return caption !== null && values.designation === undefined && sectionOf(caption) === null;
}
