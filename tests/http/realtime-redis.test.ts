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

async function report(baseUrl: string, scanId = randomUUID()): Promise<void> {
  const occurredAt = new Date().toISOString();
  const answer = await fetch(`${baseUrl}/api/scans`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ scanId, partCode: code, operation: 1, good: 1, occurredAt }),
  });
  expect(answer.status).toBe(201);
}

type Told = { events?: { scan?: { scanId: string } }[]; readAgain?: boolean; scan?: { scanId: string } };

/** That something may be missing: who hears event by event is let go, who hears them together is told to read again. */
function mayMissSomething(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('disconnect', () => resolve());
    socket.on('events', ({ readAgain }: Told) => readAgain && resolve());
  });
}

/**
 * Wait until each of them has heard of a report from this process.
 * @returns false where one of them heard before that it may miss something
 */
async function heardByAll(watching: Socket[], baseUrl: string): Promise<boolean> {
  const heard = watching.map(() => new Set<string>());
  const scanId = randomUUID();
  const allHeard = new Promise<boolean>((resolve) => {
    watching.forEach((socket, at) =>
      socket.onAny((_name: string, told: Told) => {
        for (const { scan } of told.events ?? [told]) if (scan) heard[at]?.add(scan.scanId);
        if (heard.every((ids) => ids.has(scanId))) resolve(true);
      }),
    );
  });
  const missing = Promise.race(watching.map(mayMissSomething)).then(() => false);
  await report(baseUrl, scanId);
  const areThere = await Promise.race([allHeard, missing]);
  watching.forEach((socket) => socket.offAny());
  return areThere;
}

/**
 * As a browser does that reads again whenever it may miss something. The two connections of each process to Redis come back one by
 * one, and each tells those who may.
 */
async function heardAtLast(baseUrl: string): Promise<void> {
  let watching: Socket[];
  do {
    sockets.splice(0).forEach((socket) => socket.disconnect());
    watching = await watchers();
  } while (!(await heardByAll(watching, baseUrl)));
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
  const toldAll = Promise.all(watching.map(mayMissSomething));
  await redis.kill();
  await report(app.baseUrl);
  await report(second.baseUrl);
  await redis.start();
  await toldAll;
  await heardAtLast(app.baseUrl);
  await heardAtLast(second.baseUrl);
});
