import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { OneDriveWorkbook } from '../../plugins/word-reports/contracts';
import { startOneDrive, type OneDriveWorld } from './onedrive-world';
import { CSV } from './word-report-world';

/** A factory whose network lets the server out through a proxy alone: tunnels by CONNECT, for who knows the password. */

let world: OneDriveWorld;
let proxy: Server;
const tunnels: string[] = [];
const open = new Set<Duplex>();
const ASKS = `Basic ${Buffer.from('factory:geheim').toString('base64')}`;

const proxyUrl = (password = 'geheim') =>
  `http://factory:${password}@127.0.0.1:${(proxy.address() as AddressInfo).port}`;

beforeAll(async () => {
  // The library of the sign-in reads this by itself; the settings decide, for it as for Graph's client.
  process.env.HTTPS_PROXY = 'http://127.0.0.1:9';
  world = await startOneDrive();
  world.fake.drive.write('Отчёты/бирки.csv', Buffer.from(CSV));
  proxy = createServer();
  proxy.on('connect', (request, socket: Duplex) => {
    open.add(socket);
    socket.on('error', () => undefined);
    if (request.headers['proxy-authorization'] !== ASKS) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    tunnels.push(request.url ?? '');
    const { hostname, port } = new URL(`http://${request.url ?? ''}`);
    const target = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    target.on('error', () => socket.destroy());
    socket.on('close', () => target.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
}, 120_000);
afterAll(async () => {
  delete process.env.HTTPS_PROXY;
  await world.stop();
  for (const socket of open) socket.destroy();
  await new Promise((resolve) => proxy.close(resolve));
});
beforeEach(() => {
  world.fake.reset();
  tunnels.length = 0;
});

const readWorkbook = () => world.get('/workbook', { path: 'Отчёты/бирки.csv' });

it('signs in, asks Graph and fetches files through it, the factory’s authority trusted within', async () => {
  world.settings({ httpsProxy: proxyUrl() });
  const read = await readWorkbook();
  expect([read.status, (read.body as OneDriveWorkbook).path]).toEqual([200, 'Отчёты/бирки.csv']);
  const { port } = world.fake;
  expect([...new Set(tunnels)].sort()).toEqual([`127.0.0.1:${port}`, `localhost:${port}`]);
  // One by the library of the sign-in and one by Graph's client.
  expect(tunnels.filter((target) => target === `localhost:${port}`).length).toBeGreaterThanOrEqual(2);
  expect(world.fake.asked(/oauth2/).length).toBeGreaterThan(0);
});

it('goes past it where NO_PROXY says so', async () => {
  world.settings({ httpsProxy: proxyUrl('wrong'), noProxy: 'localhost,127.0.0.1' });
  expect((await readWorkbook()).status).toBe(200);
  expect(tunnels).toEqual([]);
});

it('says that Microsoft is out of reach where the proxy refuses, and logs no password', async () => {
  world.settings({ httpsProxy: proxyUrl('wrong') });
  expect(world.said(await world.get('/folder'))).toEqual([503, 'onedrive-offline']);
  expect(world.fake.seen).toEqual([]);
  expect(world.logged()).not.toContain('wrong@');
  expect(world.logged()).not.toContain('geheim');
});
