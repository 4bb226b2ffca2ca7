import { DatabaseError } from 'pg';
import { refusalOfThrown } from '.';

function databaseError(code: string): DatabaseError {
  const error = new DatabaseError('said by PostgreSQL', 0, 'error');
  error.code = code;
  return error;
}

function socketError(code: string): Error {
  return Object.assign(new Error(`connect ${code} 127.0.0.1:5432`), { code });
}

const AWAY: [string, Error][] = [
  ['a session that was ended', databaseError('57P01')],
  ['a database that crashed', databaseError('57P02')],
  ['a database that starts', databaseError('57P03')],
  ['a broken connection', databaseError('08006')],
  ['too many connections', databaseError('53300')],
  ['a deadlock', databaseError('40P01')],
  ['a statement that took too long', databaseError('57014')],
  ['a refused connection', socketError('ECONNREFUSED')],
  ['a reset connection', socketError('ECONNRESET')],
  ['a lost connection', new Error('Connection terminated unexpectedly')],
  ['an exhausted pool', new Error('timeout exceeded when trying to connect')],
  ["Strapi's exhausted pool", new Error('Knex: Timeout acquiring a connection. The pool is probably full.')],
];

it.each(AWAY)('%s may be tried again in a moment', (_what, error) => {
  expect(refusalOfThrown(error)).toEqual({ ok: false, code: 'busy', details: { retryAfterSeconds: 2 } });
});

it.each([
  ['a broken rule of the database', databaseError('23514')],
  ['a missing table', databaseError('42P01')],
  ['a defect', new TypeError('Connection is not defined')],
  ['no error at all', 'ECONNREFUSED'],
])('%s is a defect', (_what, error) => {
  expect(refusalOfThrown(error)).toBeNull();
});
