import { z } from 'zod';
import { MAX_QUANTITY, type Refusal } from '../tracking/contracts';
import { refuse } from '../refusals';

/** A refusal tells at most so many places; a body of a thousand mistakes is no message for a person. */
const MAX_PATHS = 20;

/** Columns of Strapi's type `string` hold so many characters. */
const MAX_LINE_LENGTH = 255;

/** The last instant that PostgreSQL and ISO 8601 with four digits of year both can write. */
const LAST_INSTANT_MS = Date.parse('9999-12-31T23:59:59.999Z');

/** PostgreSQL can hold neither a NUL nor half of a surrogate pair. */
function isStorable(value: string): boolean {
  return !value.includes('\u0000') && !/\p{Surrogate}/u.test(value);
}

/** Text of one line or more, in characters that the database can hold. Lengths are UTF-16 units. */
export function text(maxLength: number = MAX_LINE_LENGTH) {
  return z.string().max(maxLength).refine(isStorable);
}

/** Whole pieces: 0..1,000,000. */
export const quantity = z.int().min(0).max(MAX_QUANTITY);

/** The number of an operation within its part; they start at 1. */
export const operationNumber = z.int().min(1).max(MAX_QUANTITY);

/** A name that a client gives to an act before it sends it. Any version of UUID, any case. */
export const uuid = z.guid();

/** An instant in ISO 8601 with its offset, from 1970 to 9999. */
export const instant = z.iso.datetime({ offset: true }).refine((value) => {
  const ms = Date.parse(value);
  return ms >= 0 && ms <= LAST_INSTANT_MS;
});

/** The same instant in the one form that the ledger compares: UTC with milliseconds. */
export function inUtc(value: string): string {
  return new Date(value).toISOString();
}

/** Where a parsed value did not fit, as `rework.toOperation`; the body as a whole is `body`. */
export function pathsOf(error: z.ZodError): string[] {
  const paths = error.issues.map(({ path }) => (path.length === 0 ? 'body' : path.join('.')));
  return [...new Set(paths)].slice(0, MAX_PATHS);
}

/** 400 `malformed-request` at these places. */
export function malformed(paths: readonly string[]): Refusal {
  return refuse('malformed-request', { paths });
}
