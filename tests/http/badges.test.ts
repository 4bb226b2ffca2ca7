import { adminJwt, createOperator, startTestApp, type TestApp } from '../support';
import { fastestMs } from '../support/fastest';

const DOOR = '/api/scan-station/sign-in';

let app: TestApp;
let admin: string;

interface Person {
  id: string;
  documentId: string;
}

function asAdmin(method: 'get' | 'post' | 'put' | 'delete', path: string, token = admin) {
  return app.http()[method](`/tracker/operators/${path}`).set('Authorization', `Bearer ${token}`);
}

async function newPerson(username: string): Promise<Person> {
  const { id } = await createOperator(app, { username, password: 'pass-word-1' });
  const { rows } = await app.sql.query<{ document_id: string }>(
    'select document_id from up_users where id = $1',
    [id],
  );
  return { id, documentId: rows[0]?.document_id ?? '' };
}

async function newBadge({ documentId }: Person): Promise<string> {
  const answer = await asAdmin('post', `${documentId}/badge`);
  expect(answer.status).toBe(201);
  return (answer.body as { data: { badge: string } }).data.badge;
}

async function setPin({ documentId }: Person, pin: string): Promise<void> {
  expect((await asAdmin('put', `${documentId}/pin`).send({ pin })).status).toBe(204);
}

function signIn(badge: unknown, pin: unknown) {
  return app.http().post(DOOR).set('Accept-Language', 'en').send({ badge, pin });
}

async function code(badge: unknown, pin: unknown): Promise<[number, unknown]> {
  const { status, body } = await signIn(badge, pin);
  const { error } = body as { error?: { details: { code: string } } };
  return [status, error?.details.code];
}

async function capabilities(jwt: string): Promise<number> {
  return (await app.http().get('/api/capabilities').set('Authorization', `Bearer ${jwt}`)).status;
}

beforeAll(async () => {
  app = await startTestApp();
  admin = await adminJwt(app);
});
afterAll(() => app.stop());

describe('a badge with its PIN', () => {
  it('signs its operator in', async () => {
    const person = await newPerson('ivanov');
    const badge = await newBadge(person);
    await setPin(person, '4711');
    const { status, body } = await signIn(badge, '4711');
    expect(status).toBe(200);
    const { operator, jwt } = body as { operator: unknown; jwt: string };
    expect(operator).toEqual({
      id: person.documentId,
      name: 'ivanov',
      may: ['report', 'scrap', 'rework', 'undo-own', 'write-notes', 'call', 'view-parts'],
      stages: null,
    });
    expect(await capabilities(jwt)).toBe(200);
    expect((await signIn(` ${badge.toLowerCase()} `, '4711')).status).toBe(200);
  });

  it('is refused alike for an unknown badge, a wrong PIN, no PIN, a revoked badge and a blocked operator', async () => {
    const [wrong, without, revoked, blocked] = await Promise.all(
      ['wrong pin', 'without pin', 'revoked', 'blocked'].map(newPerson),
    );
    if (!wrong || !without || !revoked || !blocked) throw new Error('Four people are needed.');
    const badges = await Promise.all([wrong, without, revoked, blocked].map(newBadge));
    await Promise.all([wrong, revoked, blocked].map((person) => setPin(person, '123456')));
    expect((await asAdmin('delete', `${revoked.documentId}/badge`)).status).toBe(204);
    await app.sql.query('update up_users set blocked = true where id = $1', [blocked.id]);
    const answers = await Promise.all([
      signIn(`TB${'0'.repeat(26)}`, '123456'),
      signIn('no badge at all', '123456'),
      signIn(badges[0], '654321'),
      ...badges.slice(1).map((badge) => signIn(badge, '123456')),
    ]);
    expect(answers.map(({ status, body }) => [status, body as unknown])).toEqual(
      Array.from({ length: 6 }, () => [
        401,
        {
          data: null,
          error: {
            status: 401,
            name: 'UnauthorizedError',
            message: expect.any(String) as unknown,
            details: { code: 'sign-in-refused' },
          },
        },
      ]),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('is refused as slowly for an unknown badge as for a wrong PIN', async () => {
    const person = await newPerson('timed');
    const badge = await newBadge(person);
    await setPin(person, '123456');
    const [known, unknown] = await fastestMs(
      [1, 2, 3].map((round) => [
        () => signIn(badge, '000000'),
        () => signIn(`TB${String(round).repeat(26)}`, '000000'),
      ]),
    );
    const ratio = unknown / known;
    // A check without a hash would answer in a twentieth of the time.
    expect(ratio).toBeGreaterThan(1 / 3);
    expect(ratio).toBeLessThan(3);
  });

  it('waits after five wrong PINs', async () => {
    const person = await newPerson('guessed');
    const badge = await newBadge(person);
    await setPin(person, '0000');
    for (let guess = 1; guess <= 5; guess += 1) {
      expect(await code(badge, `000${guess}`)).toEqual([401, 'sign-in-refused']);
    }
    expect(await code(badge, '0000')).toEqual([429, 'too-many-attempts']);
    const { rows } = await app.sql.query(
      `select failures from tracker_sign_in_failures where account = 'guessed'`,
    );
    expect(rows).toEqual([{ failures: 5 }]);
  });

  it.each([
    ['TB', '123', 'pin'],
    ['TB', '123456789', 'pin'],
    ['TB', 'abcd', 'pin'],
    ['TB', 1234, 'pin'],
    ['', '1234', 'badge'],
    ['x'.repeat(101), '1234', 'badge'],
    [{ $ne: '' }, '1234', 'badge'],
  ])('%j with %j is malformed at %s', async (badge, pin, path) => {
    const { status, body } = await signIn(badge, pin);
    expect([status, (body as { error: { details: unknown } }).error.details]).toEqual([
      400,
      { code: 'malformed-request', paths: [path] },
    ]);
  });
});

describe('a PIN at first use', () => {
  const choose = (badge: unknown, newPin: unknown) => app.http().post(DOOR).send({ badge, newPin });
  const codeOf = ({ status, body }: { status: number; body: unknown }): [number, unknown] => [
    status,
    (body as { error?: { details: { code: string } } }).error?.details.code,
  ];
  afterEach(() => app.strapi.config.set('tracker.pinAtFirstUse', false));

  it('is nobody’s to choose unless the factory wants it', async () => {
    const badge = await newBadge(await newPerson('no first use'));
    expect(await code(badge, '4711')).toEqual([401, 'sign-in-refused']);
    expect(codeOf(await choose(badge, '4711'))).toEqual([401, 'sign-in-refused']);
    const { rows } = await app.sql.query(
      `select 1 from tracker_pins p join up_users u on u.id = p.operator_id where u.username = 'no first use'`,
    );
    expect(rows).toEqual([]);
  });

  it('is chosen once with the badge, kept as a hash and noted as the operator’s own act', async () => {
    app.strapi.config.set('tracker.pinAtFirstUse', true);
    const person = await newPerson('first use');
    const badge = await newBadge(person);
    expect(await code(badge, '4711')).toEqual([409, 'pin-not-set']);
    const answers = await Promise.all([choose(badge, '4711'), choose(badge, '4712')]);
    expect(answers.map(codeOf).sort()).toEqual([
      [200, undefined],
      [401, 'sign-in-refused'],
    ]);
    const [right, wrong] = answers[0]?.status === 200 ? ['4711', '4712'] : ['4712', '4711'];
    expect(await code(badge, right)).toEqual([200, undefined]);
    expect(await code(badge, wrong)).toEqual([401, 'sign-in-refused']);
    expect(codeOf(await choose(badge, wrong))).toEqual([401, 'sign-in-refused']);
    const { rows } = await app.sql.query(
      `select e.actor_type, e.actor_name, p.hash like 'scrypt$%' as hashed from audit_entries e
         join up_users u on u.document_id = e.subject_id join tracker_pins p on p.operator_id = u.id
        where e.action = 'choose-pin'`,
    );
    expect(rows).toEqual([{ actor_type: 'operator', actor_name: 'first use', hashed: true }]);
  });

  it('is no way in for an unknown or revoked badge or a blocked operator, and tries are counted', async () => {
    app.strapi.config.set('tracker.pinAtFirstUse', true);
    const [revoked, blocked] = [await newPerson('first revoked'), await newPerson('first blocked')];
    const badges = [await newBadge(revoked), await newBadge(blocked)];
    expect((await asAdmin('delete', `${revoked.documentId}/badge`)).status).toBe(204);
    await app.sql.query('update up_users set blocked = true where id = $1', [blocked.id]);
    for (const badge of [...badges, `TB${'1'.repeat(26)}`]) {
      expect(codeOf(await choose(badge, '4711'))).toEqual([401, 'sign-in-refused']);
      expect(await code(badge, '4711')).toEqual([401, 'sign-in-refused']);
    }
    expect(codeOf(await choose(badges[1], '12'))).toEqual([400, 'malformed-request']);
    for (let guess = 3; guess <= 5; guess += 1) await choose(badges[1], `000${guess}`);
    expect(codeOf(await choose(badges[1], '0000'))).toEqual([429, 'too-many-attempts']);
  });
});

describe('a session', () => {
  it.each([
    ['another PIN', (person: Person) => setPin(person, '9999')],
    ['another badge', (person: Person) => newBadge(person)],
    [
      'no badge any more',
      async (person: Person) =>
        expect((await asAdmin('delete', `${person.documentId}/badge`)).status).toBe(204),
    ],
    [
      'no PIN any more',
      async (person: Person) =>
        expect((await asAdmin('delete', `${person.documentId}/pin`)).status).toBe(204),
    ],
  ])('is over when its operator has %s', async (what, change) => {
    const person = await newPerson(`has ${what}`);
    const badge = await newBadge(person);
    await setPin(person, '1234');
    const { jwt } = (await signIn(badge, '1234')).body as { jwt: string };
    expect(await capabilities(jwt)).toBe(200);
    await change(person);
    const deadlineMs = Date.now() + 5_000;
    let status = 200;
    while (status === 200 && Date.now() < deadlineMs) status = await capabilities(jwt);
    expect(status).toBe(401);
    expect(await code(badge, '1234')).toEqual([401, 'sign-in-refused']);
  });
});

describe('the administrator', () => {
  it('sees that there are a badge and a PIN, not what they are', async () => {
    const person = await newPerson('seen');
    const state = async () => (await asAdmin('get', `${person.documentId}/badge`)).body as unknown;
    expect(await state()).toEqual({ data: { badgeIssuedAt: null, pinSetAt: null } });
    await newBadge(person);
    await setPin(person, '1234');
    expect(await state()).toEqual({
      data: {
        badgeIssuedAt: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
        pinSetAt: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
      },
    });
  });

  it('is told of an unknown operator and of what is no PIN', async () => {
    expect((await asAdmin('post', 'nobody/badge')).status).toBe(404);
    expect((await asAdmin('get', 'nobody/badge')).status).toBe(404);
    expect((await asAdmin('put', 'nobody/pin').send({ pin: '1234' })).status).toBe(404);
    expect((await asAdmin('put', 'nobody/pin').send({ pin: '12' })).status).toBe(400);
  });

  it('alone gives badges: not the technologist, not the foreman', async () => {
    const person = await newPerson('closed');
    for (const role of ['technologist', 'foreman', 'auditor']) {
      const token = await adminJwt(app, role);
      expect((await asAdmin('post', `${person.documentId}/badge`, token)).status).toBe(403);
      expect((await asAdmin('put', `${person.documentId}/pin`, token).send({ pin: '1234' })).status).toBe(
        403,
      );
    }
    const { rows } = await app.sql.query('select 1 from tracker_badges where operator_id = $1', [person.id]);
    expect(rows).toEqual([]);
  });

  it('is in the audit log with what was done; neither badge nor PIN is kept anywhere', async () => {
    const person = await newPerson('audited');
    const badge = await newBadge(person);
    await setPin(person, '86420975');
    await asAdmin('delete', `${person.documentId}/badge`);
    await asAdmin('delete', `${person.documentId}/pin`);
    const { rows } = await app.sql.query<{ action: string }>(
      `select action from audit_entries where subject_type = 'operator' and subject_id = $1 and actor_type = 'admin'
        order by id`,
      [person.documentId],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'issue-badge',
      'set-pin',
      'revoke-badge',
      'remove-pin',
    ]);
    const kept = await app.sql.query<{ text: string }>(
      `select a::text as text from audit_entries a union all select b::text from tracker_badges b
       union all select p::text from tracker_pins p`,
    );
    expect(kept.rows.filter(({ text }) => text.includes(badge) || text.includes('86420975'))).toEqual([]);
  });
});
