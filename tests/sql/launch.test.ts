import { onTrackingEvent, tracking } from '../../src/tracking';
import type { LaunchPart, LaunchPartsCommand, TrackingEvent } from '../../src/tracking/contracts';
import { makeProduct, startTestApp, type Row, type TestApp } from '../support';
import { OPERATOR, smallFactory } from './scenario';

let app: TestApp;
let factory: { route: Row; product: Row };
let events: TrackingEvent[];
let silence: () => void;

beforeAll(async () => {
  app = await startTestApp();
  factory = await smallFactory(app);
});

beforeEach(() => {
  events = [];
  silence = onTrackingEvent((event) => events.push(event));
});

afterEach(() => silence());

afterAll(() => app.stop());

function part(key: string, changes: Partial<LaunchPart> = {}): LaunchPart {
  return {
    key,
    designation: key,
    name: null,
    kind: 'part',
    material: null,
    size: null,
    attributes: null,
    required: 3,
    launched: 3,
    routeId: factory.route.id,
    ...changes,
  };
}

function launch(changes: Partial<LaunchPartsCommand>): LaunchPartsCommand {
  return { productId: factory.product.id, importId: null, parts: [], lines: [], materials: [], ...changes };
}

async function counts(): Promise<Record<string, number>> {
  const tables = ['parts', 'part_states', 'operations', 'labels', 'bom_lines', 'part_facts', 'audit_entries'];
  const columns = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ');
  const { rows } = await app.sql.query<Record<string, number>>(`select ${columns}`);
  return rows[0] ?? {};
}

it('launches thousands with their labels, operations, lines and facts', async () => {
  const product = await makeProduct(app, { designation: 'MANY', quantity: 1 });
  const parts = Array.from({ length: 5001 }, (_, index) =>
    part(`M-${index}`, { routeId: index % 2 ? factory.route.id : null }),
  );
  const lines = parts.slice(1).map(({ key }) => ({ parentKey: 'M-0', childKey: key, quantity: 2 }));
  const before = await counts();
  const launched = await tracking(app.strapi).launchParts(
    launch({ productId: product.id, parts, lines }),
    OPERATOR,
  );
  if (!launched.ok) throw new Error(launched.code);
  const after = await counts();
  const added = Object.fromEntries(
    Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)]),
  );
  expect(added).toEqual({
    parts: 5001,
    part_states: 5001,
    operations: 2500 * 3,
    labels: 5001,
    bom_lines: 5000,
    part_facts: 5001 * 2 + 2500 + 1,
    audit_entries: 1,
  });
  expect(new Set(launched.parts.map(({ code }) => code)).size).toBe(5001);
  expect(events).toEqual([{ name: 'parts.launched', productId: product.id, count: 5001 }]);
  const page = await tracking(app.strapi).partPage(launched.parts[1]?.code ?? '');
  expect(page).toMatchObject({
    part: { designation: 'M-1', quantity: 3, required: 3, unrouted: 0, status: 'new', revision: 3 },
    operations: [
      { number: 1, stage: 'A', waiting: 3 },
      { number: 2, waiting: 0 },
      { number: 3, waiting: 0 },
    ],
  });
});

it('leaves nothing and says nothing when the surrounding transaction is taken back', async () => {
  const before = await counts();
  const attempt = app.strapi.db.transaction(async () => {
    const launched = await tracking(app.strapi).launchParts(launch({ parts: [part('GONE')] }), OPERATOR);
    expect(launched.ok).toBe(true);
    throw new Error('The import stops here.');
  });
  await expect(attempt).rejects.toThrow('The import stops here.');
  expect(await counts()).toEqual(before);
  expect(events).toEqual([]);
});

it('refuses an item that the product has already, by designation or by name and size', async () => {
  const bolt = { designation: null, name: 'Bolt', size: 'M6', routeId: null };
  const first = await tracking(app.strapi).launchParts(
    launch({ parts: [part('TWICE'), part('b', bolt)] }),
    OPERATOR,
  );
  if (!first.ok) throw new Error(first.code);
  const before = await counts();
  const again = await tracking(app.strapi).launchParts(
    launch({
      parts: [part('x', { designation: ' TWICE ' }), part('y', bolt), part('z', { ...bolt, size: 'M8' })],
    }),
    OPERATOR,
  );
  expect(again).toMatchObject({ ok: false, code: 'part-exists' });
  expect((again as unknown as { details: { parts: string[] } }).details.parts.sort()).toEqual([
    'Bolt|M6',
    'TWICE',
  ]);
  const twin = await tracking(app.strapi).launchParts(
    launch({ parts: [part('N'), part('N2', { designation: 'N' })] }),
    OPERATOR,
  );
  expect(twin).toEqual({ ok: false, code: 'part-exists', details: { parts: ['N'] } });
  expect(await counts()).toEqual(before);
});

it('lets one of two launches of the same item win', async () => {
  const answers = await Promise.all(
    Array.from({ length: 6 }, () =>
      tracking(app.strapi).launchParts(launch({ parts: [part('RACE')] }), OPERATOR),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.code === 'part-exists')).toHaveLength(5);
});

it('refuses a product and a route that do not exist', async () => {
  const before = await counts();
  const engine = tracking(app.strapi);
  expect(
    await engine.launchParts(launch({ productId: 999_999, parts: [part('P')] }), OPERATOR),
  ).toMatchObject({
    code: 'product-not-found',
  });
  expect(
    await engine.launchParts(launch({ parts: [part('P', { routeId: 999_999 })] }), OPERATOR),
  ).toMatchObject({
    code: 'route-not-found',
  });
  expect(await counts()).toEqual(before);
});

it.each<[string, () => Partial<LaunchPartsCommand>]>([
  ['no part', () => ({ parts: [] })],
  ['a part without a name', () => ({ parts: [part('a', { designation: ' ' })] })],
  ['a negative quantity', () => ({ parts: [part('a', { launched: -1 })] })],
  ['half a piece', () => ({ parts: [part('a', { required: 0.5 })] })],
  ['more than a million pieces', () => ({ parts: [part('a', { launched: 1_000_001 })] })],
  [
    'a line to nowhere',
    () => ({ parts: [part('LINE')], lines: [{ parentKey: 'LINE', childKey: 'b', quantity: 1 }] }),
  ],
])('throws at a caller who hands over %s', async (_what, changes) => {
  const before = await counts();
  await expect(tracking(app.strapi).launchParts(launch(changes()), OPERATOR)).rejects.toThrow(RangeError);
  expect(await counts()).toEqual(before);
});
