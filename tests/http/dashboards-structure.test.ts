import type { StructureLevel, StructureRow } from '../../plugins/dashboards/server/src/contracts';
import { adminJwt, createOperator, makePart, makeProduct, operatorJwt, type Row } from '../support';
import { act, scanned, startActs, told, world } from './act-world';

/** An order as what stands in what: level by level, lots beside what they were split off, nothing lost where an assembly is cancelled. */

let order: Row;
let frame: string;
let cart: string;
let axle: string;

async function make(designation: string, kind: 'assembly' | 'part' | 'standard', quantity: number) {
  const { route } = world;
  return makePart(world.app, { product: order, designation, kind, quantity, route });
}

async function ask(of: Row, query: Record<string, string> = {}, token = world.apiToken) {
  return world.app
    .http()
    .get(`/api/dashboards/products/${of.documentId}/structure`)
    .query(query)
    .set('Authorization', `Bearer ${token}`);
}

async function level(parent = '', page = '1', of = order): Promise<StructureLevel> {
  const answer = await ask(of, { parent, page });
  expect(answer.status).toBe(200);
  return answer.body as StructureLevel;
}

/** Each batch of a level: what it is called with its lot, how many go into one assembly, whether there is a level below. */
async function stand(parent = ''): Promise<[string | null, number, number | null, boolean][]> {
  const { parts } = await level(parent);
  return parts.map((row) => [row.designation, row.lot, row.perAssembly, row.hasComponents]);
}

beforeAll(async () => {
  await startActs();
  order = await makeProduct(world.app, { designation: 'РАМА-9' });
  frame = await make('С-1', 'assembly', 5);
  cart = await make('С-2', 'assembly', 2);
  const knot = await make('С-3', 'assembly', 5);
  axle = await make('Д-1', 'part', 20);
  const plate = await make('Д-2', 'part', 10);
  await make('Д-9', 'part', 1);
  const bolt = await make('Б-1', 'standard', 40);
  for (const [parent, childCode, quantityPerParent] of [
    [frame, axle, 2],
    [cart, axle, 3],
    [frame, bolt, 8],
    [frame, knot, 1],
    [knot, plate, 2],
  ] as const)
    expect((await act(parent, 'children', { childCode, quantityPerParent })).status).toBe(201);
}, 120_000);
afterAll(() => world.app.stop());

it('shows at the top what stands in no assembly, assemblies first', async () => {
  expect(await stand()).toEqual([
    ['С-1', 0, null, true],
    ['С-2', 0, null, true],
    ['Д-9', 0, null, false],
  ]);
});

it('shows below an assembly what it is made of, and below that what stands in it', async () => {
  expect(await stand(frame)).toEqual([
    ['С-3', 0, 1, true],
    ['Д-1', 0, 2, false],
    ['Б-1', 0, 8, false],
  ]);
  expect(await stand(cart.toLowerCase())).toEqual([['Д-1', 0, 3, false]]);
  const [knot] = (await level(frame)).parts;
  expect(await stand(knot?.code)).toEqual([['Д-2', 0, 2, false]]);
  expect(await stand(axle)).toEqual([]);
});

it('tells of each batch what the list tells, to the figure', async () => {
  await scanned(axle, { operation: 1, good: 4 });
  const { parts } = await level(cart);
  const list = await world.app
    .http()
    .get(`/api/dashboards/products/${order.documentId}/parts?search=${axle}`)
    .set('Authorization', `Bearer ${world.apiToken}`);
  const [row] = (list.body as { parts: StructureRow[] }).parts;
  expect(parts).toEqual([{ ...row, perAssembly: 3, hasComponents: false }]);
  expect(parts[0]?.operations.map(({ waiting, done }) => [waiting, done])).toEqual([
    [16, 4],
    [4, 0],
    [0, 0],
  ]);
});

it('shows a lot beside what it was split off, wherever that stands', async () => {
  expect((await act(axle, 'split', { operation: 1, quantity: 6 })).status).toBe(201);
  const split = await act(frame, 'split', { operation: 1, quantity: 1 });
  expect(await stand(cart)).toEqual([
    ['Д-1', 0, 3, false],
    ['Д-1', 1, 3, false],
  ]);
  expect(await stand()).toEqual([
    ['С-1', 0, null, true],
    ['С-1', 1, null, true],
    ['С-2', 0, null, true],
    ['Д-9', 0, null, false],
  ]);
  const lot = told(split).lot?.code ?? '';
  expect((await stand(lot)).map(([designation]) => designation)).toEqual(['С-3', 'Д-1', 'Д-1', 'Б-1']);
  expect((await act(lot, 'reverse-split')).status).toBe(201);
});

it('opens an assembly by a label that was replaced', async () => {
  const old = frame;
  frame = told(await act(old, 'void-label')).part.code;
  expect(await stand(old)).toEqual(await stand(frame));
  expect((await level()).parts[0]?.code).toBe(frame);
});

it('loses nothing of a cancelled assembly: what stands in no other one comes to the top', async () => {
  expect((await act(cart, 'cancel')).status).toBe(201);
  expect((await stand(frame)).map(([designation]) => designation)).toEqual(['С-3', 'Д-1', 'Д-1', 'Б-1']);
  expect((await act(frame, 'cancel')).status).toBe(201);
  expect(await stand()).toEqual([
    ['С-3', 0, null, true],
    ['Д-1', 0, null, false],
    ['Д-1', 1, null, false],
    ['Д-9', 0, null, false],
    ['Б-1', 0, null, false],
  ]);
});

it('opens nothing below an assembly whose parts are all cancelled', async () => {
  const [knot] = (await level()).parts;
  const [plate] = (await level(knot?.code)).parts;
  expect((await act(plate?.code ?? '', 'cancel')).status).toBe(201);
  expect((await stand())[0]).toEqual(['С-3', 0, null, false]);
  expect(await stand(knot?.code)).toEqual([]);
});

it('reads 200 batches of a level at once and says that there are others', async () => {
  const large = await makeProduct(world.app, { designation: 'БОЛЬШОЙ' });
  for (let n = 1; n <= 201; n += 1)
    await makePart(world.app, {
      product: large,
      designation: `Д-${String(n).padStart(3, '0')}`,
      quantity: 1,
    });
  const first = await level('', '1', large);
  expect([first.page, first.more, first.parts.length]).toEqual([1, true, 200]);
  expect([first.parts[0]?.designation, first.parts[199]?.designation]).toEqual(['Д-001', 'Д-200']);
  const second = await level('', '2', large);
  expect([second.page, second.more, second.parts.map(({ designation }) => designation)]).toEqual([
    2,
    false,
    ['Д-201'],
  ]);
  expect((await level('', '3', large)).parts).toEqual([]);
}, 120_000);

it('refuses what does not fit, what is not there, and what is of another order', async () => {
  const refused = async (of: Row, query: Record<string, string>) => {
    const { status, body } = await ask(of, query);
    const { code, paths } = (body as { error: { details: { code: string; paths?: string[] } } }).error
      .details;
    return [status, code, ...(paths ?? [])];
  };
  const nothing = { id: 0, documentId: 'nosuchproduct' };
  expect(await refused(nothing, {})).toEqual([404, 'product-not-found']);
  expect(await refused({ id: 0, documentId: "a'b" }, {})).toEqual([400, 'malformed-request', 'id']);
  expect(await refused(order, { page: '0', parent: 'x'.repeat(65) })).toEqual([
    400,
    'malformed-request',
    'parent',
    'page',
  ]);
  expect(await refused(order, { parent: '4K7N2M9Q0XRW4' })).toEqual([400, 'part-code-malformed']);
  const foreign = await makeProduct(world.app, { designation: 'ЧУЖОЙ' });
  expect(await refused(foreign, { parent: axle })).toEqual([404, 'part-not-found']);
});

it('is for who may see dashboards', async () => {
  const path = `/dashboards/products/${order.documentId}/structure`;
  const seen = async (token: string) =>
    (await world.app.http().get(path).set('Authorization', `Bearer ${token}`)).status;
  expect(await seen(await adminJwt(world.app, 'foreman'))).toBe(200);
  expect(await seen(await adminJwt(world.app, 'strapi-author'))).toBe(403);
  expect((await world.app.http().get(path)).status).toBe(401);
  await createOperator(world.app, { username: 'Резчик', password: 'Secret-1234' });
  const operator = await operatorJwt(world.app, 'Резчик', 'Secret-1234');
  expect((await ask(order, {}, operator)).status).toBe(403);
});
