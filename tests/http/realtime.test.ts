import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { announce, withStrapiSession } from '../../src/tracking';
import {
  adminJwt,
  createApiToken,
  createOperator,
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  operatorJwt,
  startTestApp,
  type TestApp,
} from '../support';
import { newTicket, next, Sockets } from './socket-world';

let app: TestApp;
let token: string;
let part: string;
let sockets: Sockets;
async function refusalOf(auth: object): Promise<unknown> {
  const socket = sockets.connect(auth);
  return new Promise((resolve, reject) => {
    socket.once('connect_error', (error: Error & { data?: { code: string } }) => resolve(error.data?.code));
    socket.once('connect', () => reject(new Error('It was let in.')));
  });
}

function report(good: number) {
  return app
    .http()
    .post('/api/scans')
    .set('Authorization', `Bearer ${token}`)
    .send({ scanId: randomUUID(), partCode: part, operation: 1, good, occurredAt: new Date().toISOString() });
}

beforeAll(async () => {
  app = await startTestApp();
  sockets = new Sockets(app);
  token = await createApiToken(app);
  await makeStages(app, ['Резка', 'Сварка']);
  const route = await makeRoute(app, 'Обычный', ['Резка', 'Сварка']);
  const product = await makeProduct(app, { designation: 'РАМА-1' });
  part = await makePart(app, { product, designation: 'Р-01', quantity: 100, route });
  await createOperator(app, { username: 'petrov', password: 'Petrov-12345' });
});

afterEach(() => {
  sockets.disconnect();
});

afterAll(() => app.stop());

describe('tickets', () => {
  it('opens one socket and is used up', async () => {
    const ticket = await newTicket(app, await adminJwt(app));
    await sockets.connected({ ticket });
    expect(await refusalOf({ ticket })).toBe('not-signed-in');
  });

  it('is kept as a hash only and expires', async () => {
    const ticket = await newTicket(app, await adminJwt(app));
    const kept = await app.sql.query<{ text: string }>(
      'select t::text as text from tracker_realtime_tickets t',
    );
    expect(kept.rows.length).toBeGreaterThan(0);
    expect(kept.rows.every(({ text }) => !text.includes(ticket))).toBe(true);
    await app.sql.query(`update tracker_realtime_tickets set expires_at = now() - interval '1 second'`);
    expect(await refusalOf({ ticket })).toBe('not-signed-in');
  });

  it('refuses wrong tickets, wrong tokens and nothing', async () => {
    expect(await refusalOf({ ticket: 'x'.repeat(43) })).toBe('not-signed-in');
    expect(await refusalOf({ ticket: ['x'] })).toBe('not-signed-in');
    expect(await refusalOf({ jwt: 'a.b.c' })).toBe('not-signed-in');
    expect(await refusalOf({})).toBe('not-signed-in');
  });

  it('is given only to those who see the dashboards, and not without limit', async () => {
    expect((await app.http().post('/realtime/ticket').send({})).status).toBe(401);
    const author = await adminJwt(app, 'strapi-author');
    const refused = await app
      .http()
      .post('/realtime/ticket')
      .set('Authorization', `Bearer ${author}`)
      .send({});
    expect(refused.status).toBe(403);
    const foreman = await adminJwt(app, 'foreman');
    for (let n = 0; n < 50; n++) await newTicket(app, foreman);
    const full = await app.http().post('/realtime/ticket').set('Authorization', `Bearer ${foreman}`).send({});
    expect(full.status).toBe(429);
    expect(full.headers['retry-after']).toBe('30');
  });
});

describe('events', () => {
  it('tells a committed scan with the revision of the part', async () => {
    const admin = await sockets.connected({ ticket: await newTicket(app, await adminJwt(app)) });
    const operator = await sockets.connected({ jwt: await operatorJwt(app, 'petrov', 'Petrov-12345') });
    const heard = Promise.all([next(admin, 'scan.recorded'), next(operator, 'scan.recorded')]);
    const answer = await report(3);
    expect(answer.status).toBe(201);
    const [atAdmin, atOperator] = await heard;
    expect(atAdmin).toMatchObject({
      name: 'scan.recorded',
      part: { code: part, revision: answer.body.part.revision },
      scan: { scanId: answer.body.scan.scanId, good: 3 },
    });
    expect(atOperator).toEqual(atAdmin);
  });

  it('says nothing of a refused report and nothing of a transaction that is rolled back', async () => {
    const socket = await sockets.connected({ ticket: await newTicket(app, await adminJwt(app)) });
    const heard: string[] = [];
    socket.onAny((name: string) => heard.push(name));
    expect((await report(1000)).status).toBe(409);
    await expect(
      withStrapiSession(app.strapi, async (session, afterCommit) => {
        await session.query('select 1');
        afterCommit(() => announce({ name: 'parts.launched', productId: 1, count: 1 }));
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    // Events come in order: when the next one is here, an earlier one would have been, too.
    const later = next(socket, 'scan.recorded');
    await report(1);
    await later;
    expect(heard).toEqual(['scan.recorded']);
  });

  it('keeps the progress of imports from operators, and tells them what one has made', async () => {
    const operator = await sockets.connected({ jwt: await operatorJwt(app, 'petrov', 'Petrov-12345') });
    const admin = await sockets.connected({ ticket: await newTicket(app, await adminJwt(app)) });
    const heard: string[] = [];
    operator.onAny((name: string) => heard.push(name));
    const atAdmin = next(admin, 'import.progress');
    announce({ name: 'import.progress', previewId: 'p', done: 1, total: 2 });
    expect(await atAdmin).toMatchObject({ done: 1, total: 2 });
    const later = next(operator, 'scan.recorded');
    const made = { name: 'import.committed', importId: 'i', productId: 1, parts: 2 } as const;
    const committed = next(operator, 'import.committed');
    announce(made);
    expect(await committed).toEqual(made);
    await report(1);
    await later;
    expect(heard).toEqual(['import.committed', 'scan.recorded']);
  });

  it('closes the socket of a client that talks', async () => {
    const socket = await sockets.connected({ ticket: await newTicket(app, await adminJwt(app)) });
    const gone = next(socket, 'disconnect');
    socket.emit('scan.recorded', {});
    expect(await gone).toBe('io server disconnect');
  });
});

describe('withdrawn', () => {
  async function goneAfter(socket: Socket, act: () => Promise<unknown>): Promise<unknown> {
    const gone = next(socket, 'disconnect');
    await act();
    return await gone;
  }

  it('closes when the operator signs out', async () => {
    const jwt = await operatorJwt(app, 'petrov', 'Petrov-12345');
    const socket = await sockets.connected({ jwt });
    const reason = await goneAfter(socket, () =>
      app.http().post('/api/scan-station/sign-out').set('Authorization', `Bearer ${jwt}`).send({}),
    );
    expect(reason).toBe('io server disconnect');
    expect(await refusalOf({ jwt })).toBe('not-signed-in');
  });

  it('closes when the operator is blocked', async () => {
    const { id } = await createOperator(app, { username: 'blocked', password: 'Blocked-12345' });
    const socket = await sockets.connected({ jwt: await operatorJwt(app, 'blocked', 'Blocked-12345') });
    const reason = await goneAfter(socket, () =>
      app.sql.query('update up_users set blocked = true where id = $1', [id]),
    );
    expect(reason).toBe('io server disconnect');
  });

  it('closes when the administrator is deactivated, and leaves the others', async () => {
    const others = await sockets.connected({ ticket: await newTicket(app, await adminJwt(app)) });
    const jwt = await adminJwt(app, 'foreman');
    const socket = await sockets.connected({ ticket: await newTicket(app, jwt) });
    const reason = await goneAfter(socket, () =>
      app.sql.query(
        `update admin_users set is_active = false where id in
           (select ur.user_id from admin_users_roles_lnk ur join admin_roles r on r.id = ur.role_id
             where r.code = 'foreman')`,
      ),
    );
    expect(reason).toBe('io server disconnect');
    const later = next(others, 'scan.recorded');
    await report(1);
    await later;
  });

  it('closes when the administrator signs out', async () => {
    const jwt = await adminJwt(app);
    const socket = await sockets.connected({ ticket: await newTicket(app, jwt) });
    const reason = await goneAfter(socket, () =>
      app.http().post('/admin/logout').set('Authorization', `Bearer ${jwt}`).send({}),
    );
    expect(reason).toBe('io server disconnect');
  });
});
