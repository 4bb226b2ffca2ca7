import { adminJwt, createOperator, startTestApp, type TestApp } from '../support';

/** Who comes back to a device after the session there has run out needs the PIN alone. */

const DOOR = '/api/scan-station/sign-in';
const PIN = '4711';

let app: TestApp;
let admin: string;
beforeAll(async () => {
  app = await startTestApp();
  admin = await adminJwt(app);
});
afterAll(() => app.stop());

interface Person {
  documentId: string;
  badge: string;
}

/** A device of this person: what it keeps of the session, and its cookie. */
interface Device {
  session: string;
  sessionId: string;
  cookie: string;
}

const asAdmin = (method: 'post' | 'put' | 'delete', path: string) =>
  app.http()[method](`/tracker/operators/${path}`).set('Authorization', `Bearer ${admin}`);

async function newBadge(documentId: string): Promise<string> {
  const answer = await asAdmin('post', `${documentId}/badge`);
  return (answer.body as { data: { badge: string } }).data.badge;
}

async function newPerson(username: string): Promise<Person> {
  const { id } = await createOperator(app, { username, password: 'pass-word-1' });
  const found = await app.sql.query<{ document_id: string }>(
    'select document_id from up_users where id = $1',
    [id],
  );
  const documentId = found.rows[0]?.document_id ?? '';
  const badge = await newBadge(documentId);
  await asAdmin('put', `${documentId}/pin`).send({ pin: PIN });
  return { documentId, badge };
}

function signIn(body: object, cookie?: string) {
  const request = app.http().post(DOOR).set('Accept-Language', 'en');
  if (cookie !== undefined) request.set('Cookie', cookie);
  return request.send(body);
}

async function deviceOf(credentials: object): Promise<Device> {
  const answer = await signIn(credentials);
  expect(answer.status).toBe(200);
  const { jwt, sessionId } = answer.body as { jwt: string; sessionId: string };
  const [set = ''] = answer.headers['set-cookie'] as unknown as string[];
  return { session: jwt, sessionId, cookie: set.split(';')[0] ?? '' };
}

/** A session of this person that has run out so long ago. */
async function ended(person: Person, ago = '1 minute'): Promise<Device> {
  const device = await deviceOf({ badge: person.badge, pin: PIN });
  await runOut(device, ago);
  return device;
}

const runOut = ({ sessionId }: Device, ago: string) =>
  app.sql.query(
    `update tracker_sessions set started_at = least(started_at, now() - $2::interval - interval '1 hour'),
    expires_at = now() - $2::interval where id = $1`,
    [sessionId, ago],
  );

async function codeOf(
  { session, cookie }: Pick<Device, 'session' | 'cookie'>,
  pin = PIN,
): Promise<[number, unknown]> {
  const { status, body } = await signIn({ session, pin }, cookie);
  return [status, (body as { error?: { details: { code: string } } }).error?.details.code];
}

/** The badge and the PIN were there long before the sessions of a test. */
const longAgo = () =>
  app.sql.query(`update tracker_badges set issued_at = issued_at - interval '30 days'`).then(() =>
    app.sql
      .query(`alter table tracker_pins disable trigger user; update tracker_pins set set_at = set_at - interval '30 days';
      alter table tracker_pins enable trigger user`),
  );

it('begins a new session of the same person on the same device', async () => {
  const person = await newPerson('ivanov');
  await longAgo();
  const device = await ended(person);
  const own = await app.http().get('/api/capabilities').set('Authorization', `Bearer ${device.session}`);
  expect(own.status).toBe(401);
  const { status, body } = await signIn({ session: device.session, pin: PIN }, device.cookie);
  const { jwt, sessionId, operator } = body as { jwt: string; sessionId: string; operator: object };
  expect([status, operator]).toMatchObject([200, { id: person.documentId, name: 'ivanov' }]);
  expect(sessionId).not.toBe(device.sessionId);
  const again = await app.http().get('/api/capabilities').set('Authorization', `Bearer ${jwt}`);
  expect(again.status).toBe(200);
  const { rows } = await app.sql.query(
    'select count(distinct device_id)::int as devices, count(*)::int as sessions from tracker_sessions where operator_name = $1',
    ['ivanov'],
  );
  expect(rows).toEqual([{ devices: 1, sessions: 2 }]);
});

it('counts wrong PINs with those of the badge on that device, and waits longer and longer', async () => {
  const person = await newPerson('petrov');
  await longAgo();
  const device = await ended(person);
  for (const _time of [1, 2, 3]) expect(await codeOf(device, '0000')).toEqual([401, 'sign-in-refused']);
  const byBadge = await signIn({ badge: person.badge, pin: '0000' }, device.cookie);
  expect(byBadge.status).toBe(401);
  expect(await codeOf(device, '0000')).toEqual([401, 'sign-in-refused']);
  expect(await codeOf(device)).toEqual([429, 'too-many-attempts']);
  expect((await signIn({ badge: person.badge, pin: PIN }, device.cookie)).status).toBe(429);
  // Nobody locks a colleague out: elsewhere the badge opens.
  expect((await signIn({ badge: person.badge, pin: PIN })).status).toBe(200);
});

describe('asks for the badge', () => {
  const NEEDED = [409, 'badge-needed'];
  let person: Person;
  beforeAll(async () => {
    person = await newPerson('sidorov');
    await longAgo();
  });

  it('on another device, and on one without a cookie', async () => {
    const [one, other] = [await ended(person), await ended(person)];
    expect(await codeOf({ session: one.session, cookie: other.cookie })).toEqual(NEEDED);
    expect(await codeOf({ session: one.session, cookie: '' })).toEqual(NEEDED);
    expect(await codeOf(one)).toEqual([200, undefined]);
  });

  it('for a token that is none of ours, or altered', async () => {
    const { session, cookie } = await ended(person);
    const [head = '', , signature = ''] = session.split('.');
    const payload = Buffer.from(JSON.stringify({ jti: 'x', sub: '1', exp: 1 })).toString('base64url');
    for (const token of ['x', `${head}.${payload}.${signature}`, `${session}x`])
      expect(await codeOf({ session: token, cookie })).toEqual(NEEDED);
  });

  it('a week after the end, and after somebody signed out there', async () => {
    expect(await codeOf(await ended(person, '6 days'))).toEqual([200, undefined]);
    expect(await codeOf(await ended(person, '8 days'))).toEqual(NEEDED);
    const device = await deviceOf({ badge: person.badge, pin: PIN });
    await app.http().post('/api/scan-station/sign-out').set('Authorization', `Bearer ${device.session}`);
    await runOut(device, '1 minute');
    expect(await codeOf(device)).toEqual(NEEDED);
  });

  it('as often as it is asked: no wrong PIN is counted, none is looked at', async () => {
    const device = await ended(person, '8 days');
    for (const _time of [1, 2, 3, 4, 5, 6, 7]) expect(await codeOf(device, '0000')).toEqual(NEEDED);
  });

  it.each([
    ['the badge is another', (one: Person) => newBadge(one.documentId)],
    ['the badge is revoked', (one: Person) => asAdmin('delete', `${one.documentId}/badge`)],
    ['the PIN is another', (one: Person) => asAdmin('put', `${one.documentId}/pin`).send({ pin: '815815' })],
    [
      'the operator is blocked',
      (one: Person) =>
        app.sql.query('update up_users set blocked = true where document_id = $1', [one.documentId]),
    ],
  ])('once %s', async (name, change) => {
    const other = await newPerson(name);
    await longAgo();
    const device = await ended(other);
    await change(other);
    expect(await codeOf(device)).toEqual(NEEDED);
    expect(await codeOf(device, '815815')).toEqual(NEEDED);
  });

  it('of who has none: a password is no badge', async () => {
    await createOperator(app, { username: 'byname', password: 'pass-word-1' });
    const device = await deviceOf({ identifier: 'byname', password: 'pass-word-1' });
    await runOut(device, '1 minute');
    expect(await codeOf(device)).toEqual(NEEDED);
  });
});

it('refuses what is no session and no PIN by their paths', async () => {
  const answer = await signIn({ session: 7, pin: 'abcd' });
  expect(answer.status).toBe(400);
  expect((answer.body as { error: { details: object } }).error.details).toEqual({
    code: 'malformed-request',
    paths: ['session', 'pin'],
  });
});
