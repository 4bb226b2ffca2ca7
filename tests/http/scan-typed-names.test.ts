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
