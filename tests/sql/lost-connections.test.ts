import { Pool } from 'pg';
import { inTransaction, openLedgerPool, type Session } from '../../src/tracking/ledger';
import { createDatabase } from '../support';

/** PostgreSQL may end any connection at any time; that costs the act under way and nothing else. */

let database: { url: string; drop(): Promise<void> };
let pool: Pool;
let superuser: Pool;

beforeAll(async () => {
  database = await createDatabase();
  pool = openLedgerPool({ connectionString: database.url }, 1);
  superuser = new Pool({ connectionString: database.url, max: 1 });
});

afterAll(async () => {
  await pool.end();
  await superuser.end();
  await database.drop();
});

async function endConnectionOf(session: Session): Promise<void> {
  const [own] = await session.query<{ pid: number }>('select pg_backend_pid() as pid');
  await superuser.query('select pg_terminate_backend($1, 5000)', [own?.pid]);
}

it('a connection lost between two statements of a transaction fails the act, not the process', async () => {
  const act = inTransaction(pool, async (session) => {
    await endConnectionOf(session);
    await session.query('select 1');
  });
  await expect(act).rejects.toThrow(/terminat|not queryable/i);
});

it('a connection lost before the commit fails the act', async () => {
  await expect(inTransaction(pool, endConnectionOf)).rejects.toThrow(/terminat|not queryable/i);
});

it('the next act gets a new connection', async () => {
  const rows = await inTransaction(pool, (session) => session.query<{ one: number }>('select 1 as one'));
  expect(rows).toEqual([{ one: 1 }]);
});
