import { randomUUID } from 'node:crypto';
import { adminJwt, createOperator } from '../support';
import { refusedBy, scanOf, startScanWorld, type ScanWorld } from './scan-world';

/** What a device tells by its own token while nobody is signed in there. */

let world: ScanWorld;
let foreman: string;
beforeAll(async () => {
  world = await startScanWorld();
  for (const username of ['ivan', 'olga'])
    await createOperator(world.app, { username, password: 'Secret-1234' });
  foreman = await adminJwt(world.app, 'foreman');
});
afterAll(() => world.app.stop());

const SENT = '2020-01-01T10:00:00.000Z';

/** Sign in on a new device. */
async function signIn(identifier: string): Promise<{ jwt: string; deviceToken: string }> {
  const credentials = { identifier, password: 'Secret-1234' };
  const answer = await world.app.http().post('/api/scan-station/sign-in').send(credentials);
  expect(answer.status).toBe(200);
  return answer.body as { jwt: string; deviceToken: string };
}

const tell = (token: string, body: object) => world.post('/api/scan-station/outbox', body, { token });
const seen = async () => {
  const door = world.app.http().get('/scan-station/devices');
  const answer = await door.set('Authorization', `Bearer ${foreman}`);
  return (answer.body as { data: object[] }).data;
};

describe('a device on which nobody is signed in', () => {
  const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
  const tellAlone = (deviceToken: string, body: object) =>
    world.app
      .http()
      .post('/api/scan-station/outbox')
      .set('Authorization', `Device ${deviceToken}`)
      .send({ sentAt: new Date().toISOString(), held: [], ...body });
  const listed = async (part: string) => {
    const door = world.app.http().get('/tracker/refused-reports').query({ part });
    const answer = await door.set('Authorization', `Bearer ${foreman}`);
    return (answer.body as { data: { operator: string; scanId: string }[] }).data;
  };
  /** A device whose only person has left. */
  async function left(identifier: string): Promise<string> {
    const { jwt, deviceToken } = await signIn(identifier);
    const out = await world.app
      .http()
      .post('/api/scan-station/sign-out')
      .set('Authorization', `Bearer ${jwt}`);
    expect(out.status).toBe(204);
    return deviceToken;
  }

  test('tells what it keeps, the foreman settles it, and the device hears that', async () => {
    const device = await left('ivan');
    const code = await world.part(5);
    const [counted, dismissed] = [50, 40].map((minutes) => ({
      ...scanOf(code, { occurredAt: ago(minutes) }),
      maker: 'ivan',
    }));
    if (!counted || !dismissed) throw new Error('Two reports are needed.');
    const said = {
      held: [{ operator: 'ivan', waiting: 2, refused: 0, oldestAt: ago(50) }],
      reports: [counted, dismissed],
    };
    const first = await tellAlone(device, said);
    expect([first.status, first.body]).toEqual([200, { settled: [] }]);
    expect(await seen()).toMatchObject([{ operator: 'ivan', waiting: 2, toldBy: null }]);
    expect(await listed(code)).toMatchObject([{ operator: 'ivan' }, { operator: 'ivan' }]);
    const settling = scanOf(code, { operator: 'ivan', settles: counted.scanId });
    expect((await world.post('/tracker/scans', settling, { token: foreman })).status).toBe(201);
    const gone = { reason: 'No such piece' };
    const dismissal = `/tracker/refused-reports/${dismissed.scanId}/dismiss`;
    expect((await world.post(dismissal, gone, { token: foreman })).status).toBe(201);
    const { settled } = (await tellAlone(device, said)).body as { settled: string[] };
    expect(settled.sort()).toEqual([counted.scanId, dismissed.scanId].sort());
    expect((await tellAlone(device, {})).status).toBe(200);
    expect(await seen()).toEqual([]);
  });

  test('speaks for nobody who was not signed in there', async () => {
    const device = await left('ivan');
    const code = await world.part(5);
    const said = {
      held: ['ivan', 'olga'].map((operator) => ({ operator, waiting: 1, refused: 0, oldestAt: ago(9) })),
      reports: ['ivan', 'olga', 'ivan '].map((maker) => ({
        ...scanOf(code, { occurredAt: ago(9) }),
        maker,
      })),
    };
    expect((await tellAlone(device, said)).status).toBe(200);
    expect((await listed(code)).map(({ operator }) => operator)).toEqual(['ivan', 'ivan']);
    expect(await seen()).toMatchObject([{ operator: 'ivan' }]);
    expect((await tellAlone(device, {})).status).toBe(200);
  });

  test('opens nothing else, and nobody can make its token up', async () => {
    const device = await left('ivan');
    const [id = '', signature = ''] = device.split('.');
    for (const forged of [
      `${randomUUID()}.${signature}`,
      `${id}.${'A'.repeat(43)}`,
      id,
      '',
      'x'.repeat(5_000),
    ])
      expect(refusedBy(await tellAlone(forged, {}))).toEqual({ status: 401, code: 'not-signed-in' });
    expect(refusedBy(await tell(device, { sentAt: SENT, held: [] }))).toEqual({
      ...{ status: 401, code: 'not-signed-in' },
    });
    const code = await world.part(1);
    const http = world.app.http();
    const shown = { Authorization: `Device ${device}` };
    expect(refusedBy(await http.post('/api/scans').set(shown).send(scanOf(code)))).toMatchObject({
      status: 401,
    });
    for (const door of [`parts/${code}`, 'my-list', 'stages', 'defect-reasons'])
      expect((await http.get(`/api/scan-station/${door}`).set(shown)).status).toBe(401);
    expect((await http.get('/scan-station/devices').set(shown)).status).toBe(401);
    // Whose sessions are all forgotten is known no more.
    await world.app.sql.query('delete from tracker_sessions where device_id = $1', [id]);
    expect(refusedBy(await tellAlone(device, {}))).toEqual({ status: 401, code: 'not-signed-in' });
  });

  test('is bounded: by what it says at once, and by how often', async () => {
    const device = await left('olga');
    const code = await world.part(1);
    const report = () => ({ ...scanOf(code, { occurredAt: ago(9) }), maker: 'olga' });
    const one = { operator: 'olga', waiting: 1, refused: 0, oldestAt: ago(9) };
    for (const wrong of [
      { sentAt: 'now' },
      { held: [{ ...one, operator: 'a\u0000' }] },
      { held: Array.from({ length: 51 }, (_, place) => ({ ...one, operator: `o${place}` })) },
      { reports: Array.from({ length: 101 }, report) },
      { reports: [{ ...report(), maker: 7 }] },
    ])
      expect((await tellAlone(device, wrong)).status).toBe(400);
    const odd = [{ ...report(), good: -1 }, { ...report(), scanId: 'x' }, { maker: 'olga' }];
    expect((await tellAlone(device, { reports: odd })).status).toBe(200);
    expect(await listed(code)).toEqual([]);
    let answer = await tellAlone(device, {});
    for (let count = 0; count < 60 && answer.status === 200; count += 1) answer = await tellAlone(device, {});
    expect(refusedBy(answer)).toMatchObject({ status: 429, code: 'too-many-attempts' });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    // Another device, and whoever signs in there, are not held up.
    expect((await tellAlone(await left('olga'), {})).status).toBe(200);
    const { jwt } = await signIn('olga');
    expect((await tell(jwt, { sentAt: SENT, held: [] })).status).toBe(200);
  });
});
