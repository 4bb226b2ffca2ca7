import { isDatabaseAway } from './database-away';
import { refuse } from './refuse';
import type { Refusal } from '../tracking/contracts';

/** SQLSTATE: something else refers to the row. PostgreSQL 18 tells RESTRICT apart. */
const STILL_REFERRED_TO = new Set(['23503', '23001']);

/**
 * SQLSTATEs of values that cannot be what they are compared with or stored as: out of range, not a
 * number, no date, not a text of this encoding, too long.
 */
const UNUSABLE_VALUE = new Set(['22003', '22P02', '22007', '22008', '22021', '22P05', '22001']);

/** Strapi's own names of values that are no date, time or relation. */
const UNUSABLE_NAMES = new Set([
  'InvalidDatetimeFormat',
  'InvalidDateFormat',
  'InvalidTimeFormat',
  'InvalidRelationFormat',
]);

/** Statuses of body parsers and of Koa itself for requests that do not parse. */
const MALFORMED_STATUSES = new Set([400, 413, 415, 431]);

function property(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
}

/** Parsers of bodies (http-errors, formidable, co-body) mark what the sender did wrong. */
function isParserError(error: unknown): boolean {
  const status = property(error, 'httpCode') ?? property(error, 'status');
  const type = property(error, 'type');
  const fromParser = typeof property(error, 'httpCode') === 'number' || typeof type === 'string';
  return fromParser && MALFORMED_STATUSES.has(Number(status));
}

/** Constraints of database/sql/0021 that say what kind of thing it is, and name it. */
const IN_USE: Record<string, string> = { stages_in_use: 'stage', routes_in_use: 'route' };

function whatIsInUse(error: unknown): Record<string, unknown> {
  const kind = IN_USE[String(property(error, 'constraint'))];
  return kind ? { kind, name: property(error, 'detail') } : {};
}

/** SQLSTATE of PostgreSQL, and what the file system says: no room, or none for this user. */
const DISK_FULL = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** Long enough for a database to come back, short enough for a person to wait. */
const AWAY_SECONDS = 2;

/**
 * What was refused, where the database or a parser threw because of what was sent, or the database was away;
 * else null.
 */
export function refusalOfThrown(error: unknown): Refusal | null {
  const code = property(error, 'code');
  if (typeof code === 'string') {
    if (STILL_REFERRED_TO.has(code)) return refuse('in-use', whatIsInUse(error));
    if (code === '23505') return refuse('already-exists');
    if (DISK_FULL.has(code)) return refuse('disk-full');
    if (UNUSABLE_VALUE.has(code)) return refuse('malformed-request');
  }
  if (isDatabaseAway(error)) return refuse('busy', { retryAfterSeconds: AWAY_SECONDS });
  if (UNUSABLE_NAMES.has(String(property(error, 'name')))) return refuse('malformed-request');
  return isParserError(error) ? refuse('malformed-request', { paths: ['body'] }) : null;
}
