import { io, type Socket } from 'socket.io-client';
import { authenticate, onSessionEnded } from '../../src/access';
import { connectionConfig } from '../../src/schema';
import { createApiToken, createOperator, operatorJwt, startTestApp, type TestApp } from '../support';
import { startSecondProcess, type SecondProcess } from './second-process';

const PASSWORD = 'pass-word-1';

let app: TestApp;
let second: SecondProcess;

/** What this token may do at the first and at the second process: capabilities, or the status. */
async function rights(token: string): Promise<unknown[]> {
  const ask = async (baseUrl: string) => {
    const answer = await fetch(`${baseUrl}/api/capabilities`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const body = (await answer.json()) as { data: string[] };
    return answer.status === 200 ? body.data : answer.status;
  };
  return Promise.all([ask(app.baseUrl), ask(second.baseUrl)]);
}

/** Ask again until both processes say so; the test's own time limit ends it. */
async function eventually(token: string, expected: unknown[]): Promise<void> {
  const deadlineMs = Date.now() + 5_000;
  for (;;) {
    const found = await rights(token);
    if (JSON.stringify(found) === JSON.stringify(expected)) return;
    if (Date.now() > deadlineMs) return expect(found).toEqual(expected);
  }
}

async function newOperator(username: string): Promise<{ id: number; jwt: string }> {
  const { id } = await createOperator(app, { username, password: PASSWORD });
  const jwt = await operatorJwt(app, username, PASSWORD);
  await rights(jwt);
  return { id: Number(id), jwt };
}

const ALL = ['report', 'scrap', 'rework', 'undo-own', 'write-notes', 'call', 'view-parts'];

beforeAll(async () => {
  app = await startTestApp();
  second = await startSecondProcess(app);
}, 120_000);
afterAll(async () => {
  await second.stop();
  await app.stop();
});

describe('a session', () => {
  it('opens the doors of every process', async () => {
    const { jwt } = await newOperator('everywhere');
    expect(await rights(jwt)).toEqual([ALL, ALL]);
  });

  it('is over in every process after the sign-out', async () => {
    const { jwt } = await newOperator('leaving');
    const bearer = `Bearer ${jwt}`;
    const out = await app.http().post('/api/scan-station/sign-out').set('Authorization', bearer);
    expect(out.status).toBe(204);
    expect((await rights(jwt))[0]).toBe(401);
    await eventually(jwt, [401, 401]);
    const again = await app.http().post('/api/scan-station/sign-out').set('Authorization', bearer);
    expect(again.status).toBe(401);
  });

  it('is over at once when its operator is blocked, and stays over', async () => {
    const { id, jwt } = await newOperator('blocked');
    await app.strapi.documents('plugin::users-permissions.user').update({
      documentId: await documentIdOf(id),
      data: { blocked: true } as never,
    });
    await eventually(jwt, [401, 401]);
    await app.sql.query('update up_users set blocked = false where id = $1', [id]);
    expect(await rights(jwt)).toEqual([401, 401]);
  });

  it('is over at once when its operator is removed', async () => {
    const { id, jwt } = await newOperator('removed');
    await app.strapi.db.query('plugin::users-permissions.user').delete({ where: { id } });
    await eventually(jwt, [401, 401]);
  });

  it('is over at once when its operator gets another password', async () => {
    const { id, jwt } = await newOperator('forgetful');
    await app.strapi.documents('plugin::users-permissions.user').update({
      documentId: await documentIdOf(id),
      data: { password: 'another-pass-1' } as never,
    });
    await eventually(jwt, [401, 401]);
    expect(await operatorJwt(app, 'forgetful', 'another-pass-1')).toMatch(/\./);
  });

  it('outlives an edit that puts the same role again', async () => {
    const { id, jwt } = await newOperator('edited');
    const role = await app.strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'operator' } });
    await app.strapi.documents('plugin::users-permissions.user').update({
      documentId: await documentIdOf(id),
      data: { role: role.documentId } as never,
    });
    await eventually(jwt, [ALL, ALL]);
  });

  it('takes its socket with it, in whichever process that is', async () => {
    const { id, jwt } = await newOperator('watching');
    const sockets = [app.baseUrl, second.baseUrl].map((url) =>
      io(url, { path: '/realtime/socket.io', transports: ['websocket'], auth: { jwt }, reconnection: false }),
    );
    const told = (socket: Socket, name: string) =>
      new Promise<void>((resolve) => socket.once(name, () => resolve()));
    await Promise.all(sockets.map((socket) => told(socket, 'connect')));
    const closed = Promise.all(sockets.map((socket) => told(socket, 'disconnect')));
    const role = await app.strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'inspector' } });
    await app.strapi.db
      .query('plugin::users-permissions.user')
      .update({ where: { id }, data: { role: role.id } });
    await closed;
    expect(sockets.map(({ connected }) => connected)).toEqual([false, false]);
  });

  it('outlives a change of the operator that is no right', async () => {
    const { id, jwt } = await newOperator('renamed');
    await app.sql.query(`update up_users set username = 'renamed now' where id = $1`, [id]);
    const sender = { authorization: `Bearer ${jwt}`, address: null, requestId: null };
    const deadlineMs = Date.now() + 5_000;
    let name: string | undefined;
    while (name !== 'renamed now' && Date.now() < deadlineMs) {
      await app.sql.query('select 1');
      name = (await authenticate(app.strapi, sender))?.actor.name;
    }
    expect(name).toBe('renamed now');
  });

  it('that was altered opens nothing', async () => {
    const { jwt } = await newOperator('altered');
    expect(await rights(`${jwt.slice(0, -4)}AAAA`)).toEqual([401, 401]);
  });

  it('tells who listens that it ended', async () => {
    const { id, jwt } = await newOperator('listened');
    const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as {
      jti: string;
    };
    const ended = new Promise((resolve) => {
      const stop = onSessionEnded(app.strapi, (session) => {
        stop();
        resolve(session);
      });
    });
    await app.http().post('/api/scan-station/sign-out').set('Authorization', `Bearer ${jwt}`);
    expect(await ended).toEqual({ sessionId: claims.jti, operatorId: id });
  });
});

async function documentIdOf(id: number): Promise<string> {
  const { rows } = await app.sql.query<{ document_id: string }>(
    'select document_id from up_users where id = $1',
    [id],
  );
  return rows[0]?.document_id ?? '';
}

describe('rights', () => {
  it('of a role are followed at once by whoever is signed in', async () => {
    const { jwt } = await newOperator('following');
    const role = await app.strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'operator' } });
    const permissions = app.strapi.db.query('plugin::users-permissions.permission');
    const action = 'api::capability.capability.scrap';
    const given: { id: number } = await permissions.findOne({ where: { action, role: role.id } });
    await permissions.delete({ where: { id: given.id } });
    const without = ALL.filter((capability) => capability !== 'scrap');
    await eventually(jwt, [without, without]);
    await permissions.create({ data: { action, role: role.id } });
    await eventually(jwt, [ALL, ALL]);
  });

  it('of another role end the session at once, and begin with the next', async () => {
    const { id, jwt } = await newOperator('promoted');
    const role = await app.strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'inspector' } });
    await app.strapi.db
      .query('plugin::users-permissions.user')
      .update({ where: { id }, data: { role: role.id } });
    const inspector = ['report', 'scrap', 'rework', 'undo-own', 'hold', 'write-notes', 'call', 'view-parts'];
    await eventually(jwt, [401, 401]);
    const { rows } = await app.sql.query('select ended_why from tracker_sessions where operator_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ ended_why: 'role-changed' }]);
    const again = await operatorJwt(app, 'promoted', PASSWORD);
    await eventually(again, [inspector, inspector]);
  });

  it('of an API token end at once with it', async () => {
    const token = await createApiToken(app);
    expect((await rights(token))[0]).toHaveLength(16);
    const { rows } = await app.sql.query<{ id: number }>('select max(id) as id from strapi_api_tokens');
    const bearer = `Bearer ${token}`;
    expect((await app.http().get('/api/stages').set('Authorization', bearer)).status).toBe(200);
    await app.strapi.service('admin::api-token')?.revoke(rows[0]?.id);
    await eventually(token, [401, 401]);
    expect((await app.http().get('/api/stages').set('Authorization', bearer)).status).toBe(401);
  });

  it('of a custom API token are its own', async () => {
    const made = (await app.strapi.service('admin::api-token')?.create({
      kind: 'content-api',
      name: 'machine',
      description: '',
      type: 'custom',
      lifespan: null,
      permissions: ['api::capability.capability.report', 'api::stage.stage.find'],
    })) as { accessKey: string };
    expect(await rights(made.accessKey)).toEqual([['report'], ['report']]);
    const bearer = `Bearer ${made.accessKey}`;
    const status = async (url: string) => (await app.http().get(url).set('Authorization', bearer)).status;
    expect(await status('/api/stages')).toBe(200);
    expect(await status('/api/products')).toBe(403);
  });
});

describe('a remembered token', () => {
  it('costs no query', async () => {
    const { jwt } = await newOperator('cheap');
    const statements: string[] = [];
    const listen = ({ sql }: { sql: string }) => statements.push(sql);
    app.strapi.db.connection.on('query', listen);
    expect((await rights(jwt))[0]).toEqual(ALL);
    app.strapi.db.connection.off('query', listen);
    expect(statements).toEqual([]);
  });

  it('is not trusted while nobody would tell of changes, and again after', async () => {
    const { jwt } = await newOperator('alone');
    const own = `select pid from pg_stat_activity where application_name = 'tracker-access'
                  and datname = current_database()`;
    const before = await app.sql.query<{ pid: number }>(own);
    expect(before.rows).toHaveLength(2);
    for (const { pid } of before.rows) await app.sql.query('select pg_terminate_backend($1)', [pid]);
    await eventually(jwt, [ALL, ALL]);
    const deadlineMs = Date.now() + 10_000;
    let { rows } = await app.sql.query<{ pid: number }>(own);
    while (rows.length < 2 && Date.now() < deadlineMs) ({ rows } = await app.sql.query<{ pid: number }>(own));
    expect(rows).toHaveLength(2);
    await app.sql.query(`update up_users set blocked = true where username = 'alone'`);
    await eventually(jwt, [401, 401]);
  });
});

it('asks silent connections from both ends whether the other is still there', async () => {
  expect(connectionConfig(app.strapi)).toMatchObject({
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
  });
  const answer = await app.strapi.db.connection.raw('show tcp_keepalives_idle');
  expect((answer as { rows: unknown[] }).rows).toEqual([{ tcp_keepalives_idle: '30' }]);
});
