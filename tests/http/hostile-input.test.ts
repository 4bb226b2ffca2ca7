import { expectUnharmed, failures, isRefusal, startTarget, type Target } from './attacks';
import type { Route } from './second-process';

let target: Target;

beforeAll(async () => {
  target = await startTarget();
}, 120_000);
afterAll(() => target.stop());
afterEach(() => expectUnharmed(target));

function filled({ path }: Route, value: string): string {
  const concrete = path.replace(/\(\[?\.?.*?\)[*+?]?/g, value).replace(/:\w+[*+?]?/g, value);
  return concrete.startsWith('/') ? concrete : `/${concrete}`;
}

function attackable(): Route[] {
  const methods = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
  return target.process.routes.filter(({ method }) => methods.has(method));
}

/** Every answer to these is a refusal, whoever sends them and wherever. */
const BROKEN_ADDRESSES = ['%00', 'a%00b', '%zz', '%E0%A4', '%', '%ff%fe'];
const BROKEN_QUERIES = ['x=%00', 'filters[name][$eq]=%00', 'a=%c3%28', 'q=%', `long=${'a'.repeat(9_000)}`];
const BROKEN_BODIES = [
  '{"data":{"name":"a\\u0000b"}}',
  '{"data":{"a\\u0000":1}}',
  '{"data":{"name":"\\ud800"}}',
  '{"__proto__":{"admin":true}}',
  '{"data":',
  '"text"',
  'null',
  '\u0000',
  '['.repeat(100_000),
  `{"data":"${'x'.repeat(1_100_000)}"}`,
  `${'{"a":'.repeat(70)}1${'}'.repeat(70)}`,
];

it('meets the routes of the whole product', () => {
  const paths = attackable().map(({ method, path }) => `${method} ${path}`);
  expect(paths).toEqual(
    expect.arrayContaining([
      'POST /api/scan-station/sign-in',
      'GET /api/scan-station/parts/:code',
      'GET /api/parts/:id',
      'POST /graphql',
      'POST /admin/login',
    ]),
  );
  expect(paths.length).toBeGreaterThan(200);
});

describe.each(['nobody', 'an API token', 'a super admin'])('sent by %s to every route', (who) => {
  const bearer = () =>
    who === 'an API token' ? target.token : who === 'a super admin' ? target.admin : undefined;

  it('broken addresses are refused', async () => {
    const attacks = attackable().flatMap((route) =>
      [
        ...BROKEN_ADDRESSES.map((value) => ({ url: filled(route, 'x') + value, value })),
        ...BROKEN_QUERIES.map((query) => ({ url: `${filled(route, 'x')}?${query}`, value: query })),
      ].map(({ url, value }) => ({ name: value.slice(0, 20), method: route.method, url, bearer: bearer() })),
    );
    expect(await failures(target, attacks, isRefusal)).toEqual([]);
  }, 300_000);

  it('broken bodies are refused', async () => {
    const attacks = attackable()
      .filter(({ method }) => ['POST', 'PUT', 'PATCH'].includes(method))
      .flatMap((route) =>
        BROKEN_BODIES.map((body) => ({
          name: body.slice(0, 30),
          method: route.method,
          url: filled(route, 'x'),
          body,
          bearer: bearer(),
        })),
      );
    expect(await failures(target, attacks, isRefusal)).toEqual([]);
  }, 300_000);
});

/** Well-formed, and yet nothing that a door should stumble over. */
const ODD_REFERENCES: unknown[] = [
  'no-such-id',
  99_999_999_999_999,
  -1,
  { documentId: 'no-such-id' },
  { connect: [{ documentId: 'x'.repeat(5_000) }] },
  { connect: [{ documentId: { $ne: null } }] },
  { connect: [{ id: 99_999_999_999_999 }] },
  { set: [{ documentId: ['a'] }] },
  { disconnect: 'x' },
  [[]],
  { connect: [null] },
];

const ODD_QUERIES = [
  'filters[id]=99999999999999999999',
  'filters[id][$eq]=abc',
  'filters[createdAt][$gt]=nonsense',
  'filters[documentId][$in][0]=x&filters[documentId][$in][1][y]=z',
  'filters[$or][0][$and][0][$not][id][$lt]=-1e400',
  'filters[nothing]=1',
  'sort=nothing:sideways',
  'sort[0][a][b]=c',
  'pagination[page]=-1&pagination[pageSize]=1e9',
  'pagination[start]=99999999999999999999',
  'populate=*',
  'populate[a][populate][b][populate]=*',
  'fields=nothing',
  'locale=xx',
  'status=nothing',
  `filters${'[$not]'.repeat(200)}[id]=1`,
];

function isNoDefect(status: number): boolean {
  return status >= 200 && status < 500;
}

describe('odd but well-formed input, sent by an API token', () => {
  const api = () => attackable().filter(({ path }) => path.startsWith('/api/'));

  it('in the query of every route of the API is no defect', async () => {
    const attacks = api()
      .filter(({ method }) => method === 'GET')
      .flatMap((route) =>
        ODD_QUERIES.map((query) => ({
          name: 'query',
          method: 'GET',
          url: `${filled(route, 'x')}?${query}`,
          bearer: target.token,
        })),
      );
    expect(await failures(target, attacks, isNoDefect)).toEqual([]);
  }, 300_000);

  it('in the address of every route of the API is no defect', async () => {
    const values = ['99999999999999999999', '-1', '..%2f..%2fetc', 'x'.repeat(4_000), '%F0%9F%91%8D', "'--"];
    const attacks = api().flatMap((route) =>
      values.map((value) => ({
        name: 'path',
        method: route.method,
        url: filled(route, value),
        bearer: target.token,
      })),
    );
    expect(await failures(target, attacks, isNoDefect)).toEqual([]);
  }, 300_000);

  it('in the body of every route of the API is no defect', async () => {
    const bodies = ODD_REFERENCES.flatMap((odd) => [
      { data: { name: odd, designation: odd, product: odd, stage: odd, responsible: odd } },
      { data: { name: 'n', designation: 'd', quantity: 1, product: odd, steps: odd, attributes: odd } },
      { data: odd },
      odd,
    ]);
    const attacks = api()
      .filter(({ method }) => method === 'POST' || method === 'PUT')
      .flatMap((route) =>
        bodies
          .filter((body) => typeof body === 'object')
          .map((body) => ({
            name: JSON.stringify(body).slice(0, 120),
            method: route.method,
            url: filled(route, 'no-such-id'),
            body: JSON.stringify(body),
            bearer: target.token,
          })),
      );
    expect(await failures(target, attacks, isNoDefect)).toEqual([]);
  }, 300_000);

  it('in relations of the content manager is no defect', async () => {
    const types = [
      'part.part',
      'product.product',
      'route.route',
      'stage.stage',
      'defect-reason.defect-reason',
    ];
    const attacks = types.flatMap((type) =>
      ODD_REFERENCES.map((odd) => ({
        name: JSON.stringify(odd).slice(0, 60),
        method: 'POST',
        url: `/content-manager/collection-types/api::${type}`,
        body: JSON.stringify({
          name: 'n',
          designation: 'd',
          product: odd,
          responsible: odd,
          steps: [{ stage: odd }],
        }),
        bearer: target.admin,
      })),
    );
    expect(await failures(target, attacks, isNoDefect)).toEqual([]);
  }, 300_000);

  it('in GraphQL is no defect', async () => {
    const queries = [
      '{ stages(filters: { id: { eq: "99999999999999999999" } }) { name } }',
      '{ stage(documentId: "\\u0000") { name } }',
      '{ stages(pagination: { limit: -5 }) { name } }',
      `{ ${'stages { '.repeat(60)} name ${'}'.repeat(60)} }`,
      'mutation { createPart(data: { designation: "d", product: "no-such-id" }) { documentId } }',
      'mutation { deleteStage(documentId: "no-such-id") { documentId } }',
      '{',
    ];
    const attacks = queries.flatMap((query) => [
      { name: query, method: 'POST', url: '/graphql', body: JSON.stringify({ query }), bearer: target.token },
    ]);
    expect(await failures(target, attacks, isNoDefect)).toEqual([]);
  });

  it.each(['\\u0000', '\\u{0}', '\\u{00000}'])(
    'a NUL that GraphQL would unfold from %s is refused',
    async (nul) => {
      const query = `mutation { createStage(data: { name: "a${nul}" }) { documentId } }`;
      const attacks = [
        {
          name: 'POST',
          method: 'POST',
          url: '/graphql',
          body: JSON.stringify({ query }),
          bearer: target.token,
        },
        {
          name: 'GET',
          method: 'GET',
          url: `/graphql?query=${encodeURIComponent(query)}`,
          bearer: target.token,
        },
        ...['/graphql/', '/GraphQL'].map((url) => ({
          name: url,
          method: 'POST',
          url,
          body: JSON.stringify({ query }),
          bearer: target.token,
        })),
        {
          name: 'form',
          method: 'POST',
          url: '/graphql',
          body: `query=${encodeURIComponent('query($n: String) { stages(filters: { name: { eq: $n } }) { name } }')}&variables[n]=a%00b`,
          contentType: 'application/x-www-form-urlencoded',
          bearer: target.token,
        },
      ];
      expect(await failures(target, attacks, (status) => status === 400)).toEqual([]);
    },
  );
});
