import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { startTls } from '../../src/tls';
import { newAuthority, signCertificate, type KeyPair } from '../../src/tls/authority';
import { permittedFor } from '../../src/tls/names';
import { TlsDoor } from '../../src/tls/tls-door';
import { startTestApp, type TestApp } from '../support';

/** TLS with a certificate that the factory has given: TLS_CERT_FILE and TLS_KEY_FILE. */

const NAMES = { dns: ['tracker.lan'], ip: ['127.0.0.1'] };

let app: TestApp;
let folder: string;
let given: KeyPair;
let other: KeyPair;

const file = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tls-given-'));
  const authority = await newAuthority('Factory', permittedFor(NAMES), new Date());
  given = await signCertificate(authority, NAMES, new Date());
  other = await signCertificate(authority, NAMES, new Date());
  writeFileSync(file('given.crt'), given.certificate);
  writeFileSync(file('given.key'), given.key);
  writeFileSync(file('other.key'), other.key);
  writeFileSync(file('broken'), 'neither a certificate nor a key');
  Object.assign(process.env, settings());
  app = await startTestApp();
});
afterAll(async () => {
  for (const name of Object.keys(settings())) delete process.env[name];
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

function settings(): Record<string, string> {
  return {
    ...{ HTTPS_PORT: '0', HOST: '127.0.0.1', PUBLIC_URL: 'http://127.0.0.1:1337' },
    ...{ TLS_CERT_FILE: file('given.crt'), TLS_KEY_FILE: file('given.key'), TLS_DIR: file('made') },
  };
}

async function portOfTlsDoor(): Promise<number> {
  for (;;) {
    const { body } = await app.http().get('/secure/address');
    const { secureUrl } = body as { secureUrl: string | null };
    if (secureUrl !== null) return Number(new URL(secureUrl).port);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The fingerprint of what whoever connects is shown. */
async function shown(at: number | null = null): Promise<string> {
  const port = at ?? (await portOfTlsDoor());
  return new Promise((resolve, reject) => {
    const socket = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate().fingerprint256);
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

it('shows the certificate that was given, and has no authority for phones to install', async () => {
  expect(await shown()).toBe(new X509Certificate(given.certificate).fingerprint256);
  expect((await app.http().get('/secure/product-tracker.crt')).status).toBe(404);
});

it.each([
  ['given.crt', '', () => 'TLS_KEY_FILE is not set: TLS_CERT_FILE and TLS_KEY_FILE belong together.'],
  ['', 'given.key', () => 'TLS_CERT_FILE is not set: TLS_CERT_FILE and TLS_KEY_FILE belong together.'],
  ['none', 'given.key', () => `TLS_CERT_FILE: ${file('none')} cannot be read (ENOENT).`],
  ['given.crt', 'none', () => `TLS_KEY_FILE: ${file('none')} cannot be read (ENOENT).`],
  ['broken', 'given.key', () => `TLS_CERT_FILE: ${file('broken')} holds no certificate in PEM.`],
  [
    ...(['given.crt', 'broken'] as const),
    () => `TLS_KEY_FILE: ${file('broken')} holds no key in PEM that fits ${file('given.crt')}.`,
  ],
  [
    ...(['given.crt', 'other.key'] as const),
    () => `TLS_KEY_FILE: ${file('other.key')} holds no key in PEM that fits ${file('given.crt')}.`,
  ],
])('does not start with the certificate "%s" and the key "%s", and says why', async (cert, key, says) => {
  app.strapi.config.set('tracker.https', {
    port: 0,
    certificateFile: cert && file(cert),
    keyFile: key && file(key),
    dir: file('made'),
  });
  await expect(startTls(app.strapi)).rejects.toThrow(says());
});

describe('a certificate that is renewed while the server runs', () => {
  const fingerprintOf = (pem: string): string => new X509Certificate(pem).fingerprint256;
  let door: TlsDoor;
  const open = async (certificateFile: string, keyFile: string): Promise<number> => {
    door = await TlsDoor.open(app.strapi, { port: 0, certificateFile, keyFile, dir: file('renewed') });
    door.listen();
    while (door.port === null) await new Promise((resolve) => setImmediate(resolve));
    return door.port;
  };
  afterEach(() => door.close());

  it('as a file is shown to those who connect from then on; a file half written changes nothing', async () => {
    writeFileSync(file('renew.crt'), given.certificate);
    writeFileSync(file('renew.key'), given.key);
    const port = await open(file('renew.crt'), file('renew.key'));
    expect(await shown(port)).toBe(fingerprintOf(given.certificate));
    const connected = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
    await once(connected, 'secureConnect');
    writeFileSync(file('renew.crt'), other.certificate);
    await door.lookAgain();
    expect(await shown(port)).toBe(fingerprintOf(given.certificate));
    writeFileSync(file('renew.key'), other.key);
    await door.lookAgain();
    expect(await shown(port)).toBe(fingerprintOf(other.certificate));
    expect(connected.destroyed).toBe(false);
    connected.destroy();
  });

  it('of our own authority is signed anew before its end, and phones need nothing new', async () => {
    const port = await open('', '');
    const first = await shown(port);
    const { authority } = door;
    const [key = ''] = /-----BEGIN PRIVATE KEY-----[^]+?-----END PRIVATE KEY-----/.exec(
      readFileSync(path.join(file('renewed'), 'authority.pem'), 'utf8'),
    ) ?? [''];
    // 398 days long, and 380 of them are over.
    const then = new Date(Date.now() - 380 * 86_400_000);
    const ending = await signCertificate({ certificate: authority ?? '', key }, NAMES, then);
    writeFileSync(path.join(file('renewed'), 'server.pem'), `${ending.key}\n${ending.certificate}`);
    await door.lookAgain();
    const pem = readFileSync(path.join(file('renewed'), 'server.pem'), 'utf8');
    const renewed = new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE-----')));
    expect(await shown(port)).toBe(renewed.fingerprint256);
    expect([first, fingerprintOf(ending.certificate)]).not.toContain(renewed.fingerprint256);
    expect((Date.parse(renewed.validTo) - Date.now()) / 86_400_000).toBeGreaterThan(390);
    expect(door.authority).toBe(authority);
    expect(renewed.verify(new X509Certificate(authority ?? '').publicKey)).toBe(true);
  });
});
