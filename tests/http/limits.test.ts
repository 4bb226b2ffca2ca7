import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { createApiToken, createOperator, operatorJwt, startTestApp, type TestApp } from '../support';

let app: TestApp;
let token: string;
let jwt: string;

function post(path: string, body: unknown) {
  return app
    .http()
    .post(path)
    .set('Authorization', `Bearer ${token}`)
    .set('Accept-Language', 'en')
    .send(body as object);
}

async function query(text: string): Promise<[number, string | undefined]> {
  const { status, body } = await post('/graphql', { query: text });
  return [status, (body as { errors?: { message: string }[] }).errors?.[0]?.message];
}

beforeAll(async () => {
  app = await startTestApp();
  token = await createApiToken(app);
  await createOperator(app, { username: 'limited', password: 'pass-word-1' });
  jwt = await operatorJwt(app, 'limited', 'pass-word-1');
});
afterAll(() => app.stop());

describe('a GraphQL query', () => {
  const aliases = (count: number) =>
    `{ ${Array.from({ length: count }, (_, index) => `a${index}: stages { name }`).join(' ')} }`;

  it('has at most thirty aliases', async () => {
    expect(await query(aliases(30))).toEqual([200, undefined]);
    expect(await query(aliases(31))).toEqual([400, 'The query has too many aliases: at most 30.']);
  });

  it('costs at most two thousand, also when it is short', async () => {
    const fields = 'documentId name description type createdAt updatedAt';
    const deep = (levels: number): string =>
      levels === 0 ? fields : `users { role { ${deep(levels - 1)} } }`;
    const many = (count: number) =>
      `{ ${Array.from({ length: count }, (_, index) => `a${index}: usersPermissionsRoles { ${deep(4)} }`).join(' ')} }`;
    expect(await query(many(5))).toEqual([200, undefined]);
    expect(await query(many(6))).toEqual([
      400,
      'The query costs too much: at most 2000. Ask for fewer fields at a time.',
    ]);
    // Twenty fragments that each spread the next one twice are a million fields in a few lines.
    const doubled = Array.from(
      { length: 20 },
      (_, index) => `fragment f${index} on Stage { ...f${index + 1} ...f${index + 1} }`,
    ).join(' ');
    const [status, message] = await query(`{ stages { ...f0 } } ${doubled} fragment f20 on Stage { name }`);
    expect([status, message]).toEqual([400, expect.stringContaining('costs too much')]);
  });

  it('is at most ten levels deep', async () => {
    const deep = (levels: number): string =>
      levels === 0 ? 'name' : `users { role { ${deep(levels - 1)} } }`;
    expect((await query(`{ usersPermissionsRoles { ${deep(4)} } }`))[0]).toBe(200);
    expect(await query(`{ usersPermissionsRoles { ${deep(5)} } }`)).toEqual([
      400,
      "'' exceeds maximum operation depth of 10",
    ]);
  });
});

describe('a list', () => {
  it('gives at most a hundred over REST and GraphQL, whatever is asked for', async () => {
    const stages = Array.from({ length: 120 }, (_, index) => ({ name: `stage ${index}` }));
    for (const data of stages) await app.strapi.documents('api::stage.stage').create({ data: data as never });
    const rest = await app
      .http()
      .get('/api/stages?pagination[pageSize]=100000')
      .set('Authorization', `Bearer ${token}`);
    expect((rest.body as { data: unknown[] }).data).toHaveLength(100);
    const { body } = await post('/graphql', { query: '{ stages(pagination: { limit: 100000 }) { name } }' });
    expect((body as { data: { stages: unknown[] } }).data.stages).toHaveLength(100);
  });
});

describe('a body', () => {
  it('has at most 1 MB', async () => {
    const { status, body } = await post('/api/scans', { comment: 'x'.repeat(1_100_000) });
    expect([status, (body as { error: { details: unknown } }).error.details]).toEqual([
      400,
      { code: 'malformed-request', paths: ['body'] },
    ]);
  });

  it('of GraphQL that is larger is told where to go instead', async () => {
    const sent = { query: 'mutation { previewImport }', variables: { content: 'A'.repeat(1_100_000) } };
    const { status, body } = await post('/graphql', sent);
    const { details, message } = (body as { error: { details: unknown; message: string } }).error;
    expect([status, details]).toEqual([413, { code: 'too-large', limitMb: 1, of: 'request' }]);
    expect(message).toBe(
      'The request is larger than 1 MB. Send a large file over REST (multipart/form-data), anything else in several parts.',
    );
  });

  it('has at most five hundred scans', async () => {
    const items = Array.from({ length: 501 }, () => ({ scanId: randomUUID() }));
    const { status, body } = await post('/api/scans/batch', { items });
    expect([status, (body as { error: { details: unknown } }).error.details]).toEqual([
      400,
      { code: 'malformed-request', paths: ['items'] },
    ]);
  });
});

describe('a session', () => {
  it('opens at most twenty sockets at a time', async () => {
    const connect = () =>
      new Promise<[Socket, string]>((resolve) => {
        const socket = io(app.baseUrl, {
          path: '/realtime/socket.io',
          transports: ['websocket'],
          auth: { jwt },
          reconnection: false,
          forceNew: true,
        });
        socket.once('connect', () => resolve([socket, 'in']));
        socket.once('connect_error', ({ message }) => resolve([socket, message]));
      });
    const opened: [Socket, string][] = [];
    for (let count = 0; count < 21; count += 1) opened.push(await connect());
    for (const [socket] of opened) socket.disconnect();
    expect(opened.map(([, answer]) => answer)).toEqual([...Array<string>(20).fill('in'), 'too-many-sockets']);
  });
});

describe('security headers', () => {
  it.each([
    ['GET', '/health', 200],
    ['GET', '/scan', 200],
    ['GET', '/api/stages', 401],
    ['GET', '/api/stages?x=%00', 400],
    ['POST', '/api/scans', 401],
    ['POST', '/graphql', 401],
    ['GET', '/files/none', 403],
    ['GET', '/no-such-page', 404],
  ])('%s %s', async (method, path, status) => {
    const answer = await fetch(app.baseUrl + path, {
      method,
      ...(method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {}),
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('x-powered-by') ?? '').not.toMatch(/express|koa/i);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src '(none|self)'/);
    expect(policy).toMatch(/frame-ancestors '(none|self)'/);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
  });
});
