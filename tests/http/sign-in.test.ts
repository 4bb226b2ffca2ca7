import { auditFailures } from '../../src/access';
import { createOperator, startTestApp, type TestApp } from '../support';
import { fastestMs } from '../support/fastest';

const DOOR = '/api/scan-station/sign-in';

interface Answer {
  status: number;
  body: { error?: { message: string; details: Record<string, unknown> } } & Record<string, unknown>;
}

let app: TestApp;

function signIn(identifier: string, password: string, language = 'en') {
  return app.http().post(DOOR).set('Accept-Language', language).send({ identifier, password });
}

function codeOf({ status, body }: Answer): [number, unknown] {
  return [status, body.error?.details.code];
}

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

describe('signing in', () => {
  it('gives a token, its end, and what the operator may do', async () => {
    await createOperator(app, { username: 'Иванов', password: 'pass-word-1' });
    const before = Date.now();
    const { status, body, headers } = (await signIn('Иванов', 'pass-word-1')) as Answer & {
      headers: Record<string, string>;
    };
    expect(status).toBe(200);
    const { jwt, expiresAt, operator } = body as Record<string, string>;
    const user = await app.sql.query(`select document_id from up_users where username = 'Иванов'`);
    expect(operator).toEqual({
      id: (user.rows[0] as { document_id: string }).document_id,
      name: 'Иванов',
      may: ['report', 'scrap', 'rework', 'undo-own', 'write-notes', 'call', 'view-parts'],
      stages: null,
    });
    expect(jwt).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(Date.parse(expiresAt ?? '') - before).toBeGreaterThan(11.9 * 3_600_000);
    expect(headers['cache-control']).toBe('no-store');
    const own = await app.http().get('/api/capabilities').set('Authorization', `Bearer ${jwt}`);
    expect(own.body).toEqual({
      data: ['report', 'scrap', 'rework', 'undo-own', 'write-notes', 'call', 'view-parts'],
    });
  });

  it('takes the name in any case and with spaces around, as phones type it', async () => {
    await createOperator(app, { username: 'petrova', password: 'pass-word-2' });
    expect((await signIn(' Petrova ', 'pass-word-2')).status).toBe(200);
  });

  it('of an inspector allows a hold too', async () => {
    await createOperator(app, { username: 'inspector', password: 'pass-word-3', roleType: 'inspector' });
    const { body } = (await signIn('inspector', 'pass-word-3')) as Answer;
    expect((body.operator as { may: string[] }).may).toContain('hold');
  });

  it('of an operator with stages names them', async () => {
    const { id } = await createOperator(app, { username: 'welder', password: 'pass-word-4' });
    const stage = await app.strapi
      .documents('api::stage.stage')
      .create({ data: { name: 'Сварка' } as never });
    await app.strapi.db
      .query('plugin::users-permissions.user')
      .update({ where: { id: Number(id) }, data: { stages: [stage.id] } });
    const { body } = (await signIn('welder', 'pass-word-4')) as Answer;
    expect((body.operator as { stages: unknown }).stages).toEqual([{ id: stage.documentId, name: 'Сварка' }]);
  });

  it('is noted in the audit log', async () => {
    await createOperator(app, { username: 'noted', password: 'pass-word-5' });
    await signIn('noted', 'pass-word-5');
    const { rows } = await app.sql.query(
      `select action, category, subject_type, subject_name, difference, request_id is not null as named
         from audit_entries where actor_name = 'noted'`,
    );
    expect(rows).toEqual([
      {
        action: 'sign-in',
        category: 'access',
        subject_type: 'operator',
        subject_name: 'noted',
        difference: null,
        named: true,
      },
    ]);
  });
});

describe('a refusal', () => {
  it('is the same for a wrong password, an unknown name and a blocked operator', async () => {
    const { id } = await createOperator(app, { username: 'blocked', password: 'pass-word-6' });
    await app.sql.query('update up_users set blocked = true where id = $1', [id]);
    await createOperator(app, { username: 'sidorov', password: 'pass-word-7' });
    const answers = await Promise.all([
      signIn('sidorov', 'wrong'),
      signIn('nobody of this name', 'wrong'),
      signIn('blocked', 'pass-word-6'),
    ]);
    expect(answers.map((answer) => [answer.status, answer.body as unknown])).toEqual(
      Array.from({ length: 3 }, () => [
        401,
        {
          data: null,
          error: {
            status: 401,
            name: 'UnauthorizedError',
            message: 'Wrong name or password. Check both and try again.',
            details: { code: 'sign-in-refused' },
          },
        },
      ]),
    );
  });

  it('takes as long for an unknown name as for a wrong password', async () => {
    await createOperator(app, { username: 'timed', password: 'pass-word-8' });
    const [known, unknown] = await fastestMs(
      [1, 2, 3].map((round) => [() => signIn('timed', 'wrong'), () => signIn(`un-${round}`, 'wrong')]),
    );
    // A check without a hash would answer in a twentieth of the time.
    expect(unknown).toBeGreaterThan(known / 3);
    expect(unknown).toBeLessThan(known * 3);
  });

  it('is in Russian for who reads Russian', async () => {
    const { body } = (await signIn('кто-то', 'wrong', 'ru')) as Answer;
    expect(body.error?.message).toBe('Неверное имя или пароль. Проверьте и попробуйте ещё раз.');
  });

  it.each([
    [{}, ['identifier', 'password']],
    [{ identifier: 'a' }, ['password']],
    [{ identifier: 5, password: 'x' }, ['identifier']],
    [{ identifier: 'a', password: 'x'.repeat(201) }, ['password']],
    [[], ['body']],
  ])('of %j says where it is malformed', async (body, paths) => {
    const answer = await app.http().post(DOOR).send(body);
    expect(codeOf(answer as Answer)).toEqual([400, 'malformed-request']);
    expect((answer.body as Required<Answer['body']>).error?.details.paths).toEqual(paths);
  });
});

describe('wrong passwords in a row', () => {
  it('make one wait, longer each time, and nobody else', async () => {
    await createOperator(app, { username: 'guessed', password: 'pass-word-9' });
    await createOperator(app, { username: 'colleague', password: 'pass-word-10' });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      statuses.push((await signIn('guessed', 'wrong')).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    const waiting = await signIn('guessed', 'pass-word-9');
    expect(codeOf(waiting as Answer)).toEqual([429, 'too-many-attempts']);
    const seconds = Number(waiting.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(5);
    expect((await signIn('colleague', 'pass-word-10')).status).toBe(200);

    // The wait is over: one more guess, and the next wait is twice as long.
    await app.sql.query(`update tracker_sign_in_failures set wait_until = now() where account = 'guessed'`);
    expect((await signIn('guessed', 'wrong')).status).toBe(401);
    const longer = await signIn('guessed', 'wrong');
    expect(Number(longer.headers['retry-after'])).toBeGreaterThan(5);
    expect(Number(longer.headers['retry-after'])).toBeLessThanOrEqual(10);

    await app.sql.query(`update tracker_sign_in_failures set wait_until = now() where account = 'guessed'`);
    expect((await signIn('guessed', 'pass-word-9')).status).toBe(200);
    const { rows } = await app.sql.query(`select 1 from tracker_sign_in_failures where account = 'guessed'`);
    expect(rows).toEqual([]);
  });

  it('count all when they come at once', async () => {
    await createOperator(app, { username: 'stormed', password: 'pass-word-11' });
    const answers = await Promise.all(Array.from({ length: 30 }, () => signIn('stormed', 'wrong')));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(5).fill(401), ...Array<number>(25).fill(429)]);
  });

  it('do not lock out the owner at a device that has signed in before', async () => {
    await createOperator(app, { username: 'owner', password: 'pass-word-12' });
    const device = app.http();
    const wish = { identifier: 'owner', password: 'pass-word-12' };
    const first = await device.post(DOOR).send(wish);
    expect(first.status).toBe(200);
    const [cookie] = first.headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(
      /^tracker-device=[0-9a-f-]{36}; path=\/api\/scan-station; .*samesite=strict; httponly/i,
    );
    for (let attempt = 0; attempt < 6; attempt += 1) await signIn('owner', 'wrong');
    expect((await signIn('owner', 'pass-word-12')).status).toBe(429);
    expect((await device.post(DOOR).send(wish)).status).toBe(200);
  });

  it('are not forgiven to who invents a device', async () => {
    await createOperator(app, { username: 'target', password: 'pass-word-13' });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const cookie = `tracker-device=00000000-0000-4000-8000-00000000000${attempt}`;
      const answer = await app
        .http()
        .post(DOOR)
        .set('Cookie', cookie)
        .send({ identifier: 'target', password: 'wrong' });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('are noted in the audit log as a count, once', async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) await signIn('counted', 'wrong');
    await auditFailures(app.strapi, 0);
    await auditFailures(app.strapi, 0);
    const { rows } = await app.sql.query(
      `select action, actor_type, subject_type, jsonb_typeof(difference) as shape,
              difference->>'count' as count, difference->>'inARow' as in_a_row
         from audit_entries where subject_name = 'counted'`,
    );
    expect(rows).toEqual([
      {
        action: 'refuse-sign-in',
        actor_type: 'system',
        subject_type: 'account',
        shape: 'object',
        count: '3',
        in_a_row: '3',
      },
    ]);
  });
});

describe('Strapi’s own doors', () => {
  it.each([
    ['post', '/api/auth/local'],
    ['post', '/api/auth/local/register'],
    ['post', '/api/auth/forgot-password'],
    ['post', '/api/auth/reset-password'],
    ['post', '/api/auth/change-password'],
    ['get', '/api/auth/email-confirmation'],
    ['post', '/api/auth/refresh'],
    ['get', '/api/connect/google'],
  ] as const)('%s %s is closed', async (method, path) => {
    const answer = await app.http()[method](path).send({ identifier: 'Иванов', password: 'pass-word-1' });
    expect([404, 405]).toContain(answer.status);
  });

  it('takes no token of Users & Permissions', async () => {
    const { id } = await createOperator(app, { username: 'theirs', password: 'pass-word-14' });
    const service = app.strapi.plugin('users-permissions').service('jwt');
    const theirs = service.issue({ id: Number(id) }) as string;
    const answer = await app.http().get('/api/capabilities/report').set('Authorization', `Bearer ${theirs}`);
    expect(codeOf(answer as Answer)).toEqual([401, 'not-signed-in']);
  });

  it('opens nothing to the Public role, whatever someone ticks there', async () => {
    const role = await app.strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'public' } });
    await app.strapi.db
      .query('plugin::users-permissions.permission')
      .create({ data: { action: 'api::stage.stage.find', role: role.id } });
    expect(codeOf((await app.http().get('/api/stages')) as Answer)).toEqual([401, 'not-signed-in']);
  });
});
