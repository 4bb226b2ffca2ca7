import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { appendAudit, auditHeadAt, verifyAuditAt, type AuditHead } from '../../src/audit';
import { Sealer } from '../../src/audit/sealer';
import { MAX_ENTRIES_PER_SEAL } from '../../src/audit/sealing';
import { verifyInBackground } from '../../src/audit/verify-in-background';
import { verifyAudit } from '../../src/audit/verify-audit';
import { startTestApp, type TestApp } from '../support';

let app: TestApp;
let kept: AuditHead;
/** Ids of entries that this suite appended, in order. */
let ids: number[];
/** An id whose transaction was rolled back. */
let gap: number;

type Session = Pick<Client, 'query'>;

async function append(session: Session, action: string): Promise<number> {
  await appendAudit(session as Client, {
    at: '2026-03-01T08:00:00.123Z',
    actor: { type: 'admin', id: '7', name: 'Анна' },
    action,
    category: 'settings',
    subjectType: null,
    subjectId: null,
    subjectName: null,
    difference: { before: { б: 1, а: [1.5, null] }, after: null },
    address: '10.0.0.7',
    requestId: null,
  });
  const { rows } = await session.query<{ id: number }>('select max(id)::int as id from audit_entries');
  return rows[0]?.id ?? 0;
}

async function connected<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: app.databaseUrl, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function settledId(): Promise<number> {
  const { rows } = await app.sql.query<{ id: number }>(
    'select coalesce(max(settled_id), 0)::int as id from tracker_audit_seals',
  );
  return rows[0]?.id ?? 0;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(50);
}

/** What a verification says of a tampered log; nothing of it stays. */
async function afterTampering(statement: string, values: unknown[] = [], head: AuditHead | null = null) {
  return connected(async (client) => {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query(statement, values);
    const { broken } = await verifyAudit(client, { kept: head });
    await client.query('rollback');
    return broken;
  });
}

const idAt = (index: number): number => ids[index] ?? 0;

beforeAll(async () => {
  app = await startTestApp();
  await connected(async (client) => {
    await client.query('begin');
    gap = await append(client, 'never-was');
    await client.query('rollback');
  });
  await app.sql.query(
    `insert into audit_entries (at, actor_type, actor_id, action, category, document_id)
     select now(), 'system', 'system', 'fill-' || n, 'settings', tracker_document_id()
       from generate_series(1, $1) n`,
    [2 * MAX_ENTRIES_PER_SEAL],
  );
  ids = [];
  for (let index = 0; index < 5; index += 1)
    ids.push(await append(app.sql as unknown as Session, `act-${index}`));
  kept = await auditHeadAt(app.databaseUrl);
  await until(async () => (await settledId()) >= idAt(4));
});

afterAll(() => app.stop());

it('seals every entry and tells one head for one log, however the seals were cut', async () => {
  const { rows } = await app.sql.query<{ count: number }>('select count(*)::int as count from audit_entries');
  expect(kept).toEqual({
    size: rows[0]?.count,
    root: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    time: expect.stringMatching(/Z$/) as string,
  });
  const found = await verifyAuditAt(app.databaseUrl, kept);
  expect(found).toEqual({ head: { ...kept, time: found.head.time }, unsealed: 0, broken: null });
});

it('is verified in the background, and what was found is noted', async () => {
  const config = { connectionString: app.databaseUrl };
  expect(await verifyInBackground(config, new AbortController().signal)).toBe(kept.size);
  const { rows } = await app.sql.query(
    'select size::int as size, root, broken from tracker_audit_verifications order by id desc limit 1',
  );
  expect(rows).toEqual([{ size: kept.size, root: Buffer.from(kept.root, 'hex'), broken: null }]);
});

it('accepts the head of any earlier size, and refuses another root for it', async () => {
  const { rows } = await app.sql.query<{ size: number; root: Buffer }>(
    'select size::int as size, root from tracker_audit_seals order by number limit 1',
  );
  const earlier = { size: rows[0]?.size ?? 0, root: rows[0]?.root.toString('hex') ?? '', time: null };
  expect((await verifyAuditAt(app.databaseUrl, earlier)).broken).toBeNull();
  const other = { ...earlier, root: '0'.repeat(64) };
  expect((await verifyAuditAt(app.databaseUrl, other)).broken).toEqual({
    kind: 'head-differs',
    entryId: null,
    seal: null,
    message: `The first ${earlier.size} entries are not those of the kept head.`,
  });
});

it.each([
  ['actor_name', `'Борис'`],
  ['difference', `'{"before":{"а":[1.5,null],"б":2},"after":null}'`],
  ['difference', 'null'],
  ['at', `at + interval '1 microsecond'`],
  ['address', 'null'],
  ['action', `'other'`],
  ['subject_id', `''`],
  ['request_id', `'x'`],
  ['document_id', `'x'`],
])('names an entry whose %s was altered to %s', async (column, value) => {
  const broken = await afterTampering(`update audit_entries set ${column} = ${value} where id = $1`, [
    idAt(2),
  ]);
  expect(broken).toMatchObject({
    kind: 'altered',
    entryId: idAt(2),
    message: `Entry ${idAt(2)} was altered after it had been sealed.`,
  });
});

it('takes another order of keys for the same difference, but not another notation of a number', async () => {
  const zero = `'{"after": null, "before": {"а": [1.50, null], "б": 1.0}}'`;
  const broken = await afterTampering(`update audit_entries set difference = ${zero} where id = $1`, [
    idAt(2),
  ]);
  expect(broken).toMatchObject({ kind: 'altered', entryId: idAt(2) });
  const order = `'{"after": null, "before": {"а": [1.5, null], "б": 1}}'`;
  expect(
    await afterTampering(`update audit_entries set difference = ${order} where id = $1`, [idAt(2)]),
  ).toBeNull();
});

it('names the first of several removed entries', async () => {
  const broken = await afterTampering('delete from audit_entries where id = any($1::int[])', [
    [idAt(3), idAt(1)],
  ]);
  expect(broken).toMatchObject({ kind: 'removed', entryId: idAt(1) });
});

it('names an entry that was inserted where none had been', async () => {
  const insert = `insert into audit_entries (id, at, actor_type, action, category)
                  values ($1, '2026-03-01', 'admin', 'forged', 'settings')`;
  expect(await afterTampering(insert, [gap])).toMatchObject({
    kind: 'inserted',
    entryId: gap,
    message: `Entry ${gap} was inserted among entries that had been sealed.`,
  });
  expect(await afterTampering(insert, [-5])).toMatchObject({ kind: 'inserted', entryId: -5 });
});

it('names the first of two entries that changed places', async () => {
  const swap = `update audit_entries set id = case id when $1 then -1 when $2 then -2 end where id in ($1, $2)`;
  const broken = await connected(async (client) => {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query(swap, [idAt(1), idAt(3)]);
    await client.query(
      'update audit_entries set id = case id when -1 then $2::int else $1::int end where id < 0',
      [idAt(1), idAt(3)],
    );
    const found = await verifyAudit(client, { kept: null });
    await client.query('rollback');
    return found.broken;
  });
  expect(broken).toMatchObject({ kind: 'altered', entryId: idAt(1) });
});

it('finds a tail that was cut off together with its seals, against a kept head', async () => {
  const cut = `with gone as (delete from tracker_audit_seals where number > 1 returning 1)
               delete from audit_entries where id not in (select unnest(entry_ids) from tracker_audit_seals
                                                           where number = 1)`;
  const { rows } = await app.sql.query<{ size: number }>(
    'select size::int as size from tracker_audit_seals where number = 1',
  );
  expect(await afterTampering(cut, [], kept)).toMatchObject({
    kind: 'truncated',
    message: `The log holds ${rows[0]?.size} sealed entries, the kept head ${kept.size}: its tail was cut off.`,
  });
});

it.each([
  ['a seal that is gone', 'delete from tracker_audit_seals where number = 2', 'Seal 2 is missing.'],
  [
    'a root',
    `update tracker_audit_seals set root = sha256('x') where number = 1`,
    'Seal 1 has another root than its entries make.',
  ],
  [
    'a size',
    'update tracker_audit_seals set first_index = first_index + 1, size = size + 1 where number = 2',
    'Seal 2 does not follow the seal before it.',
  ],
])('names %s', async (_what, statement, message) => {
  expect(await afterTampering(statement)).toMatchObject({ kind: 'seal-altered', entryId: null, message });
});

it('finds an entry altered together with its hash', async () => {
  const forge = `with altered as (update audit_entries set actor_name = 'Борис' where id = $1 returning 1)
    update tracker_audit_seals set leaf_hashes = overlay(leaf_hashes placing sha256('x')
      from 32 * (array_position(entry_ids, $1) - 1) + 1) where $1 = any(entry_ids)`;
  expect(await afterTampering(forge, [idAt(0)])).toMatchObject({ kind: 'altered', entryId: idAt(0) });
});

it('refuses to alter or remove a seal', async () => {
  await expect(app.sql.query('delete from tracker_audit_seals')).rejects.toMatchObject({ code: '23001' });
  await expect(app.sql.query('update tracker_audit_seals set size = size')).rejects.toMatchObject({
    code: '23001',
  });
  await expect(app.sql.query('truncate tracker_audit_seals')).rejects.toMatchObject({ code: '23001' });
});

it('seals an entry that is committed after higher ids were sealed', async () => {
  await connected(async (late) => {
    await late.query('begin');
    const low = await append(late, 'late');
    const high = await append(app.sql as unknown as Session, 'early');
    expect(low).toBeLessThan(high);
    const before = await auditHeadAt(app.databaseUrl);
    expect(await settledId()).toBeLessThan(low);
    await late.query('commit');
    const after = await auditHeadAt(app.databaseUrl);
    expect(after.size).toBe(before.size + 1);
    expect((await verifyAuditAt(app.databaseUrl, before)).broken).toBeNull();
    await until(async () => (await settledId()) >= high);
  });
});

it('is sealed by one of several processes, and by another once that one is gone', async () => {
  const errors: unknown[] = [];
  const others = [1, 2].map(
    () => new Sealer({ connectionString: app.databaseUrl }, (error) => errors.push(error)),
  );
  for (const other of others) other.start();
  const sealing = `select pid from pg_locks join pg_stat_activity using (pid)
                    where locktype = 'advisory' and granted and application_name = 'tracker-audit-seal'
                      and datname = current_database()`;
  const holder = async () => (await app.sql.query<{ pid: number }>(sealing)).rows.map(({ pid }) => pid);
  const waiting = `select count(*)::int as count from pg_stat_activity
                    where application_name = 'tracker-audit-seal' and datname = current_database()`;
  await until(async () => (await app.sql.query<{ count: number }>(waiting)).rows[0]?.count === 3);
  const [first] = await holder();
  await app.sql.query('select pg_terminate_backend($1)', [first]);
  await until(async () => (await holder()).some((pid) => pid !== first));
  expect(await holder()).toHaveLength(1);
  await append(app.sql as unknown as Session, 'sealed-by-another');
  const head = await auditHeadAt(app.databaseUrl);
  expect((await verifyAuditAt(app.databaseUrl, head)).broken).toBeNull();
  for (const other of others) await other.stop();
});
