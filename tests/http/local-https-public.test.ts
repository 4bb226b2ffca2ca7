import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { startTestApp, type TestApp } from '../support';
import { decodePng } from '../support/decode';

/** The guide where labels lead to the secure address: phones that do not trust it yet have to read the guide all the same. */

let app: TestApp | undefined;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tls-public-'));
});
afterEach(async () => {
  for (const name of ['PUBLIC_URL', 'HTTPS_PORT', 'HOST', 'TLS_DIR']) delete process.env[name];
  await app?.stop();
  app = undefined;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function startedWith(settings: Record<string, string>): Promise<TestApp> {
  Object.assign(process.env, { HOST: '127.0.0.1', TLS_DIR: folder, ...settings });
  app = await startTestApp();
  return app;
}

/** The address in the QR code of the guide. */
async function addressOnGuide(text: string): Promise<string> {
  const drawn = /<svg.*?<\/svg>/s
    .exec(text)?.[0]
    .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
  const picture = await sharp(Buffer.from(drawn ?? ''), { density: 600 })
    .resize(600, 600)
    .png()
    .toBuffer();
  const [address = ''] = await decodePng(picture);
  return address;
}

async function secureUrlOf({ http }: TestApp): Promise<string> {
  for (;;) {
    const { body } = await http().get('/secure/address');
    const { secureUrl } = body as { secureUrl: string | null };
    if (secureUrl !== null) return secureUrl;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('our own door: the QR code is the plain port, at which the guide answers', async () => {
  const started = await startedWith({ HTTPS_PORT: '0', PUBLIC_URL: 'https://127.0.0.1:8443' });
  const secureUrl = await secureUrlOf(started);
  const { text } = await started.http().get('/secure').set('Accept-Language', 'en');
  const address = await addressOnGuide(text);
  expect(address).toBe(`${started.baseUrl.replace('localhost', '127.0.0.1')}/secure`);
  expect(text).toContain(`<code>${address}</code>`);
  expect(text).toContain(`data-secure="${secureUrl}"`);
  expect(text).toContain('SHA-256 fingerprint');
  const guide = await fetch(address, { headers: { 'accept-language': 'en' } });
  expect([guide.status, await guide.text()]).toEqual([200, text]);
});

test('a proxy: the QR code is its plain port, the secure address its own, and the certificate it gives itself', async () => {
  const started = await startedWith({ HTTPS_PORT: 'off', PUBLIC_URL: 'https://192.168.7.20' });
  const { text, headers } = await started.http().get('/secure').set('Accept-Language', 'ru');
  expect(await addressOnGuide(text)).toBe('http://192.168.7.20/secure');
  expect(text).toContain('data-secure="https://192.168.7.20"');
  expect(text).toContain('href="https://192.168.7.20/scan/"');
  expect(text).toContain('<a class="button" href="/secure/product-tracker.crt">Скачать сертификат</a>');
  // Which fingerprint the proxy's certificate has we do not know; who does is named.
  expect(text).toContain('с тем, что назовёт администратор');
  expect(text).not.toContain('<strong>');
  expect(headers['content-security-policy']).toContain('connect-src https://192.168.7.20;');
  expect((await started.http().get('/secure/product-tracker.crt')).status).toBe(404);
});
