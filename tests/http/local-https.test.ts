import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { io } from 'socket.io-client';
import {
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
import { decodePng } from '../support/decode';

const SETTINGS = { HTTPS_PORT: '0', HOST: '127.0.0.1', PUBLIC_URL: 'http://127.0.0.1:1337' };

let app: TestApp;
let folder: string;
let secureUrl: string;
/** The authority as a phone downloads it. */
let authority: X509Certificate;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tls-'));
  Object.assign(process.env, SETTINGS, { TLS_DIR: folder });
  app = await startTestApp();
  secureUrl = await addressOfTlsDoor();
  const certificate = await app.http().get('/secure/product-tracker.crt').buffer(true).parse(bytesOf);
  authority = new X509Certificate(certificate.body as Buffer);
});
afterAll(async () => {
  for (const name of [...Object.keys(SETTINGS), 'TLS_DIR']) delete process.env[name];
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('HTTPS beside the plain port', () => {
  it('opens every door with a certificate that the downloaded authority has signed', async () => {
    const answer = await ask('GET', '/ready');
    expect(answer.status).toBe(200);
    expect(authority.ca).toBe(true);
  });

  it('is refused by whoever does not know the authority', async () => {
    await expect(ask('GET', '/ready', { ca: [] })).rejects.toThrow(/unable to (verify|get)/);
  });

  it('counts a report, which passes by the quick way, and refuses the stranger', async () => {
    const token = await createApiToken(app);
    await makeStages(app, ['Cutting']);
    const route = await makeRoute(app, 'One stage', ['Cutting']);
    const product = await makeProduct(app, { designation: 'PT.1' });
    const code = await makePart(app, { product, designation: 'PT.1.1', quantity: 5, route });
    const report = {
      scanId: 'b7e3f1c4-5a86-4f0e-9a51-0d6c2a7f4e11',
      partCode: code,
      operation: 1,
      good: 2,
      occurredAt: new Date().toISOString(),
    };
    expect((await ask('POST', '/api/scans', { body: report })).status).toBe(401);
    const counted = await ask('POST', '/api/scans', { body: report, token });
    expect(counted.status).toBe(201);
    expect(JSON.parse(counted.text)).toMatchObject({ operations: [{ number: 1, waiting: 3, good: 2 }] });
  });

  it('carries live sockets', async () => {
    await createOperator(app, { username: 'live', password: 'Secret123' });
    const socket = io(secureUrl, {
      path: '/realtime/socket.io',
      transports: ['websocket'],
      auth: { jwt: await operatorJwt(app, 'live', 'Secret123') },
      ca: authority.toString(),
      reconnection: false,
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    expect(socket.connected).toBe(true);
    socket.disconnect();
  });

  it('tells no browser that the whole host speaks TLS', async () => {
    expect((await ask('GET', '/admin')).headers).not.toHaveProperty('strict-transport-security');
    expect((await ask('GET', '/api/parts')).headers).not.toHaveProperty('strict-transport-security');
  });
});

describe('the guide to it', () => {
  it.each([
    ['ru', 'Защищённое соединение для телефонов', 'Скачать сертификат'],
    ['en', 'A secure connection for phones', 'Download the certificate'],
  ])('speaks %s, shows the fingerprint and runs its own script only', async (language, title, download) => {
    const page = await app.http().get('/secure').set('Accept-Language', language);
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; " +
        `connect-src ${secureUrl}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(page.text).toContain(`<html lang="${language}">`);
    expect(page.text).toContain(title);
    expect(page.text).toContain(download);
    expect(page.text.replaceAll('<wbr>', '')).toContain(authority.fingerprint256);
    expect(page.text).toContain(`href="${secureUrl}/scan/"`);
  });

  it.each([
    [
      'ru',
      ['Скачать сертификат', 'Сертификат ЦС', 'Всё равно установить', 'Проверить ещё раз'],
      ['в Safari', 'Профиль загружен', 'Доверие сертификатам: включите Product Tracker', 'Проверить ещё раз'],
      ['product-tracker.crt', 'Доверенные корневые центры сертификации', 'Закройте браузер'],
    ],
    [
      'en',
      ['Download the certificate', 'CA certificate', 'Install anyway', 'Check again'],
      [
        'in Safari',
        'Profile Downloaded',
        'Certificate Trust Settings: switch Product Tracker on',
        'Check again',
      ],
      ['product-tracker.crt', 'Trusted Root Certification Authorities', 'Close the browser'],
    ],
  ])('says in %s, step by step, what to do on Android, iOS and Windows', async (language, ...said) => {
    const { text } = await app.http().get('/secure').set('Accept-Language', language);
    for (const [place, device] of ['android', 'ios', 'windows'].entries()) {
      const list =
        new RegExp(`<details data-device="${device}">.*?<ol>(.*?)</ol>`, 's').exec(text)?.[1] ?? '';
      const steps = [...list.matchAll(/<li>(.*?)<\/li>/g)].map(([, step]) => step ?? '');
      const wanted = said[place] ?? [];
      // Each word stands in its step, and the steps are no fewer and no more.
      expect(steps).toEqual(wanted.map((words) => expect.stringContaining(words) as string));
    }
  });

  it('leads a phone to itself by a QR code that is read as its address', async () => {
    const { text } = await app.http().get('/secure').set('Accept-Language', 'en');
    const drawn = /<svg.*?<\/svg>/s
      .exec(text)?.[0]
      .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
    const picture = await sharp(Buffer.from(drawn ?? ''), { density: 600 })
      .resize(600, 600)
      .png()
      .toBuffer();
    expect(await decodePng(picture)).toEqual([`${SETTINGS.PUBLIC_URL}/secure`]);
  });

  it('takes the language from its address first, and no other one', async () => {
    const asked = await app.http().get('/secure?lang=en').set('Accept-Language', 'ru');
    expect(asked.text).toContain('<html lang="en">');
    const odd = await app.http().get('/secure?lang=%3Cscript%3E').set('Accept-Language', 'ru');
    expect(odd.text).toContain('<html lang="ru">');
    expect(odd.text).not.toContain('<script>');
  });

  it('gives the certificate as browsers install it', async () => {
    const answer = await app.http().get('/secure/product-tracker.crt');
    expect(answer.headers['content-type']).toBe('application/x-x509-ca-cert');
    expect(answer.headers['content-disposition']).toBe('inline; filename="product-tracker.crt"');
  });

  it('is answered by the secure port whatever page asks', async () => {
    const answer = await ask('GET', '/secure/check');
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([204, '*']);
  });
});

async function addressOfTlsDoor(): Promise<string> {
  for (;;) {
    const answer = await app.http().get('/secure/address');
    const { secureUrl: url } = answer.body as { secureUrl: string | null };
    if (url !== null) return url;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

type Parser = NonNullable<Parameters<ReturnType<ReturnType<TestApp['http']>['get']>['parse']>[0]>;

const bytesOf: Parser = (response, done) => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(Buffer.from(chunk)));
  response.on('end', () => done(null, Buffer.concat(chunks)));
};

interface Asked {
  body?: object;
  token?: string;
  ca?: string[];
}

/** One request to the secure port by a client that trusts the authority alone. */
function ask(
  method: string,
  address: string,
  { body, token, ca = [authority.toString()] }: Asked = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    };
    const request = https.request(
      `${secureUrl}${address}`,
      { method, headers, ca, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(body && JSON.stringify(body));
  });
}
