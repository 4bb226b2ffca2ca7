import { randomUUID } from 'node:crypto';
import { beginAttempts, withdrawAttempts } from '../../src/access/sign-in-limits';
import {
  createApiToken,
  createOperator,
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  startTestApp,
  type TestApp,
} from '../support';

let app: TestApp;
let token: string;
let part: string;

beforeAll(async () => {
  app = await startTestApp();
  token = await createApiToken(app);
  await makeStages(app, ['Резка']);
  const route = await makeRoute(app, 'Обычный', ['Резка']);
  const product = await makeProduct(app, { designation: 'РАМА-1' });
  part = await makePart(app, { product, designation: 'Р-01', quantity: 10, route });
});
afterAll(() => app.stop());

function report(good: number) {
  return app
    .http()
    .post('/api/scans')
    .set('Authorization', `Bearer ${token}`)
    .set('X-Request-Id', 'the-request-1')
    .send({ scanId: randomUUID(), partCode: part, operation: 1, good, occurredAt: new Date().toISOString() });
}

function figure(text: string, name: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? 0 : Number(line.slice(name.length + 1));
}

describe('GET /metrics', () => {
  it('tells requests, scans by outcome, sockets and the database pool in Prometheus’ text', async () => {
    const before = (await app.http().get('/metrics').expect(200)).text;
    expect((await report(3)).status).toBe(201);
    expect((await report(100)).status).toBe(409);
    const answer = await app.http().get('/metrics').expect(200);
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    const grown = (name: string) => figure(answer.text, name) - figure(before, name);
    expect(grown('tracker_scans_total{outcome="recorded"}')).toBe(1);
    expect(grown('tracker_scans_total{outcome="quantity-exceeds-waiting"}')).toBe(1);
    const duration = 'tracker_http_request_duration_seconds_count{route="scans",method="POST"';
    expect(grown(`${duration},status="2xx"}`)).toBe(1);
    expect(grown(`${duration},status="4xx"}`)).toBe(1);
    expect(figure(answer.text, 'tracker_database_connections{state="free"}')).toBeGreaterThanOrEqual(0);
    expect(figure(answer.text, 'tracker_sockets')).toBe(0);
    expect(figure(answer.text, 'process_cpu_seconds_total')).toBeGreaterThan(0);
  });

  it('is told through no proxy, and never by name where a token is set and wrong', async () => {
    const hidden = await app.http().get('/metrics').set('X-Forwarded-For', '127.0.0.1');
    expect([hidden.status, hidden.body.error.details.code]).toEqual([404, 'not-found']);
    app.strapi.config.set('tracker.metricsToken', 'the-token');
    const asked = await app.http().get('/metrics').set('X-Real-IP', '1.1.1.1');
    expect([asked.status, asked.body.error.details.code]).toEqual([401, 'not-signed-in']);
    const told = await app
      .http()
      .get('/metrics')
      .set('X-Real-IP', '1.1.1.1')
      .set('Authorization', 'Bearer the-token');
    expect(told.status).toBe(200);
    app.strapi.config.set('tracker.metricsToken', '');
  });
});

describe('the request log', () => {
  it('has one line per request, scans among them, without bodies, tokens and queries', async () => {
    const lines: unknown[] = [];
    const log = jest.spyOn(app.strapi.log, 'log').mockImplementation(((...line: unknown[]) => {
      lines.push(line);
      return app.strapi.log;
    }) as never);
    const level = app.strapi.log.level;
    app.strapi.log.level = 'http';
    try {
      await report(1);
      await app.http().get('/files/a.png?expires=1&signature=secret-signature');
    } finally {
      app.strapi.log.level = level;
      log.mockRestore();
    }
    expect(lines).toEqual([
      [
        'http',
        expect.stringMatching(/^POST \/api\/scans 201 [\d.]+ ms$/),
        {
          requestId: 'the-request-1',
          method: 'POST',
          path: '/api/scans',
          status: 201,
          durationMs: expect.any(Number),
          address: '127.0.0.1',
        },
      ],
      ['http', expect.stringMatching(/^GET \/files\/a\.png 403 /), expect.objectContaining({ status: 403 })],
    ]);
    const text = JSON.stringify(lines);
    for (const secret of [token, 'secret-signature', part]) expect(text).not.toContain(secret);
  });
});

describe('what Strapi refuses by itself', () => {
  const ask = (method: 'get' | 'post', path: string, language = 'en') =>
    app.http()[method](path).set('Authorization', `Bearer ${token}`).set('Accept-Language', language);

  it('has a code and the paths, in the language of the reader', async () => {
    const answer = await ask('post', '/api/stages', 'ru').send({ data: {} });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({
      status: 400,
      name: 'ValidationError',
      details: { code: 'malformed-request', paths: ['name'] },
    });
    expect(answer.body.error.message).toMatch(/[а-я]/);
  });

  it.each([
    ['/api/stages/abcdefghijklmnopqrstuvwx', 404, 'not-found'],
    ['/api/nothing-here', 404, 'not-found'],
    ['/api/stages?filters[nonsense]=1', 400, 'malformed-request'],
    ['/api/stages?sort=nonsense', 400, 'malformed-request'],
  ])('%s is %i %s', async (path, status, code) => {
    const answer = await ask('get', path);
    expect([answer.status, answer.body.error.details.code]).toEqual([status, code]);
  });

  it.each([
    ['put', '/api/scans'],
    ['delete', '/api/audit-entries/abc'],
    ['propfind', '/api/parts'],
    ['post', '/health'],
  ] as const)('%s %s is 405 in words of ours', async (method, path) => {
    const answer = await app.http()[method](path).set('Accept-Language', 'ru');
    const { error } = answer.body as { error: { message: string; details: object } };
    expect([answer.status, answer.type, error.details]).toEqual([
      405,
      'application/json',
      { code: 'method-not-allowed' },
    ]);
    expect(error.message).toMatch(/[а-я]/);
  });
});

it('takes no stranger’s word for an address', async () => {
  await report(1).set('X-Forwarded-For', '6.6.6.6');
  const { rows } = await app.sql.query<{ address: string }>(
    `select distinct address from audit_entries where category <> 'access' and address is not null`,
  );
  expect(rows).toEqual([{ address: '127.0.0.1' }]);
});

describe('sign-in', () => {
  it('that nobody could look at is no failed attempt', async () => {
    const keys = { account: 'the-key', address: 'the-address' };
    const sender = { account: 'busy one', address: null };
    const counted = async () =>
      (await app.sql.query(`select failures from tracker_sign_in_failures where key = 'the-key'`)).rows;
    for (let mistake = 0; mistake < 4; mistake += 1) await beginAttempts(app.strapi, keys, sender);
    // The fifth would make the next one wait.
    expect(await beginAttempts(app.strapi, keys, sender)).toEqual({ allowed: true });
    await withdrawAttempts(app.strapi, keys);
    expect(await counted()).toEqual([{ failures: 4 }]);
    expect(await beginAttempts(app.strapi, keys, sender)).toEqual({ allowed: true });
    for (let turn = 0; turn < 5; turn += 1) await withdrawAttempts(app.strapi, keys);
    expect(await counted()).toEqual([]);
  });

  it('opens a session of the configured hours', async () => {
    app.strapi.config.set('tracker.sessionHours', 1);
    await createOperator(app, { username: 'briefly', password: 'pass-word-2' });
    const answer = await app
      .http()
      .post('/api/scan-station/sign-in')
      .send({ identifier: 'briefly', password: 'pass-word-2' });
    app.strapi.config.set('tracker.sessionHours', 12);
    const leftMs = new Date((answer.body as { expiresAt: string }).expiresAt).getTime() - Date.now();
    expect(leftMs).toBeLessThanOrEqual(3_600_000);
    expect(leftMs).toBeGreaterThan(3_500_000);
  });
});
