import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { newAuthority, permittedBy, signCertificate, type KeyPair } from './authority';
import { certify } from './certificate-store';
import { permittedFor } from './names';

const NOW = new Date('2026-03-01T12:00:00Z');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const machine = { addresses: ['192.168.1.5'], hostName: 'shop-pc', publicUrl: 'http://192.168.1.5:1337' };

let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'tls-')), 'made');
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

describe('the certificate of a machine', () => {
  it('is signed by an authority that is made once, and both are kept for their owner alone', async () => {
    const first = await certify(folder, machine, NOW);
    const second = await certify(folder, machine, later(1));
    expect(second).toEqual(first);
    expect(first.refused).toEqual([]);
    const certificate = new X509Certificate(first.pair.certificate);
    const authority = new X509Certificate(first.authority);
    expect(certificate.checkIssued(authority) && certificate.verify(authority.publicKey)).toBe(true);
    expect(certificate.checkIP('192.168.1.5')).toBe('192.168.1.5');
    expect(certificate.checkHost('shop-pc.local')).toBe('shop-pc.local');
    expect(certificate.ca).toBe(false);
    expect(authority.ca).toBe(true);
    expect(authority.subject).toBe('CN=Product Tracker shop-pc 2026-03-01\nO=Product Tracker');
    expect(statSync(path.join(folder, 'authority.pem')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('holds for at most the 398 days that browsers allow, and is signed anew a month before its end', async () => {
    const first = await certify(folder, machine, NOW);
    const { validFrom, validTo } = new X509Certificate(first.pair.certificate);
    expect((Date.parse(validTo) - Date.parse(validFrom)) / 86_400_000).toBe(398);
    expect((await certify(folder, machine, later(366))).pair).toEqual(first.pair);
    const renewed = await certify(folder, machine, later(368));
    expect(renewed.authority).toBe(first.authority);
    expect(renewed.pair.certificate).not.toBe(first.pair.certificate);
  });

  it('is signed anew when the machine gets another address', async () => {
    const first = await certify(folder, machine, NOW);
    const moved = await certify(folder, { ...machine, addresses: ['10.0.0.9'] }, NOW);
    expect(moved.authority).toBe(first.authority);
    expect(new X509Certificate(moved.pair.certificate).checkIP('10.0.0.9')).toBe('10.0.0.9');
  });

  it('leaves out a name that its authority was not made for, and says so', async () => {
    await certify(folder, machine, NOW);
    const renamed = await certify(folder, { ...machine, publicUrl: 'https://tracker.factory.example' }, NOW);
    expect(renamed.refused).toEqual(['tracker.factory.example']);
    expect(
      new X509Certificate(renamed.pair.certificate).checkHost('tracker.factory.example'),
    ).toBeUndefined();
  });

  it('has a new authority when the old one has ended', async () => {
    const first = await certify(folder, machine, NOW);
    const second = await certify(folder, machine, later(3_651));
    expect(second.authority).not.toBe(first.authority);
  });

  it('is the same for two processes that start at once', async () => {
    const [one, two] = await Promise.all([certify(folder, machine, NOW), certify(folder, machine, NOW)]);
    expect(one.authority).toBe(two.authority);
  });

  it('refuses a file that holds something else, and leaves it as it is', async () => {
    await certify(folder, machine, NOW);
    const file = path.join(folder, 'authority.pem');
    writeFileSync(file, 'no certificate');
    await expect(certify(folder, machine, NOW)).rejects.toThrow(`${file} holds no certificate with its key`);
    expect(readFileSync(file, 'utf8')).toBe('no certificate');
  });
});

describe('the authority', () => {
  const permitted = permittedFor({ dns: ['shop-pc'], ip: ['203.0.113.7'] });

  it('says itself what it may sign', async () => {
    const { certificate } = await newAuthority('A', permitted, new Date());
    expect(permittedBy(certificate)).toEqual(permitted);
  });

  it.each([
    [{ dns: ['shop-pc'], ip: [] }, 'shop-pc', 'ok'],
    [{ dns: ['press.lan'], ip: [] }, 'press.lan', 'ok'],
    [{ dns: ['bank.example'], ip: [] }, 'bank.example', 'permitted subtree violation'],
    [{ dns: ['shop-pc'], ip: ['8.8.8.8'] }, 'shop-pc', 'permitted subtree violation'],
    [{ dns: ['shop-pc'], ip: ['203.0.113.7', '192.168.7.7'] }, 'shop-pc', 'ok'],
  ])(
    'that signs for %j is believed by a client only within its limits',
    async (names, servername, expected) => {
      const authority = await newAuthority('A', permitted, new Date());
      const pair = await signCertificate(authority, names, new Date());
      expect(await handshake(pair, authority.certificate, servername)).toBe(expected);
    },
  );
});

/** What a client that trusts the authority alone makes of the server. */
async function handshake(pair: KeyPair, ca: string, servername: string): Promise<string> {
  const server = tls.createServer({ cert: pair.certificate, key: pair.key });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await new Promise<string>((resolve) => {
      const socket = tls.connect({ port, host: '127.0.0.1', ca, servername }, () => resolve('ok'));
      socket.on('secureConnect', () => socket.destroy());
      socket.on('error', (error) => resolve(error.message));
    });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
