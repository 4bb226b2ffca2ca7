import type { Response } from 'supertest';
import { adminJwt, createOperator } from '../support';
import { refusedBy, scanOf, startScanWorld, type ScanWorld } from './scan-world';

/** Work under a name that is typed, without an account: where the factory allows it, and told as such. */

let world: ScanWorld;
beforeAll(async () => {
  process.env.TYPED_NAMES = 'true';
  world = await startScanWorld();
  await createOperator(world.app, { username: 'Иван Петров', password: 'Secret-1234' });
});
afterAll(async () => {
  delete process.env.TYPED_NAMES;
  await world.app.stop();
});

const allow = (isOn: boolean) => world.app.strapi.config.set('tracker.typedNames', isOn);
const typed = (typedName: string, cookie?: string) => {
  const asked = world.app.http().post('/api/scan-station/sign-in');
  return (cookie === undefined ? asked : asked.set('Cookie', cookie)).send({ typedName });
};

interface SignedIn {
  jwt: string;
  sessionId: string;
  operator: { id: string; name: string; may: string[] };
}
const signed = (answer: Response): SignedIn => {
  expect(answer.status).toBe(200);
  return answer.body as SignedIn;
};

async function recorded(scanId: string): Promise<unknown> {
  const { rows } = await world.app.sql.query(
    'select operator_name as operator, submitted_by_name as by from scans where scan_id = $1',
    [scanId],
  );
  return rows[0];
}

test('is marked in the ledger and the audit log, and may take nothing back', async () => {
  const { jwt, operator } = signed(await typed('  Вася   Сидоров '));
  expect(operator).toEqual({
    ...{ id: '✎ Вася Сидоров', name: '✎ Вася Сидоров', stages: null },
    may: ['report', 'scrap', 'rework', 'call', 'view-parts'],
  });
  const code = await world.part(5);
  const scan = scanOf(code);
  expect((await world.post('/api/scans', scan, { token: jwt })).status).toBe(201);
  expect(await recorded(scan.scanId)).toEqual({ operator: '✎ Вася Сидоров', by: '✎ Вася Сидоров' });
  const history = await world.app
    .http()
    .get(`/tracker/parts/${code}/history`)
    .set('Authorization', `Bearer ${await adminJwt(world.app, 'foreman')}`);
  expect(JSON.stringify(history.body)).toContain('✎ Вася Сидоров');
  const undo = { undoId: scanOf(code).scanId, reason: '' };
  const answer = await world.post(`/api/scans/${scan.scanId}/undo`, undo, { token: jwt });
  expect(refusedBy(answer)).toMatchObject({ status: 403, code: 'not-permitted' });
  const { rows } = await world.app.sql.query(
    `select action, actor_name as actor from audit_entries where actor_name like '✎%' order by id`,
  );
  expect(rows).toEqual([
    { action: 'sign-in', actor: '✎ Вася Сидоров' },
    { action: 'record-scan', actor: '✎ Вася Сидоров' },
  ]);
});

test('is never the name of an account, and no rubbish', async () => {
  for (const name of [
    'Иван Петров',
    'иван петров',
    'Иван  Петров',
    '✎',
    '4',
    'a',
    '<b>x</b>',
    'x'.repeat(61),
  ])
    expect(refusedBy(await typed(name))).toEqual({ status: 401, code: 'sign-in-refused' });
  for (const body of [{ typedName: '' }, { typedName: 7 }, { typedName: 'x'.repeat(101) }]) {
    const answer = await world.app.http().post('/api/scan-station/sign-in').send(body);
    expect(refusedBy(answer)).toMatchObject({ status: 400, code: 'malformed-request' });
  }
});

test('two on one device are two: who sends does not take over what the other did', async () => {
  const first = await typed('Анна');
  const cookie = (first.headers['set-cookie'] as unknown as string[])[0]?.split(';')[0] ?? '';
  const anna = signed(first);
  const boris = signed(await typed('Борис', cookie));
  const code = await world.part(5);
  const scan = { ...scanOf(code), operator: anna.operator.id, madeIn: anna.sessionId };
  expect((await world.post('/api/scans', scan, { token: boris.jwt })).status).toBe(201);
  expect(await recorded(scan.scanId)).toEqual({ operator: '✎ Анна', by: '✎ Борис' });
  const stolen = { ...scanOf(code), operator: '✎ Виктор', madeIn: anna.sessionId };
  expect((await world.post('/api/scans', stolen, { token: boris.jwt })).status).toBe(403);
});

test('each has figures of its own, and can be asked for', async () => {
  const code = await world.part(9);
  for (const [name, good] of [
    ['Тамара', 2],
    ['Ульяна', 3],
  ] as const) {
    const { jwt } = signed(await typed(name));
    expect((await world.post('/api/scans', scanOf(code, { good }), { token: jwt })).status).toBe(201);
  }
  const report = async (query: object) => {
    const answer = await world.app
      .http()
      .get('/api/dashboards/reports/operator-performance')
      .query(query)
      .set('Authorization', `Bearer ${world.apiToken}`);
    expect([answer.status, answer.text]).toEqual([200, answer.text]);
    const { rows } = answer.body as { rows: { operator: string; good: number }[] };
    return rows.map(({ operator, good }) => [operator, good]);
  };
  const rows = await report({});
  expect(rows).toContainEqual(['✎ Тамара', 2]);
  expect(rows).toContainEqual(['✎ Ульяна', 3]);
  expect(rows.map(([operator]) => operator)).not.toContain('✎ typed names');
  expect(await report({ operator: '✎ Тамара' })).toEqual([['✎ Тамара', 2]]);
  const { body } = await world.app
    .http()
    .get('/api/dashboards/reports')
    .set('Authorization', `Bearer ${world.apiToken}`);
  expect((body as { operators: object[] }).operators).toContainEqual({ id: '✎ Тамара', name: '✎ Тамара' });
});

describe('a kept report under a typed name', () => {
  const post = (path: string, body: object, token: string) => world.post(path, body, { token });

  /** A device tells of a report that nobody who is signed in there may send. */
  async function keptBy(maker: string, code: string, change: object = {}): Promise<string> {
    const { jwt } = signed(await typed('Сменщик'));
    const occurredAt = new Date(Date.now() - 3_600_000).toISOString();
    const report = scanOf(code, { good: 2, occurredAt, ...change });
    const told = { sentAt: new Date().toISOString(), held: [], reports: [{ ...report, maker }] };
    expect((await post('/api/scan-station/outbox', told, jwt)).status).toBe(200);
    return report.scanId;
  }
  const audited = async (scanId: string) => {
    const { rows } = await world.app.sql.query(
      `select actor_name as actor, difference ->> 'settles' as settles from audit_entries
        where action = 'record-scan' and difference ->> 'scanId' = $1`,
      [scanId],
    );
    return rows;
  };

  test('is counted by a foreman under that name, once', async () => {
    const foreman = await adminJwt(world.app, 'foreman');
    const code = await world.part(9);
    const kept = await keptBy('✎ Вера', code);
    const settling = scanOf(code, { good: 2, operator: '✎ Вера', settles: kept });
    const first = await post('/tracker/scans', settling, foreman);
    expect([first.status, first.body]).toMatchObject([201, { scan: { operator: '✎ Вера', good: 2 } }]);
    expect(await recorded(settling.scanId)).toEqual({ operator: '✎ Вера', by: 'Test foreman' });
    expect(await audited(settling.scanId)).toEqual([{ actor: 'Test foreman', settles: kept }]);
    const again = await post('/tracker/scans', settling, foreman);
    expect([again.status, again.body]).toMatchObject([200, { replayed: true, scan: { operator: '✎ Вера' } }]);
    const other = scanOf(code, { good: 2, operator: '✎ Вера', settles: kept });
    expect(refusedBy(await post('/tracker/scans', other, foreman))).toMatchObject({
      ...{ status: 409, code: 'already-settled' },
      settledBy: { operator: '✎ Вера', good: 2 },
    });
    // The account behind it is the one of every typed name, so that its figures stand together.
    const { rows } = await world.app.sql.query(
      `select count(distinct operator_id)::int as accounts from scans where operator_name like '✎ %'`,
    );
    expect(rows).toEqual([{ accounts: 1 }]);
  });

  test('is counted where the setting is off by now, too', async () => {
    const foreman = await adminJwt(world.app, 'foreman');
    const code = await world.part(3);
    const kept = await keptBy('✎ Глеб', code);
    allow(false);
    const settling = scanOf(code, { operator: '✎ Глеб', settles: kept });
    expect((await post('/tracker/scans', settling, foreman)).status).toBe(201);
    allow(true);
  });

  test('gives no other name to work, and no work without it', async () => {
    const foreman = await adminJwt(world.app, 'foreman');
    const code = await world.part(9);
    const kept = await keptBy('✎ Вера', code);
    const odd = await keptBy('✎  <b>x</b>', code);
    const refused = async (change: Record<string, unknown>) =>
      refusedBy(await post('/tracker/scans', scanOf(code, change), foreman));
    for (const change of [
      { operator: '✎ Вера' },
      { operator: '✎ Инна', settles: kept },
      { operator: '✎ Вера', settles: odd },
      { operator: '✎  <b>x</b>', settles: odd },
    ])
      expect(await refused(change)).toMatchObject({ status: 422, code: 'operator-not-found' });
    const { jwt } = signed(await typed('Хитрый'));
    const own = scanOf(code, { operator: '✎ Вера', settles: kept });
    expect(refusedBy(await post('/api/scans', own, jwt))).toMatchObject({
      status: 403,
      code: 'not-permitted',
    });
  });

  test('looks like the same work of another typed name, which is told', async () => {
    const foreman = await adminJwt(world.app, 'foreman');
    const code = await world.part(9);
    const { jwt } = signed(await typed('Тихон'));
    const occurredAt = new Date(Date.now() - 3_600_000).toISOString();
    expect((await post('/api/scans', scanOf(code, { good: 2, occurredAt }), jwt)).status).toBe(201);
    const kept = await keptBy('✎ Вера', code);
    const settling = scanOf(code, { good: 2, operator: '✎ Вера', settles: kept, occurredAt });
    const answer = await post('/tracker/scans', settling, foreman);
    expect([answer.status, answer.body]).toMatchObject([201, { lookAlikes: [{ operator: '✎ Тихон' }] }]);
  });
});

test('works only where it is on, and the page offers it only there', async () => {
  const page = async () => (await world.app.http().get('/scan')).text;
  expect(await page()).toContain('data-typed-names="yes"');
  allow(false);
  expect(await page()).not.toContain('data-typed-names');
  expect(refusedBy(await typed('Дмитрий'))).toEqual({ status: 401, code: 'sign-in-refused' });
  allow(true);
  const { jwt } = signed(await typed('Григорий'));
  allow(false);
  // A session that is open when the server starts without it is none: this one was never looked at.
  const code = await world.part(1);
  const answer = await world.post('/api/scans', scanOf(code), { token: jwt });
  expect(refusedBy(answer)).toEqual({ status: 401, code: 'not-signed-in' });
  allow(true);
});

test('is counted per network: a program that invents names waits', async () => {
  let answer = await typed('Номер');
  for (let count = 0; count < 60 && answer.status === 200; count += 1) answer = await typed(`Номер ${count}`);
  expect(refusedBy(answer)).toMatchObject({ status: 429, code: 'too-many-attempts' });
});
