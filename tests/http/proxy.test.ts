import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { startTestApp, type TestApp } from '../support';
import { ownProxy, type OwnProxy } from '../support/caddy';

/** The proxy of production at a bare address: TLS by its own authority, and the guide by which phones learn it. */

let app: TestApp;
let proxy: OwnProxy;
let plain: string;

beforeAll(async () => {
  proxy = await ownProxy();
  Object.assign(process.env, { HTTPS_PORT: 'off', PUBLIC_URL: `https://127.0.0.1:${proxy.tlsPort}` });
  app = await startTestApp();
  await proxy.start(app.baseUrl);
  plain = `http://127.0.0.1:${proxy.httpPort}`;
});
afterAll(async () => {
  await proxy?.stop();
  await app?.stop();
  for (const name of ['PUBLIC_URL', 'HTTPS_PORT']) delete process.env[name];
});

async function authority(): Promise<string> {
  const answer = await fetch(`${plain}/secure/product-tracker.crt`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-x509-ca-cert']);
  return answer.text();
}

/** Ask over TLS, trusting this authority alone. @returns status and text; rejects where the certificate is not of it */
function overTls(path: string, ca?: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const to = { host: '127.0.0.1', port: proxy.tlsPort, path, ca, agent: false };
    const asking = request(to, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asking.once('error', reject);
    asking.end();
  });
}

test('a phone reads the guide without TLS, takes the certificate, and opens the page over TLS', async () => {
  const guide = await fetch(`${plain}/secure`, { headers: { 'accept-language': 'en' } });
  const text = await guide.text();
  expect(guide.status).toBe(200);
  expect(text).toContain('href="/secure/product-tracker.crt"');
  expect(text).toContain(`data-secure="https://127.0.0.1:${proxy.tlsPort}"`);
  const ca = await authority();
  const certificate = new X509Certificate(ca);
  expect([certificate.ca, certificate.subject.includes('Caddy Local Authority')]).toEqual([true, true]);
  const page = await overTls('/scan/', ca);
  expect([page.status, page.text.includes('<link rel="manifest"')]).toEqual([200, true]);
  expect((await overTls('/api/capabilities', ca)).status).toBe(401);
});

test('who does not know the authority is not let into TLS; without TLS everything but the guide leads there', async () => {
  await expect(overTls('/scan/')).rejects.toMatchObject({
    code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO/) as string,
  });
  const led = await fetch(`${plain}/SCAN/7KXM2PQ4R9VBD?x=1`, { redirect: 'manual' });
  expect([led.status, led.headers.get('location')]).toEqual([
    301,
    'https://127.0.0.1/SCAN/7KXM2PQ4R9VBD?x=1',
  ]);
});
