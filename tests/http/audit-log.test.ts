import { randomUUID } from 'node:crypto';
import Papa from 'papaparse';
import type { AuditPage, AuditRow } from '../../plugins/audit-log/server/src/contracts';
import { adminJwt, createOperator, operatorJwt } from '../support';
import { scanOf, startScanWorld, type ScanWorld } from './scan-world';

/** The audit log's doors: who may look, what a filter finds, and what an export holds. */

let world: ScanWorld;
let auditor: string;
let code: string;

beforeAll(async () => {
  world = await startScanWorld();
  auditor = await adminJwt(world.app, 'auditor');
  code = await world.part(5);
  expect((await world.post('/api/scans', scanOf(code, { good: 2 }))).status).toBe(201);
});
afterAll(() => world.app.stop());

function get(path: string, token: string | null = auditor, language = 'en') {
  const request = world.app.http().get(path).set('accept-language', language);
  return token === null ? request : request.set('authorization', `Bearer ${token}`);
}

async function entries(query: object): Promise<AuditRow[]> {
  const answer = await get('/audit-log/entries').query(query);
  expect([answer.status, answer.text]).toEqual([200, answer.text]);
  return (answer.body as AuditPage).data;
}

/** Append an entry as if some act had. */
async function entry(fields: Record<string, string | number | null>): Promise<void> {
  const all = {
    at: '2026-01-31T12:00:00Z',
    actor_type: 'admin',
    actor_id: '900',
    actor_name: 'Clerk',
    action: 'update-stage',
    category: 'settings',
    ...fields,
  };
  const places = Object.keys(all).map((_, place) => `$${place + 1}`);
  await world.app.sql.query(
    `insert into audit_entries (document_id, created_at, updated_at, published_at, ${Object.keys(all).join(', ')})
     values (tracker_document_id(), now(), now(), now(), ${places.join(', ')})`,
    Object.values(all),
  );
}

describe('who may look', () => {
  const doors = ['/audit-log/entries', '/audit-log/entries.csv', '/audit-log/state'];

  it.each(doors)('%s: auditors and administrators, nobody else', async (door) => {
    const superAdmin = await adminJwt(world.app);
    const foreman = await adminJwt(world.app, 'foreman');
    const technologist = await adminJwt(world.app, 'technologist');
    const statuses = [];
    for (const token of [auditor, superAdmin, foreman, technologist, world.apiToken, null]) {
      statuses.push((await get(door, token)).status);
    }
    expect(statuses).toEqual([200, 200, 403, 403, 401, 401]);
  });
});

describe('filters', () => {
  it('tells newest first who did what to what, from where', async () => {
    const [newest] = await entries({ part: code, limit: 1 });
    expect(newest).toMatchObject({
      action: 'record-scan',
      category: 'work',
      actor: { type: 'api-token' },
      subject: { type: 'part', id: code },
      difference: { good: 2 },
      tooLarge: false,
    });
    expect(newest?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('finds everything about a batch by any code that it ever had', async () => {
    const act = { factId: randomUUID(), reason: 'oily' };
    const voided = await world.post(`/api/parts/${code}/void-label`, act);
    const { part } = voided.body as { part: { code: string } };
    expect(part.code).not.toBe(code);
    for (const label of [code, part.code, part.code.toLowerCase()]) {
      const found = await entries({ part: label });
      expect(found.map(({ action }) => action)).toEqual(['void-label', 'record-scan', 'launch-part']);
    }
    expect(await entries({ part: '0000000000000' })).toEqual([]);
  });

  it('finds what a person did and what happened to the account', async () => {
    const { id } = await createOperator(world.app, { username: 'sidorov', password: 'Sidorov-2026' });
    await operatorJwt(world.app, 'sidorov', 'Sidorov-2026');
    await entry({
      action: 'refuse-sign-in',
      category: 'access',
      subject_type: 'account',
      subject_name: 'sidorov',
    });
    const found = await entries({ user: `operator:${id}` });
    expect(found.map(({ action }) => action)).toEqual(['refuse-sign-in', 'sign-in']);
    expect(await entries({ user: 'operator:0' })).toEqual([]);
  });

  it('filters by actor, subject, action, category and days of the factory, both inclusive', async () => {
    await entry({
      actor_name: '100% Petrov_',
      subject_type: 'stage',
      subject_id: 's1',
      subject_name: 'Mill',
    });
    expect(await entries({ actor: '100% petrov_' })).toHaveLength(1);
    expect(await entries({ actor: '100_ petrov' })).toEqual([]);
    expect(await entries({ subject: 'mil', actor: 'petrov_' })).toHaveLength(1);
    expect(await entries({ subject: 's1' })).toHaveLength(1);
    expect(await entries({ action: 'update-stage', subject: 'mill', category: 'settings' })).toHaveLength(1);
    expect(await entries({ subject: 'mill', category: 'work' })).toEqual([]);
    const days = { from: '2026-01-31', to: '2026-01-31', subject: 'mill' };
    expect(await entries(days)).toHaveLength(1);
    expect(await entries({ ...days, to: '2026-01-30', from: '' })).toEqual([]);
    expect(await entries({ ...days, from: '2026-02-01', to: '' })).toEqual([]);
  });

  it('pages by the last id, at most a hundred at a time', async () => {
    await Promise.all(
      Array.from({ length: 5 }, (_, n) => entry({ subject_name: `Paged ${n}`, subject_type: 'stage' })),
    );
    const first = (await get('/audit-log/entries').query({ subject: 'paged', limit: 3 })).body as AuditPage;
    expect(first.data).toHaveLength(3);
    expect(first.meta.nextBefore).toBe(first.data[2]?.id);
    const rest = (
      await get('/audit-log/entries').query({ subject: 'paged', limit: 3, before: first.meta.nextBefore })
    ).body as AuditPage;
    expect(rest.data).toHaveLength(2);
    expect(rest.meta.nextBefore).toBeNull();
    const refused = await get('/audit-log/entries').query({ limit: 101, category: 'all', from: 'x' });
    expect(refused.status).toBe(400);
    expect((refused.body as { error: { details: object } }).error.details).toEqual({
      code: 'malformed-request',
      paths: ['category', 'from', 'limit'],
    });
  });

  it('leaves a difference that nobody can read in a list to the export', async () => {
    const difference = JSON.stringify({ after: { text: 'x'.repeat(30_000) } });
    await entry({ subject_name: 'Huge', subject_type: 'stage', difference });
    expect((await entries({ subject: 'huge' }))[0]).toMatchObject({ difference: null, tooLarge: true });
    const answer = await get('/audit-log/entries.csv').query({ subject: 'huge' });
    expect(answer.text).toContain('x'.repeat(30_000));
  });
});

/** The plan of the statement that a request reads entries with. */
async function planOf(query: object): Promise<string> {
  const statements: { sql: string; bindings: unknown[] }[] = [];
  const listen = (statement: (typeof statements)[number]) => statements.push(statement);
  const { connection } = world.app.strapi.db;
  connection.on('query', listen);
  await entries(query);
  connection.off('query', listen);
  const read = statements.find(({ sql }) => sql.includes('from audit_entries e'));
  const { rows } = await world.app.sql.query(`explain ${read?.sql ?? ''}`, read?.bindings);
  return JSON.stringify(rows);
}

it('finds a rare act among many reports without reading them', async () => {
  await world.app.sql.query(
    `insert into audit_entries (document_id, created_at, updated_at, published_at, at, actor_type, action, category,
                                subject_type, subject_name)
     select tracker_document_id(), now(), now(), now(), now(), 'operator', 'record-scan', 'work', 'part', 'Many'
       from generate_series(1, 20000)`,
  );
  await world.app.sql.query('analyze audit_entries');
  expect(await planOf({ action: 'undo-import' })).toContain('audit_entries_action_idx');
  expect(await planOf({ category: 'import' })).toContain('audit_entries_category_idx');
  expect(await planOf({ action: 'record-scan' })).toContain('audit_entries_pkey');
});

describe('the export', () => {
  it('is told itself: who took it, and what was asked for', async () => {
    const before = await entries({ action: 'export-audit-log' });
    expect((await get('/audit-log/entries.csv').query({ subject: 'Fräser', from: '' })).status).toBe(200);
    expect((await get('/audit-log/entries.csv').query({ from: 'x' })).status).toBe(400);
    const after = await entries({ action: 'export-audit-log' });
    expect(after).toHaveLength(before.length + 1);
    expect(after[0]).toMatchObject({
      actor: { type: 'admin' },
      category: 'access',
      subject: { type: 'audit-log', id: null, name: null },
      difference: { filter: { subject: 'Fräser' } },
      address: '127.0.0.1',
    });
  });

  it('holds what the filter finds, and nothing in it is a formula', async () => {
    const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'];
    for (const text of evil) {
      await entry({ actor_name: text, subject_name: text, subject_id: 'evil', subject_type: 'stage' });
    }
    const answer = await get('/audit-log/entries.csv').query({ subject: 'evil' });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="audit-log.csv"');
    expect(answer.text.startsWith('\uFEFFid,at (UTC),actor type')).toBe(true);
    const { data } = Papa.parse<string[]>(answer.text.slice(1).trimEnd(), {
      delimiter: ',',
      newline: '\r\n',
    });
    expect(data).toHaveLength(evil.length + 1);
    expect(data.slice(1).map((row) => row[4])).toEqual(evil.map((text) => `'${text}`).reverse());
    for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  it('has no upper size, and speaks the language of the reader', async () => {
    await world.app.sql.query(
      `insert into audit_entries (document_id, created_at, updated_at, published_at, at, actor_type, action, category,
                                  subject_type, subject_name)
       select tracker_document_id(), now(), now(), now(), now(), 'system', 'update-stage', 'settings', 'stage', 'Bulk'
         from generate_series(1, 2500)`,
    );
    const answer = await get('/audit-log/entries.csv', auditor, 'ru').query({ subject: 'bulk' });
    const lines = answer.text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(2501);
    expect(lines[0]).toMatch(/^\uFEFF№;время \(UTC\);/);
    const ids = lines.slice(1).map((line) => Number(line.split(';')[0]));
    expect(new Set(ids).size).toBe(2500);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
  });
});

it('tells what the newest verification found', async () => {
  const root = 'ab'.repeat(32);
  const broken = { kind: 'altered', entryId: 7, seal: null, message: 'Entry 7 was altered.' };
  await world.app.sql.query(
    'insert into tracker_audit_verifications (size, root, broken) values ($1, $2, $3)',
    [1204, Buffer.from(root, 'hex'), JSON.stringify(broken)],
  );
  const answer = await get('/audit-log/state');
  expect(answer.body).toMatchObject({ data: { head: { size: 1204, root }, broken } });
});
