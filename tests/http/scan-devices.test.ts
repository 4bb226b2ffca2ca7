import { adminJwt, createOperator } from '../support';
import { refusedBy, startScanWorld, type ScanWorld } from './scan-world';

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
  expect((await tell(own.jwt, body)).status).toBe(204);
  expect((await tell(other.jwt, { sentAt: SENT, held: [held('ivan', 4, 0, 60)] })).status).toBe(204);
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
  expect((await tell(next.jwt, { sentAt: SENT, held: [held('ivan', 1, 0, 90)] })).status).toBe(204);
  expect((await seen())[1]).toMatchObject([
    { operator: 'ivan', waiting: 1, refused: 0, toldBy: 'olga' },
    { operator: 'ivan', waiting: 4 },
  ]);
  expect((await tell(other.jwt, { sentAt: SENT, held: [] })).status).toBe(204);
  expect((await tell(next.jwt, { sentAt: SENT, held: [] })).status).toBe(204);
  expect((await seen())[1]).toEqual([]);
});

test('wild clocks harm nothing: what a device keeps is never of the future', async () => {
  const { jwt } = await signIn('ivan');
  const wild = { operator: 'ivan', waiting: 1, refused: 0 };
  const clocks = [
    [{ ...wild, oldestAt: '9999-12-31T23:59:59.000Z' }, SENT],
    [{ ...wild, oldestAt: '0001-01-01T00:00:00.000Z' }, '9999-12-31T23:59:59.000Z'],
  ] as const;
  for (const [one, sentAt] of clocks) {
    expect((await tell(jwt, { sentAt, held: [one] })).status).toBe(204);
    const [{ oldestAt, toldAt } = {}] = ((await seen())[1] ?? []) as { oldestAt: string; toldAt: string }[];
    expect(Date.parse(oldestAt ?? '')).toBeLessThanOrEqual(Date.parse(toldAt ?? '') + 1_000);
  }
  expect((await tell(jwt, { sentAt: SENT, held: [] })).status).toBe(204);
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
