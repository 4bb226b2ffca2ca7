import net, { type AddressInfo } from 'node:net';
import os from 'node:os';

/** Where `npm start` serves TLS, and where it leads phones that have never been there. */

interface ChooseOptions {
  env: Record<string, string | undefined>;
  host: string;
  port: number;
  say: (text: string) => void;
}

const { chooseHttpsPort } = jest.requireActual<{
  chooseHttpsPort(options: ChooseOptions): Promise<number | null>;
}>('../../scripts/start/choose-port.mjs');
const { phoneEntry, welcome } = jest.requireActual<{
  phoneEntry(options: { publicUrl: string; port: number; httpsPort: number | null }): object;
  welcome(facts: object): Promise<string>;
}>('../../scripts/start/welcome.mjs');

const said: string[] = [];
const choose = (env: Record<string, string>): Promise<number | null> =>
  chooseHttpsPort({ env, host: '127.0.0.1', port: 1, say: (text) => said.push(text) });

/** A port that something listens at, until `release`. */
async function takenPort(): Promise<{ port: number; release(): Promise<void> }> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function freePort(): Promise<number> {
  const { port, release } = await takenPort();
  await release();
  return port;
}

describe('the port of the TLS door', () => {
  beforeEach(() => said.splice(0));

  it('is the one to which labels lead, where PUBLIC_URL is the secure address of this machine', async () => {
    const port = await freePort();
    const own = Object.values(os.networkInterfaces()).flatMap((list) => list ?? []);
    const hosts = ['127.0.0.1', 'localhost', os.hostname().toUpperCase(), `${os.hostname()}.local`];
    for (const host of [
      ...hosts,
      ...own.filter(({ family }) => family === 'IPv4').map(({ address }) => address),
    ])
      expect([host, await choose({ PUBLIC_URL: `https://${host}:${port}/` })]).toEqual([host, port]);
    expect(await choose({ PUBLIC_URL: `HTTPS://[::1]:${port}` })).toBe(port);
    expect(said).toEqual([]);
  });

  it('is none where a proxy ends TLS: at 443, on another machine, or here at a port that is taken', async () => {
    for (const url of [
      'https://127.0.0.1',
      'https://localhost:443/',
      'https://192.0.2.7:8443',
      'https://nowhere.invalid:8443',
    ])
      expect([url, await choose({ PUBLIC_URL: url })]).toEqual([url, null]);
    expect(said).toEqual([]);
    const { port, release } = await takenPort();
    expect(await choose({ PUBLIC_URL: `https://127.0.0.1:${port}` })).toBeNull();
    expect(said).toEqual([`Port ${port} of PUBLIC_URL is taken: what listens there has to lead to us.`]);
    await release();
    // Nor can it be the plain one.
    expect(await choose({ PUBLIC_URL: 'https://127.0.0.1:1' })).toBeNull();
  });

  it('is what HTTPS_PORT says whatever PUBLIC_URL is, and a free one where neither says anything', async () => {
    const port = await freePort();
    expect(await choose({ PUBLIC_URL: 'https://192.0.2.7', HTTPS_PORT: String(port) })).toBe(port);
    expect(await choose({ PUBLIC_URL: `https://127.0.0.1:${port}`, HTTPS_PORT: 'off' })).toBeNull();
    expect(await choose({ PUBLIC_URL: 'http://192.0.2.7' })).toBeGreaterThanOrEqual(8443);
    expect(await choose({})).toBeGreaterThanOrEqual(8443);
    await expect(choose({ HTTPS_PORT: '1' })).rejects.toThrow('HTTPS_PORT=1 is not a free TCP port');
  });
});

describe('a phone that has never been here', () => {
  const secure = { publicUrl: 'https://192.0.2.7:8443', port: 1337, httpsPort: 8443 };

  it('is led to the scan page, or without TLS to the guide where labels lead to our own certificate', () => {
    expect(phoneEntry({ ...secure, publicUrl: 'http://192.0.2.7:1337' })).toEqual({
      ...{ title: 'scan page', url: 'http://192.0.2.7:1337/scan' },
    });
    expect(phoneEntry({ ...secure, publicUrl: 'https://tracker.example', httpsPort: null })).toEqual({
      ...{ title: 'scan page', url: 'https://tracker.example/scan' },
    });
    expect(phoneEntry(secure)).toEqual({
      ...{ title: 'guide to the secure page', url: 'http://192.0.2.7:1337/secure' },
    });
  });

  it('reads on the screen of the server where the guide is', async () => {
    const text = await welcome({ ...secure, host: '0.0.0.0', administrator: null });
    expect(text).toContain('Secure          https://192.0.2.7:8443\n');
    expect(text).toContain('http://192.0.2.7:1337/secure guides phones there\n');
    expect(text).toContain('Scan page       https://192.0.2.7:8443/scan\n');
    expect(text).toContain('Open the guide to the secure page with a phone in the same network:');
  });
});
