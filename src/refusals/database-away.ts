/**
 * SQLSTATEs of a database that cannot be asked just now: connections lost or refused (class 08), too many of
 * them, starting or stopping, a deadlock, a lock or a statement that took too long.
 */
const AWAY = /^(?:08...|53300|57P0[1-5]|57014|40P01|40001|55P03|25P03)$/;

/** The same as the socket says it. */
const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);

/** node-postgres and knex have no codes for these. */
const WORDS =
  /^(?:Connection terminated|timeout (?:expired|exceeded when trying to connect)|Query read timeout|Client has encountered a connection error|Knex: Timeout acquiring)/;

/** Whether an error says that the database was not there to be asked: whoever asked may ask again. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code: unknown = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && (AWAY.test(code) || SOCKET_CODES.has(code))) return true;
  return WORDS.test(error.message);
}
