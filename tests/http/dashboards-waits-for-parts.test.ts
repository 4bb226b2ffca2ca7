import { readAttention } from '../../plugins/dashboards/server/src/attention/attention';
import { makePart } from '../support';
import { act, scanned, startActs, world } from './act-world';

/** Assemblies that cannot begin because their parts are missing are told apart from what can be moved. */

const HOUR_MS = 3_600_000;

let frame: string;
let cart: string;
let axle: string;

const ofKind = (
  designation: string,
  kind: 'assembly' | 'part' | 'standard',
  quantity: number,
  routed = true,
) =>
  makePart(world.app, {
    ...{ product: world.product, designation, kind, quantity },
    route: routed ? world.route : null,
  });

/** Batches that are stuck in three hours, in their order, with what is said of each. */
async function stuck(): Promise<[string | null, number, boolean][]> {
  const told = await readAttention(world.app.strapi, new Date(Date.now() + 3 * HOUR_MS));
  return told.stuck
    .filter(({ designation }) => ['С-1', 'С-2', 'Д-1'].includes(`${designation}`))
    .map(({ designation, operation, waitsForParts }) => [designation, operation, waitsForParts]);
}

async function finish(code: string, good: number): Promise<void> {
  for (const operation of [1, 2, 3]) await scanned(code, { operation, good });
}

beforeAll(async () => {
  await startActs();
  await world.app.sql.query('update tracker_factory_calendar set stuck_after_hours = 2');
  frame = await ofKind('С-1', 'assembly', 5);
  cart = await ofKind('С-2', 'assembly', 2);
  axle = await ofKind('Д-1', 'part', 20);
  const bolt = await ofKind('Б-1', 'standard', 100, false);
  for (const [parent, childCode, quantityPerParent] of [
    [frame, axle, 2],
    [cart, axle, 3],
    [frame, bolt, 8],
  ] as const) {
    expect((await act(parent, 'children', { childCode, quantityPerParent })).status).toBe(201);
  }
}, 120_000);
afterAll(() => world.app.stop());

it('puts what can be moved before assemblies without parts, though these are older', async () => {
  expect(await stuck()).toEqual([
    ['Д-1', 1, false],
    ['С-1', 1, true],
    ['С-2', 1, true],
  ]);
});

it('lets an assembly begin with the parts of one, whatever others still lack; bolts are nobody’s to report', async () => {
  await finish(axle, 2);
  expect(await stuck()).toEqual([
    ['С-1', 1, false],
    ['Д-1', 1, false],
    ['С-2', 1, true],
  ]);
});

it('counts parts that assemblies which have begun have taken, and lots of the parts', async () => {
  await scanned(frame, { operation: 1, good: 1 });
  // The one that has begun waits for no parts.
  expect(await stuck()).toEqual([
    ['Д-1', 1, false],
    ['С-1', 2, false],
    ['С-1', 1, true],
    ['С-2', 1, true],
  ]);
  const split = await act(axle, 'split', { operation: 1, quantity: 4 });
  expect(split.status).toBe(201);
  const { lot } = split.body as { lot: { code: string } };
  await finish(lot.code, 3);
  expect((await stuck()).filter(([, , waits]) => waits)).toEqual([]);
});
