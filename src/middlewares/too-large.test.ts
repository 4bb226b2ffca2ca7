import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import Koa from 'koa';
import type { Core } from '@strapi/strapi';
import gate from './gate';
import namedAnswers from './named-answers';

/** What is too large is refused before Strapi itself: its middlewares here are those that an upload meets first. */

let server: Server;
let baseUrl: string;

/** What Strapi answers to an upload that is cut off at the limit of a file. */
const CUT_OFF = { data: null, error: { status: 413, name: 'PayloadTooLargeError', message: 'FileTooBig' } };

beforeAll(async () => {
  const strapi = { config: { get: (_path: string, unlessSaid: unknown) => unlessSaid } };
  const app = new Koa();
  app.use(gate({}, { strapi: strapi as unknown as Core.Strapi }));
  app.use(namedAnswers());
  app.use((ctx) => {
    const isUpload = ctx.is('multipart') !== false;
    ctx.status = isUpload ? 413 : 200;
    ctx.body = isUpload ? CUT_OFF : { taken: true };
  });
  await new Promise<void>((resolve) => {
    server = app.listen(0, '127.0.0.1', resolve);
  });
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function post(path: string, body: string | FormData): Promise<[status: number, error: unknown]> {
  const type: Record<string, string> = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
  const answer = await fetch(baseUrl + path, { method: 'POST', body, headers: type });
  return [answer.status, ((await answer.json()) as { error?: { details?: unknown } }).error?.details];
}

const graphql = (characters: number) => JSON.stringify({ query: '{ a }', variables: 'x'.repeat(characters) });

it('a request of GraphQL above a megabyte is told so, one below it is taken', async () => {
  expect(await post('/graphql', graphql(1_100_000))).toEqual([
    413,
    { code: 'too-large', limitMb: 1, of: 'request' },
  ]);
  expect(await post('/graphql', graphql(1_000_000))).toEqual([200, undefined]);
});

it('every other body above a megabyte is malformed, as ever', async () => {
  expect(await post('/api/scans', graphql(1_100_000))).toEqual([
    400,
    { code: 'malformed-request', paths: ['body'] },
  ]);
});

it.each(['/api/importer/previews', '/importer/previews', '/importer/previews/'])(
  'an upload to %s that is cut off is told the limit of a file',
  async (path) => {
    expect(await post(path, new FormData())).toEqual([
      413,
      { code: 'too-large', limitMb: 50, of: 'bill-of-materials' },
    ]);
  },
);

it('an upload elsewhere is told what every program is told', async () => {
  expect(await post('/api/upload', new FormData())).toEqual([413, { code: 'too-large' }]);
});
