import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import {
  createApiToken,
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  startTestApp,
  type TestApp,
} from '../support';
import { startRedis, type OwnRedis } from '../support/redis';
import { startSecondProcess, type SecondProcess } from './second-process';

/** Two processes of the product that tell each other over a real Redis, by Socket.IO's adapter. */

let redis: OwnRedis;
let app: TestApp;
let second: SecondProcess;
let token: string;
let code: string;
const sockets: Socket[] = [];

beforeAll(async () => {
  redis = await startRedis();
  process.env.REDIS_URL = redis.url;
  app = await startTestApp();
  second = await startSecondProcess(app);
  token = await createApiToken(app);
  await makeStages(app, ['Резка', 'Сварка']);
  const route = await makeRoute(app, 'Обычный', ['Резка', 'Сварка']);
  const product = await makeProduct(app, { designation: 'ИЗД-1' });
  code = await makePart(app, { product, designation: 'Р-1', quantity: 1_000, route });
}, 180_000);
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await second?.stop();
  await app?.stop();
  await redis?.kill();
  delete process.env.REDIS_URL;
});

async function watch(baseUrl: string, together: boolean): Promise<Socket> {
  const socket = io(baseUrl, {
    path: '/realtime/socket.io',
    transports: ['websocket'],
    auth: { jwt: token, together },
    reconnection: false,
    forceNew: true,
  });
  sockets.push(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

/** Two at each process: who hears event by event, and who hears them together. */
async function watchers(): Promise<Socket[]> {
  const bases = [app.baseUrl, second.baseUrl];
  return Promise.all(bases.flatMap((base) => [watch(base, false), watch(base, true)]));
}

async function report(baseUrl: string): Promise<string> {
  const scanId = randomUUID();
  const occurredAt = new Date().toISOString();
  const answer = await fetch(`${baseUrl}/api/scans`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ scanId, partCode: code, operation: 1, good: 1, occurredAt }),
  });
  expect(answer.status).toBe(201);
  return scanId;
}

/**
 * Wait until each of them has heard of a report from this process.
 * @returns false where one of them was let go before
 */
async function heardByAll(watching: Socket[], baseUrl: string): Promise<boolean> {
  const heard = watching.map(() => new Set<string>());
  const wake = new Set<() => void>();
  watching.forEach((socket, at) =>
    socket.onAny(
      (_name: string, told: { events?: { scan?: { scanId: string } }[]; scan?: { scanId: string } }) => {
        for (const { scan } of told.events ?? [told]) if (scan) heard[at]?.add(scan.scanId);
        wake.forEach((look) => look());
      },
    ),
  );
  watching.forEach((socket) => socket.on('disconnect', () => wake.forEach((look) => look())));
  const scanId = await report(baseUrl);
  const areThere = await new Promise<boolean>((resolve) => {
    const look = () => {
      if (watching.some(({ connected }) => !connected)) resolve(false);
      else if (heard.every((ids) => ids.has(scanId))) resolve(true);
    };
    wake.add(look);
    look();
  });
  watching.forEach((socket) => socket.offAny());
  return areThere;
}

/**
 * As a browser does that comes back whenever it is let go. The two connections of each process to Redis come back one by one, and each
 * lets go those who may have missed something.
 */
async function heardAtLast(baseUrl: string): Promise<void> {
  while (!(await heardByAll(await watchers(), baseUrl)));
}

it('delivers a report at either process to the sockets of both, and not by way of PostgreSQL', async () => {
  const watching = await watchers();
  for (const baseUrl of [app.baseUrl, second.baseUrl, app.baseUrl]) {
    expect(await heardByAll(watching, baseUrl)).toBe(true);
  }
  const { rows } = await app.sql.query('select count(*)::int as told from tracker_announcements');
  expect(rows).toEqual([{ told: 0 }]);
  expect(await redis.ask('PUBSUB CHANNELS tracker:*-request*')).toMatch(/tracker:\d+-\d+-request#\/#/);
});

it('counts reports while Redis is away, lets nobody go on without what was missed, and delivers again', async () => {
  const watching = await watchers();
  const left = watching.map((socket) => new Promise((resolve) => socket.once('disconnect', resolve)));
  await redis.kill();
  await report(app.baseUrl);
  await report(second.baseUrl);
  await redis.start();
  // Clients come back by themselves and read again; these ones are let go for good.
  await Promise.all(left);
  await heardAtLast(app.baseUrl);
  await heardAtLast(second.baseUrl);
});
