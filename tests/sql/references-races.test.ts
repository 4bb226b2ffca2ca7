import type { PoolClient } from 'pg';
import { startTestApp, type TestApp } from '../support';
import { addChild, addParent, addRow, childValues, REFERENCES, type Reference } from './referring-rows';

/** Two sessions at once, one with a child and one with its parent: neither order leaves an orphan. */

let app: TestApp;
let first: PoolClient;
let second: PoolClient;

beforeAll(async () => {
  app = await startTestApp();
  first = await app.sql.connect();
  second = await app.sql.connect();
});

afterEach(async () => {
  await first.query('rollback');
  await second.query('rollback');
});

afterAll(async () => {
  first.release();
  second.release();
  await app.stop();
});

async function pidOf(session: PoolClient): Promise<number> {
  const { rows } = await session.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}

/** Start a statement that must wait for `first`; it is handed back once it waits. */
async function waiting<T>(start: () => Promise<T>): Promise<{ outcome: Promise<PromiseSettledResult<T>> }> {
  const [holder, waiter] = [await pidOf(first), await pidOf(second)];
  let ended = false;
  const outcome = Promise.allSettled([start()]).then(([result]) => {
    ended = true;
    return result;
  });
  for (let blocked = false; !blocked;) {
    if (ended) throw new Error(`It did not wait: ${JSON.stringify(await outcome)}.`);
    const { rows } = await app.sql.query<{ blocked: boolean }>(
      'select $1 = any(pg_blocking_pids($2)) as blocked',
      [holder, waiter],
    );
    blocked = rows[0]?.blocked ?? false;
  }
  return { outcome };
}

const refusedBy = ([constraint, table]: Reference) => ({
  status: 'rejected',
  reason: expect.objectContaining({ code: '23503', schema: 'public', table, constraint }) as unknown,
});

/** A stage asks first itself whether it is in use (database/sql/0021), and tells it in words of its own. */
const keptBy = (reference: Reference) =>
  reference[3] === 'stages'
    ? {
        status: 'rejected',
        reason: expect.objectContaining({ code: '23503', constraint: 'stages_in_use' }) as unknown,
      }
    : refusedBy(reference);

const remove = (session: PoolClient, parent: string, id: number) =>
  session.query(`delete from ${parent} where id = $1`, [id]).then(({ rowCount }) => rowCount);

async function orphans([, child, column, parent]: Reference): Promise<number> {
  const { rows } = await app.sql.query<{ orphans: number }>(
    `select count(*)::int as orphans from ${child} c where not exists (select from ${parent} p where p.id = c.${column})`,
  );
  return rows[0]?.orphans ?? Number.NaN;
}

describe.each(REFERENCES)('%s', (...reference) => {
  const [, child, column, parent] = reference;
  let id: number;
  let values: Record<string, unknown>;

  beforeEach(async () => {
    id = await addParent(app.sql, parent);
    values = await childValues(app.sql, child, { [column]: id });
    await first.query('begin');
    await second.query('begin');
  });

  afterEach(async () => {
    expect(await orphans(reference)).toBe(0);
  });

  it('a parent waits for its new child, and stays', async () => {
    await addRow(first, child, values);
    const removal = await waiting(() => remove(second, parent, id));
    await first.query('commit');
    expect(await removal.outcome).toMatchObject(keptBy(reference));
  });

  it('a parent goes when its new child is taken back', async () => {
    await addRow(first, child, values);
    const removal = await waiting(() => remove(second, parent, id));
    await first.query('rollback');
    expect(await removal.outcome).toEqual({ status: 'fulfilled', value: 1 });
    await second.query('commit');
  });

  it('a new child waits for its parent that goes, and is refused', async () => {
    await remove(first, parent, id);
    const addition = await waiting(() => addRow(second, child, values));
    await first.query('commit');
    expect(await addition.outcome).toMatchObject(refusedBy(reference));
  });

  it('a new child stands when its parent came back', async () => {
    await remove(first, parent, id);
    const addition = await waiting(() => addRow(second, child, values));
    await first.query('rollback');
    expect(await addition.outcome).toMatchObject({ status: 'fulfilled' });
    await second.query('commit');
  });

  it('a new child waits for its parent that takes another id, and is refused', async () => {
    await first.query(`update ${parent} set id = -id where id = $1`, [id]);
    const addition = await waiting(() => addRow(second, child, values));
    await first.query('commit');
    expect(await addition.outcome).toMatchObject(refusedBy(reference));
  });

  it('a new child stands when its parent was locked and edited', async () => {
    await first.query(`select from ${parent} where id = $1 for update`, [id]);
    await first.query(`update ${parent} set document_id = 'edited' where id = $1`, [id]);
    const addition = await waiting(() => addRow(second, child, values));
    await first.query('commit');
    expect(await addition.outcome).toMatchObject({ status: 'fulfilled' });
    await second.query('commit');
  });

  it('an edit of a parent waits for nobody', async () => {
    await addRow(first, child, values);
    await second.query(`update ${parent} set document_id = 'edited' where id = $1`, [id]);
    await second.query('commit');
    await first.query('commit');
  });

  it('a repeatable read fails where the parent went meanwhile', async () => {
    await second.query('rollback');
    await second.query('begin isolation level repeatable read');
    await second.query('select 1');
    await remove(first, parent, id);
    await first.query('commit');
    await expect(addRow(second, child, values)).rejects.toMatchObject({ code: '40001' });
  });
});

/** Lines of a bill of materials do not move. */
const MOVING = REFERENCES.filter(([, child, column]) => child !== 'bom_lines' || column === 'product_id');

it.each(MOVING)('%s: a parent waits for a child that comes to it, and stays', async (...reference) => {
  const [, child, column, parent] = reference;
  const id = await addParent(app.sql, parent);
  const childId = await addChild(app.sql, child);
  await first.query('begin');
  await first.query(`update ${child} set ${column} = $2 where id = $1`, [childId, id]);
  const removal = await waiting(() => remove(second, parent, id));
  await first.query('commit');
  expect(await removal.outcome).toMatchObject(keptBy(reference));
  expect(await orphans(reference)).toBe(0);
});
