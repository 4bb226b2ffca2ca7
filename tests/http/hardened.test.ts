import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { Pool } from 'pg';
import {
  createApiToken,
  createOperator,
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  operatorJwt,
  startTestApp,
  type TestApp,
} from '../support';
import { startSecondProcess } from './second-process';

const root = path.resolve(__dirname, '..', '..');
const suffix = randomBytes(4).toString('hex');
const ROLE = `app_${suffix}`;
const OWNER = `owner_${suffix}`;
const PROTECTED = [
  'audit_entries',
  'part_events',
  'part_facts',
  'product_facts',
  'scans',
  'tracker_audit_seals',
  'tracker_card_prints',
  'word_report_runs',
  'word_report_saves',
];

let app: TestApp;
let asApplication: Pool | undefined;
let adminUrl: string;

async function harden(applicationUrl: string, ...args: string[]): Promise<string> {
  const script = path.join(root, 'scripts', 'db-harden.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--owner', OWNER, ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: applicationUrl, DATABASE_ADMIN_URL: adminUrl },
  });
  return stdout.trim();
}

function application(): Pool {
  if (!asApplication) throw new Error('The application has not started.');
  return asApplication;
}

/** The database of a suite, hardened before the application starts on it with a role of its own. */
async function prepare(url: string): Promise<string> {
  adminUrl = url;
  const admin = new Pool({ connectionString: url, max: 1 });
  await admin.query(`create role ${ROLE} login password 'application'`);
  await admin.end();
  const own = new URL(url);
  own.username = ROLE;
  own.password = 'application';
  expect(await harden(own.toString())).toBe(`${OWNER} owns ${PROTECTED.join(', ')}; ${ROLE} only adds.`);
  return own.toString();
}

beforeAll(async () => {
  app = await startTestApp(prepare);
  asApplication = new Pool({ connectionString: app.databaseUrl, max: 2 });
}, 180_000);
afterAll(async () => {
  await asApplication?.end();
  await app.stop();
});

it('refuses to be made for a superuser', async () => {
  await expect(harden(adminUrl)).rejects.toThrow(/may everything in this database/);
});

it('the application works: sign-in, parts, scans, undo, acts, the audit log', async () => {
  const token = await createApiToken(app);
  await createOperator(app, { username: 'worker', password: 'pass-word-1' });
  const jwt = await operatorJwt(app, 'worker', 'pass-word-1');
  await makeStages(app, ['Cutting', 'Welding']);
  const route = await makeRoute(app, 'Two', ['Cutting', 'Welding']);
  const product = await makeProduct(app, { designation: 'PT.1' });
  const partCode = await makePart(app, { product, designation: 'PT.1.1', quantity: 10, route });
  const post = (url: string, bearer: string, body: object) =>
    app.http().post(url).set('Authorization', `Bearer ${bearer}`).send(body);
  const occurredAt = new Date().toISOString();
  const scanId = randomUUID();
  const scan = { scanId, partCode, operation: 1, good: 3, occurredAt };
  expect((await post('/api/scans', jwt, scan)).status).toBe(201);
  const undo = { undoId: randomUUID(), reason: 'typed wrong', occurredAt };
  expect((await post(`/api/scans/${scanId}/undo`, jwt, undo)).status).toBe(201);
  const act = (name: string, body: object = {}) =>
    post(`/api/parts/${partCode}/${name}`, token, { factId: randomUUID(), reason: 'why', ...body });
  const note = { noteId: randomUUID(), text: 'first' };
  const added = await post(`/api/parts/${partCode}/notes`, jwt, note);
  expect(added.status).toBe(201);
  const edited = await app
    .http()
    .put(`/api/parts/${partCode}/notes/${note.noteId}`)
    .set('Authorization', `Bearer ${jwt}`)
    .send({ text: 'second' });
  expect(edited.status).toBe(200);
  const call = { factId: randomUUID(), reason: 'machine' };
  expect((await post(`/api/parts/${partCode}/call`, jwt, call)).status).toBe(201);
  expect((await act('answer-call', { callId: call.factId, answer: 'done' })).status).toBe(201);
  expect((await act('hold')).status).toBe(201);
  expect((await act('release-hold')).status).toBe(201);
  expect((await act('split', { quantity: 2, operation: 1 })).status).toBe(201);
  expect((await act('cancel')).status).toBe(201);
  const audit = await app.sql.query<{ action: string }>('select distinct action from audit_entries');
  expect(audit.rows.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['sign-in', 'record-scan', 'undo-scan']),
  );
});

/** A column that an update may name. */
const COLUMNS: Readonly<Record<string, string>> = {
  tracker_card_prints: 'copies',
  tracker_audit_seals: 'number',
  part_events: 'at',
};

function columnOf(table: string): string {
  return COLUMNS[table] ?? 'id';
}

const UNDENIABLE = PROTECTED.flatMap((table) => [
  [`update ${table} set ${columnOf(table)} = ${columnOf(table)}`, /permission denied/],
  [`delete from ${table}`, /permission denied/],
  [`truncate ${table}`, /permission denied/],
  [`alter table ${table} disable trigger all`, /must be owner/],
  [`drop table ${table} cascade`, /must be owner/],
  [
    `create trigger mine before insert on ${table} execute function tracker_refuse_change()`,
    /permission denied/,
  ],
]) as [string, RegExp][];

it.each([
  ...UNDENIABLE,
  ['drop trigger scans_append_only on scans', /must be owner/],
  [
    'create or replace function tracker_refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
    /must be owner/,
  ],
  ['drop function tracker_refuse_change() cascade', /must be owner/],
  ['drop schema public cascade', /must be owner/],
  ["set session_replication_role = 'replica'", /permission denied/],
  [`set role ${OWNER}`, /permission denied/],
  [`grant ${OWNER} to ${ROLE}`, /permission denied|must have admin option/],
] as [string, RegExp][])('the application cannot %s', async (statement, refusal) => {
  await expect(application().query(statement)).rejects.toThrow(refusal);
});

it('starts again, and Strapi’s schema sync finds nothing to alter', async () => {
  const again = await startSecondProcess(app);
  expect((await fetch(`${again.baseUrl}/ready`)).status).toBe(200);
  expect(again.ended()).toBeNull();
  await again.stop();
  const { rows } = await app.sql.query<{ name: string; owner: string }>(
    `select relname as name, pg_get_userbyid(relowner) as owner from pg_class
      where relname = any($1) order by relname`,
    [PROTECTED],
  );
  expect(rows).toEqual(PROTECTED.map((name) => ({ name, owner: OWNER })));
}, 120_000);

it('gives the tables back for an upgrade, and takes them again', async () => {
  expect(await harden(app.databaseUrl, '--undo')).toBe(`Everything belongs to ${ROLE} again.`);
  await application().query('alter table scans add column tried integer');
  await application().query('alter table scans drop column tried');
  await harden(app.databaseUrl);
  await expect(application().query('alter table scans add column tried integer')).rejects.toThrow(
    /must be owner/,
  );
});
