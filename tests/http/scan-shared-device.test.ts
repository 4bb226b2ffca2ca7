import { createOperator } from '../support';
import { refusedBy, scanOf, scansOf, startScanWorld, type ScanWorld } from './scan-world';

/** One phone, two people: what one did there the other may send. */

let world: ScanWorld;

interface Session {
  token: string;
  id: string;
}

beforeAll(async () => {
  world = await startScanWorld();
  for (const username of ['ivan', 'olga', 'pyotr'])
    await createOperator(world.app, { username, password: 'Secret-1234' });
});
afterAll(() => world.app.stop());

/** Sign in on a device; null: a new one. */
async function signIn(identifier: string, cookie: string | null): Promise<Session & { cookie: string }> {
  const request = world.app.http().post('/api/scan-station/sign-in');
  if (cookie) request.set('Cookie', cookie);
  const answer = await request.send({ identifier, password: 'Secret-1234' });
  expect(answer.status).toBe(200);
  const { jwt, sessionId } = answer.body as { jwt: string; sessionId: string };
  const [set = ''] = answer.headers['set-cookie'] as unknown as string[];
  return { token: jwt, id: sessionId, cookie: set.split(';')[0] ?? '' };
}

async function signOut({ token }: Session): Promise<void> {
  await world.app.http().post('/api/scan-station/sign-out').set('Authorization', `Bearer ${token}`);
}

const FOREIGN = { status: 403, code: 'not-permitted', capability: 'correct-others' };

test('a colleague’s work on the same device is sent in the colleague’s name and by the colleague’s rights', async () => {
  const ivan = await signIn('ivan', null);
  const code = await world.part(9);
  const scan = scanOf(code, { operator: 'ivan', madeIn: ivan.id });
  await signOut(ivan);
  const olga = await signIn('olga', ivan.cookie);
  const answer = await world.post('/api/scans', scan, olga);
  expect([answer.status, (answer.body as { scan: object }).scan]).toEqual([
    201,
    expect.objectContaining({ operator: 'ivan' }),
  ]);
  const { rows } = await world.app.sql.query(
    'select operator_name, submitted_by_name, made_in from scans where scan_id = $1',
    [scan.scanId],
  );
  expect(rows).toEqual([{ operator_name: 'ivan', submitted_by_name: 'olga', made_in: ivan.id }]);
  const undo = { undoId: scanOf(code).scanId, operator: 'ivan', madeIn: ivan.id };
  const undone = await world.post(`/api/scans/${scan.scanId}/undo`, undo, olga);
  expect([undone.status, undone.body]).toMatchObject([201, { scan: { operator: 'ivan' } }]);
  const own = await world.post(`/api/scans/${scan.scanId}/undo`, { undoId: scanOf(code).scanId }, olga);
  expect(refusedBy(own)).toEqual(FOREIGN);
});

test('in a batch too, and by the stages of the colleague', async () => {
  const [, welding] = world.stages;
  const olga = await signIn('olga', null);
  const { rows } = await world.app.sql.query<{ id: number }>(
    "select id from up_users where username = 'pyotr'",
  );
  await world.app.sql.query(
    'insert into up_users_stages_lnk (user_id, stage_id, stage_ord) values ($1, $2, 1)',
    [rows[0]?.id, welding?.id],
  );
  const pyotr = await signIn('pyotr', olga.cookie);
  const code = await world.part(9);
  const items = [
    scanOf(code, { operator: 'olga', madeIn: olga.id, good: 2 }),
    scanOf(code, { operation: 2 }),
    scanOf(code),
  ];
  const answer = await world.post('/api/scans/batch', { items }, pyotr);
  const { results } = answer.body as { results: { status: number; error?: { details: object } }[] };
  expect(results.map(({ status }) => status)).toEqual([201, 201, 403]);
  expect(results[2]?.error?.details).toMatchObject({ code: 'stage-not-permitted' });
});

test('not another device’s, not outside of the session, not a session of nobody', async () => {
  const ivan = await signIn('ivan', null);
  const elsewhere = await signIn('olga', null);
  const here = await signIn('olga', ivan.cookie);
  const code = await world.part(9);
  const before = new Date(Date.now() - 3_600_000).toISOString();
  const refused: [object, Session][] = [
    [{ madeIn: ivan.id }, elsewhere],
    [{ madeIn: ivan.id, occurredAt: before }, here],
    [{ madeIn: 'not-a-uuid' }, here],
    [{ madeIn: here.id }, here],
    [{}, here],
    [{ madeIn: ivan.id, operator: 'pyotr' }, here],
  ];
  for (const [change, session] of refused) {
    const scan = scanOf(code, { operator: 'ivan', ...change });
    expect(refusedBy(await world.post('/api/scans', scan, session))).toEqual(FOREIGN);
  }
  await world.app.sql.query("update up_users set blocked = true where username = 'ivan'");
  const late = scanOf(code, { operator: 'ivan', madeIn: ivan.id });
  expect(refusedBy(await world.post('/api/scans', late, here))).toEqual(FOREIGN);
  await world.app.sql.query("update up_users set blocked = false where username = 'ivan'");
  expect(await scansOf(world, code)).toBe(0);
});
