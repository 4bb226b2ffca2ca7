import { randomUUID } from 'node:crypto';
import { newLabelCode } from '../../src/codes';
import { adminJwt, createOperator } from '../support';
import { refusedBy, scanOf, scansOf, startScanWorld, type ScanWorld } from './scan-world';

/** What known devices keep, as they tell it and foremen see it. */

let world: ScanWorld;
let foreman: string;
beforeAll(async () => {
  world = await startScanWorld();
  for (const username of ['ivan', 'olga'])
    await createOperator(world.app, { username, password: 'Secret-1234' });
  foreman = await adminJwt(world.app, 'foreman');
});
afterAll(() => world.app.stop());

/** Sign in on a device: a new one, or the one of this cookie. */
async function signIn(identifier: string, cookie = ''): Promise<{ jwt: string; cookie: string }> {
  const answer = await world.app
    .http()
    .post('/api/scan-station/sign-in')
    .set('Cookie', cookie)
    .send({ identifier, password: 'Secret-1234' });
  expect(answer.status).toBe(200);
  const [set = ''] = (answer.headers['set-cookie'] as unknown as string[] | undefined) ?? [];
  return { jwt: (answer.body as { jwt: string }).jwt, cookie: set.split(';')[0] ?? '' };
}

const tell = (token: string, body: object) => world.post('/api/scan-station/outbox', body, { token });
const seen = async (token = foreman) => {
  const answer = await world.app.http().get('/scan-station/devices').set('Authorization', `Bearer ${token}`);
  return [answer.status, (answer.body as { data?: Record<string, unknown>[] }).data] as const;
};

const SENT = '2020-01-01T10:00:00.000Z';
const held = (operator: string, waiting: number, refused: number, minutesAgo: number) => ({
  ...{ operator, waiting, refused },
  oldestAt: new Date(Date.parse(SENT) - minutesAgo * 60_000).toISOString(),
});

test('each device says everything anew, and foremen see whose reports wait since when, by our clock', async () => {
  const own = await signIn('ivan');
  const other = await signIn('olga');
  const body = {
    sentAt: SENT,
    held: [held('ivan', 2, 1, 90), held('olga', 0, 3, 30), held('anna', 0, 0, 5)],
  };
  expect((await tell(own.jwt, body)).status).toBe(200);
  expect((await tell(other.jwt, { sentAt: SENT, held: [held('ivan', 4, 0, 60)] })).status).toBe(200);
  const [status, devices = []] = await seen();
  expect(status).toBe(200);
  expect(devices).toMatchObject([
    { operator: 'ivan', waiting: 2, refused: 1, toldBy: 'ivan' },
    { operator: 'ivan', waiting: 4, refused: 0, toldBy: 'olga' },
    { operator: 'olga', waiting: 0, refused: 3, toldBy: 'ivan' },
  ]);
  expect(devices[0]?.device).toBe(devices[2]?.device);
  expect(devices[0]?.device).not.toBe(devices[1]?.device);
  const [{ toldAt, oldestAt } = {}] = devices as { toldAt: string; oldestAt: string }[];
  const keptMs = Date.parse(toldAt ?? '') - Date.parse(oldestAt ?? '');
  expect(Math.round(keptMs / 60_000)).toBe(90);
  // Somebody else goes on at the same device: it is one all the same.
  const next = await signIn('olga', own.cookie);
  expect((await tell(next.jwt, { sentAt: SENT, held: [held('ivan', 1, 0, 90)] })).status).toBe(200);
  expect((await seen())[1]).toMatchObject([
    { operator: 'ivan', waiting: 1, refused: 0, toldBy: 'olga' },
    { operator: 'ivan', waiting: 4 },
  ]);
  expect((await tell(other.jwt, { sentAt: SENT, held: [] })).status).toBe(200);
  expect((await tell(next.jwt, { sentAt: SENT, held: [] })).status).toBe(200);
  expect((await seen())[1]).toEqual([]);
});

test('tells of 200 and whether there are others', async () => {
  const fill = (count: number) =>
    world.app.sql.query(
      `insert into tracker_device_outboxes (device_id, operator_name, waiting, refused, oldest_at, told_by)
       select gen_random_uuid(), 'o' || n, 1, 0, now(), '' from generate_series(1, $1) n`,
      [count],
    );
  const told = async () => {
    const door = world.app.http().get('/scan-station/devices');
    const { data, more } = (await door.set('Authorization', `Bearer ${foreman}`)).body as {
      data: object[];
      more: boolean;
    };
    return [data.length, more];
  };
  await fill(200);
  expect(await told()).toEqual([200, false]);
  await fill(1);
  expect(await told()).toEqual([200, true]);
  await world.app.sql.query('delete from tracker_device_outboxes');
  expect(await told()).toEqual([0, false]);
});

test('wild clocks harm nothing: what a device keeps is never of the future', async () => {
  const { jwt } = await signIn('ivan');
  const wild = { operator: 'ivan', waiting: 1, refused: 0 };
  const clocks = [
    [{ ...wild, oldestAt: '9999-12-31T23:59:59.000Z' }, SENT],
    [{ ...wild, oldestAt: '0001-01-01T00:00:00.000Z' }, '9999-12-31T23:59:59.000Z'],
  ] as const;
  for (const [one, sentAt] of clocks) {
    expect((await tell(jwt, { sentAt, held: [one] })).status).toBe(200);
    const [{ oldestAt, toldAt } = {}] = ((await seen())[1] ?? []) as { oldestAt: string; toldAt: string }[];
    expect(Date.parse(oldestAt ?? '')).toBeLessThanOrEqual(Date.parse(toldAt ?? '') + 1_000);
  }
  expect((await tell(jwt, { sentAt: SENT, held: [] })).status).toBe(200);
});

test('is told by devices alone and seen by who may correct others', async () => {
  const { jwt } = await signIn('ivan');
  const body = { sentAt: SENT, held: [] };
  expect(refusedBy(await tell('rubbish', body))).toEqual({ status: 401, code: 'not-signed-in' });
  expect(refusedBy(await tell(world.apiToken, body))).toMatchObject({ status: 403, code: 'not-permitted' });
  expect((await seen(await adminJwt(world.app, 'auditor')))[0]).toBe(403);
  expect((await seen(jwt))[0]).toBe(401);
  const one = held('ivan', 1, 0, 1);
  const wrong = [
    [],
    {},
    { sentAt: 'now', held: [] },
    { sentAt: SENT, held: [one, one] },
    { sentAt: SENT, held: [{ ...one, operator: '' }] },
    { sentAt: SENT, held: [{ ...one, operator: 'a\u0001' }] },
    { sentAt: SENT, held: [{ ...one, waiting: -1 }] },
    { sentAt: SENT, held: [{ ...one, waiting: 10_001 }] },
    { sentAt: SENT, held: Array.from({ length: 51 }, (_, place) => ({ ...one, operator: `o${place}` })) },
  ];
  for (const malformed of wrong) expect((await tell(jwt, malformed)).status).toBe(400);
  expect((await seen())[1]).toEqual([]);
});

describe('what reports say that a device may not send', () => {
  const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
  const told = async (jwt: string, reports: object[]) => {
    const answer = await tell(jwt, { sentAt: new Date().toISOString(), held: [], reports });
    return [answer.status, (answer.body as { settled?: string[] }).settled] as const;
  };
  const listed = async (part: string) => {
    const door = world.app.http().get('/tracker/refused-reports').query({ part });
    const answer = await door.set('Authorization', `Bearer ${foreman}`);
    return (answer.body as { data: { scanId: string }[] }).data;
  };
  const dismiss = (scanId: string, reason: unknown, token = foreman) =>
    world.post(`/tracker/refused-reports/${scanId}/dismiss`, { reason }, { token });

  test('a foreman counts one for its operator and dismisses another; its device is told, and neither counts again', async () => {
    const code = await world.part(9);
    const { jwt } = await signIn('olga');
    const ivan = await signIn('ivan');
    const counted = { ...scanOf(code, { good: 2, occurredAt: ago(90), comment: 'by hand' }), maker: 'ivan' };
    const dismissed = { ...scanOf(code, { good: 3, occurredAt: ago(80) }), maker: 'ivan' };
    const unknown = { ...scanOf(newLabelCode(), { occurredAt: ago(70) }), maker: 'ivan' };
    const reports = [counted, dismissed, unknown, { maker: 'ivan', scanId: 'no report' }];
    expect(await told(jwt, reports)).toEqual([200, []]);
    expect(await told(jwt, reports)).toEqual([200, []]);
    expect(await listed(code)).toMatchObject([
      { scanId: expect.any(String) as string, operator: 'ivan', code: 'not-permitted' },
      { operator: 'ivan', code: 'not-permitted' },
    ]);
    const settling = scanOf(code, { good: 2, operator: 'ivan', settles: counted.scanId });
    expect((await world.post('/tracker/scans', settling, { token: foreman })).status).toBe(201);
    const first = await dismiss(dismissed.scanId, ' Counted by hand already. ');
    expect([first.status, first.body]).toEqual([201, { scanId: dismissed.scanId }]);
    const again = await dismiss(dismissed.scanId, 'Counted by hand already.');
    expect([again.status, again.body]).toEqual([200, { scanId: dismissed.scanId, replayed: true }]);
    expect(await listed(code)).toEqual([]);
    const [status, settled] = await told(jwt, reports);
    expect([status, [...(settled ?? [])].sort()]).toEqual([200, [counted.scanId, dismissed.scanId].sort()]);
    expect(await listed(code)).toEqual([]);
    const { maker: _maker, ...own } = dismissed;
    const settledBy = { by: 'Test foreman', dismissed: 'Counted by hand already.' };
    const refusal = { status: 409, code: 'already-settled', scanId: dismissed.scanId, settledBy };
    expect(refusedBy(await world.post('/api/scans', own, { token: ivan.jwt }))).toMatchObject(refusal);
    const batch = await world.post('/api/scans/batch', { items: [own, scanOf(code)] }, { token: ivan.jwt });
    expect(batch.body).toMatchObject({
      results: [
        { status: 409, error: { details: { code: 'already-settled', settledBy } } },
        { status: 409, error: { details: { code: 'earlier-item-refused' } } },
      ],
    });
    const later = scanOf(code, { settles: dismissed.scanId, operator: 'ivan' });
    expect(refusedBy(await world.post('/tracker/scans', later, { token: foreman }))).toMatchObject(refusal);
    expect(await scansOf(world, code)).toBe(1);
    const history = await world.app
      .http()
      .get(`/tracker/parts/${code}/history`)
      .set('Authorization', `Bearer ${foreman}`);
    const { data } = history.body as { data: { kind: string; actor: string; details: object }[] };
    expect(data.filter(({ kind }) => kind === 'report-dismissed')).toMatchObject([
      {
        actor: 'Test foreman',
        details: { scanId: dismissed.scanId, operator: 'ivan', good: 3, operation: 1 },
      },
    ]);
    const { rows } = await world.app.sql.query(
      `select actor_name as by, subject_id as part, difference ->> 'reason' as reason
         from audit_entries where action = 'dismiss-report'`,
    );
    expect(rows).toEqual([{ by: 'Test foreman', part: code, reason: 'Counted by hand already.' }]);
  });

  test('what counts cannot be dismissed, nor what a scan has settled, nor what nobody knows', async () => {
    const code = await world.part(9);
    const ivan = await signIn('ivan');
    const { jwt } = await signIn('olga');
    const [counted, settled] = [1, 2].map((hours) => scanOf(code, { occurredAt: ago(60 * hours) }));
    if (!counted || !settled) throw new Error('Two reports are needed.');
    await told(
      jwt,
      [counted, settled].map((report) => ({ ...report, maker: 'ivan' })),
    );
    expect((await world.post('/api/scans', counted, { token: ivan.jwt })).status).toBe(201);
    const settling = scanOf(code, { operator: 'ivan', settles: settled.scanId });
    expect((await world.post('/tracker/scans', settling, { token: foreman })).status).toBe(201);
    const why = 'twice';
    expect(refusedBy(await dismiss(counted.scanId, why))).toEqual({
      status: 409,
      code: 'settled-report-counted',
    });
    expect(refusedBy(await dismiss(settled.scanId, why))).toMatchObject({
      ...{ status: 409, code: 'already-settled' },
      settledBy: { scanId: settling.scanId },
    });
    expect(refusedBy(await dismiss(randomUUID(), why))).toEqual({ status: 404, code: 'scan-not-found' });
    for (const reason of ['', '  ', 7, null, 'x'.repeat(2001), 'a\u0000'])
      expect(refusedBy(await dismiss(counted.scanId, reason))).toMatchObject({
        status: 400,
        paths: ['reason'],
      });
    expect((await dismiss('no id', why)).status).toBe(400);
    expect((await dismiss(counted.scanId, why, await adminJwt(world.app, 'auditor'))).status).toBe(403);
    expect(await scansOf(world, code)).toBe(2);
  });

  test('a report and its dismissal at once: one of them stands', async () => {
    const { jwt } = await signIn('olga');
    const ivan = await signIn('ivan');
    for (let round = 0; round < 12; round += 1) {
      const code = await world.part(2);
      const report = scanOf(code, { occurredAt: ago(50) });
      await told(jwt, [{ ...report, maker: 'ivan' }]);
      const [scan, dismissal] = await Promise.all([
        world.post('/api/scans', report, { token: ivan.jwt }),
        dismiss(report.scanId, 'at once'),
      ]);
      expect([
        [201, 409],
        [409, 201],
      ]).toContainEqual([scan.status, dismissal.status]);
      expect(await scansOf(world, code)).toBe(scan.status === 201 ? 1 : 0);
    }
  });

  test('are told by devices only, and at most a hundred at once', async () => {
    const code = await world.part(9);
    const { jwt } = await signIn('olga');
    const one = () => ({ ...scanOf(code, { occurredAt: ago(60) }), maker: 'ivan' });
    expect((await told(jwt, Array.from({ length: 101 }, one)))[0]).toBe(400);
    expect((await told(jwt, [{ ...one(), maker: '' }]))[0]).toBe(400);
    expect(refusedBy(await tell(world.apiToken, { sentAt: SENT, held: [], reports: [one()] }))).toMatchObject(
      {
        status: 403,
      },
    );
    // Made a moment ago: its maker may still stand there.
    expect(await told(jwt, [{ ...one(), occurredAt: new Date().toISOString() }])).toEqual([200, []]);
    expect(await listed(code)).toEqual([]);
  });
});
