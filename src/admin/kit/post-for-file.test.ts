import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { postForFile } from './post-for-file';

/** Tokens that the server takes. */
const GOOD = 'new';
const PDF = Buffer.from('%PDF-1.7 \u0000\u00ff', 'latin1');

let server: Server;
let backend: string;
let asked: { path: string; language: string; type: string; body: string }[] = [];

async function tellOf(request: IncomingMessage): Promise<void> {
  asked.push({
    path: request.url ?? '',
    language: request.headers['accept-language'] ?? '',
    type: request.headers['content-type'] ?? '',
    body: await text(request),
  });
}

beforeAll(async () => {
  server = createServer((request, answer) => {
    void tellOf(request).then(() => {
      const refused = {
        error: { status: 409, message: 'Бирка аннулирована.', details: { code: 'label-voided' } },
      };
      if (request.headers.authorization !== `Bearer ${GOOD}`) answer.writeHead(401).end('{}');
      else if (request.url === '/voided') answer.writeHead(409).end(JSON.stringify(refused));
      else if (request.url === '/broken') answer.writeHead(502).end('<html>');
      else answer.writeHead(200, { 'Content-Type': 'application/pdf', 'X-Labels-Printed': '3' }).end(PDF);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  backend = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const sender = (token: string, renewed: () => string = () => token) => {
  let now = token;
  return {
    backend,
    language: 'ru',
    token: () => now,
    renew: () => {
      now = renewed();
      return Promise.resolve();
    },
  };
};

it('answers the bytes, their type and what the headers say', async () => {
  const { content, headers } = await postForFile(sender(GOOD), '/sheets', { parts: ['A'] });
  expect(Buffer.from(await content.arrayBuffer()).equals(PDF)).toBe(true);
  expect([content.type, headers.get('x-labels-printed')]).toEqual(['application/pdf', '3']);
  expect(asked).toEqual([
    { path: '/sheets', language: 'ru', type: 'application/json', body: '{"parts":["A"]}' },
  ]);
});

it('sends an empty object where there is no body', async () => {
  await postForFile(sender(GOOD), '/sheets', undefined);
  expect(asked.map(({ body }) => body)).toEqual(['{}']);
});

it('asks again with a newer token, once', async () => {
  await postForFile(
    sender('old', () => GOOD),
    '/sheets',
    {},
  );
  expect(asked).toHaveLength(2);
  await expect(postForFile(sender('old'), '/sheets', {})).rejects.toMatchObject({ status: 401 });
  expect(asked).toHaveLength(4);
});

it('throws the words of a refusal, and the bare status of an answer without words', async () => {
  const { error } = (await postForFile(sender(GOOD), '/voided', {}).catch(
    (thrown: { response: { data: unknown } }) => thrown.response.data,
  )) as { error: unknown };
  expect(error).toEqual({ status: 409, message: 'Бирка аннулирована.', details: { code: 'label-voided' } });
  await expect(postForFile(sender(GOOD), '/broken', {})).rejects.toMatchObject({
    status: 502,
    response: { data: {} },
  });
});
