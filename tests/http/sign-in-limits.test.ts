import { auditFailures } from '../../src/access';
import { adminAttemptKeys } from '../../src/access/admin-sign-in';
import { addressKey } from '../../src/access/sign-in-limits';
import { adminJwt, createAdmin, createOperator, startTestApp, type TestApp } from '../support';

const DOOR = '/api/scan-station/sign-in';

let app: TestApp;

function signIn(identifier: string, password: string) {
  return app.http().post(DOOR).send({ identifier, password });
}

function codeOf({ status, body }: { status: number; body: unknown }): [number, unknown] {
  return [status, (body as { error?: { details: Record<string, unknown> } }).error?.details.code];
}

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

describe('an address', () => {
  it('keeps nobody waiting while mistakes are free, however many people come at once', async () => {
    const [key, names] = [
      addressKey('127.0.0.1'),
      Array.from({ length: 8 }, (_, person) => `at-once-${person}`),
    ];
    const answers = await Promise.all(names.map((name) => signIn(name, 'wrong')));
    expect(answers.map(codeOf)).toEqual(names.map(() => [401, 'sign-in-refused']));
    const { rows } = await app.sql.query<{ failures: number; wait: Date | null }>(
      'select failures, wait_until as wait from tracker_sign_in_failures where key = $1',
      [key],
    );
    expect(rows).toEqual([{ failures: 8, wait: null }]);
    await app.sql.query('delete from tracker_sign_in_failures where key = $1', [key]);
  });

  it('waits after fifty mistakes there, whatever the accounts, but not a device that is known', async () => {
    await createOperator(app, { username: 'regular', password: 'pass-word-20' });
    const device = app.http();
    const own = { identifier: 'regular', password: 'pass-word-20' };
    expect((await device.post(DOOR).send(own)).status).toBe(200);
    expect((await signIn('guess-0', 'wrong')).status).toBe(401);
    await app.sql.query('update tracker_sign_in_failures set failures = 50 where key = $1', [
      addressKey('127.0.0.1'),
    ]);
    expect((await signIn('guess-1', 'wrong')).status).toBe(401);
    const waiting = await signIn('guess-2', 'wrong').set('X-Forwarded-For', '6.6.6.6');
    expect(codeOf(waiting)).toEqual([429, 'too-many-attempts']);
    expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(waiting.headers['retry-after'])).toBeLessThanOrEqual(5);
    expect((await device.post(DOOR).send(own)).status).toBe(200);
    expect((await signIn('regular', 'pass-word-20')).status).toBe(429);

    // One's own right password does not clear the address; an hour does.
    await app.sql.query('update tracker_sign_in_failures set wait_until = now() where key = $1', [
      addressKey('127.0.0.1'),
    ]);
    expect((await signIn('regular', 'pass-word-20')).status).toBe(200);
    const failures = async () =>
      (
        await app.sql.query<{ failures: number }>(
          'select failures from tracker_sign_in_failures where key = $1',
          [addressKey('127.0.0.1')],
        )
      ).rows[0]?.failures;
    expect(await failures()).toBe(51);
    await app.sql.query(
      `update tracker_sign_in_failures set first_at = now() - interval '61 minutes', wait_until = null where key = $1`,
      [addressKey('127.0.0.1')],
    );
    expect((await signIn('guess-3', 'wrong')).status).toBe(401);
    expect(await failures()).toBe(1);
  });
});

describe('the admin panel', () => {
  it('makes who guesses wait too, and not the colleague', async () => {
    const login = (email: string, password: string) =>
      app.http().post('/admin/login').send({ email, password });
    const key = adminAttemptKeys('victim@factory.example', '127.0.0.1').account;
    expect((await login('victim@factory.example', 'wrong')).status).toBe(400);
    await app.sql.query('update tracker_sign_in_failures set failures = 4 where key = $1', [key]);
    expect((await login('victim@factory.example', 'wrong')).status).toBe(400);
    const waiting = await login('Victim@factory.example', 'wrong');
    expect(codeOf(waiting)).toEqual([429, 'too-many-attempts']);
    expect(Number(waiting.headers['retry-after'])).toBeLessThanOrEqual(5);
    expect(await adminJwt(app)).toMatch(/\./);
    const { rows } = await app.sql.query<{ failures: number }>(
      'select failures from tracker_sign_in_failures where key = $1',
      [key],
    );
    expect(rows).toEqual([{ failures: 5 }]);
  });

  it('tells of failures as a count, once, also of those that a right password ends', async () => {
    const { email, password } = await createAdmin(app);
    const login = (typed: string) => app.http().post('/admin/login').send({ email, password: typed });
    const noted = async () => {
      const { rows } = await app.sql.query<{ count: number }>(
        `select (difference->>'count')::int as count from audit_entries
          where action = 'refuse-sign-in' and subject_type = 'account' and subject_name = $1 order by id`,
        [email],
      );
      return rows.map(({ count }) => count);
    };
    for (let attempt = 0; attempt < 3; attempt += 1) expect((await login('wrong')).status).toBe(400);
    await auditFailures(app.strapi, 0);
    await auditFailures(app.strapi, 0);
    expect(await noted()).toEqual([3]);
    expect((await login('wrong')).status).toBe(400);
    expect((await login(password)).status).toBe(200);
    await auditFailures(app.strapi, 0);
    expect(await noted()).toEqual([3, 1]);
  });
});

describe('failed sign-ins', () => {
  it('are told to the auditor and the administrator, by account and address, and to nobody else', async () => {
    await signIn('typo', 'wrong');
    await auditFailures(app.strapi, 0);
    await signIn('typo', 'wrong');
    const ask = async (roleCode: string, query = '') =>
      app
        .http()
        .get(`/tracker/sign-in-failures${query}`)
        .set('Authorization', `Bearer ${await adminJwt(app, roleCode)}`);
    const { status, body } = await ask('auditor');
    const { data } = body as { data: { account: string; address: string; count: number; lastAt: string }[] };
    expect(status).toBe(200);
    const typo = data.find(({ account }) => account === 'typo');
    expect(typo).toEqual({ account: 'typo', address: '127.0.0.1', count: 2, lastAt: typo?.lastAt });
    expect(Date.now() - Date.parse(typo?.lastAt ?? '')).toBeLessThan(60_000);
    expect(data.map(({ account }) => account)).not.toContain('');
    expect((await ask('strapi-super-admin', '?hours=1')).status).toBe(200);
    expect((await ask('strapi-super-admin', '?hours=x')).status).toBe(400);
    expect((await ask('foreman')).status).toBe(403);
  });
});
