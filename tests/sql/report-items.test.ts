import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { tracking } from '../../src/tracking';
import {
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  startTestApp,
  type Row,
  type TestApp,
} from '../support';
import { actArbitrary, perform, type Act, type Family } from './random-acts';
import { OPERATOR, scanOf, undoOf } from './scenario';

let app: TestApp;
let routes: Row[];

beforeAll(async () => {
  app = await startTestApp();
  await makeStages(app, ['A', 'B', 'C']);
  routes = [await makeRoute(app, 'A-B-C', ['A', 'B', 'C']), await makeRoute(app, 'A-C', ['A', 'C'])];
});
afterAll(() => app.stop());

interface Step {
  act: Act;
  family: number;
  /** Batches of one step of folding; 0: nobody folds now. */
  atOnce: number;
  rename: boolean;
}

const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  act: actArbitrary,
  family: fc.nat(1),
  atOnce: fc.nat(3),
  rename: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

async function fold(atOnce: number): Promise<void> {
  for (;;) {
    const { rows } = await app.sql.query<{ more: boolean }>(
      `select tracker_refresh_reports('UTC', $1) as more`,
      [atOnce],
    );
    if (!rows[0]?.more) return;
  }
}

/** What the table says of an order. */
async function keptOrder(productId: number): Promise<unknown> {
  const { rows } = await app.sql.query('select * from tracker_report_orders where product_id = $1', [
    productId,
  ]);
  return rows[0];
}

/** The same from all batches of the order, added up at once. */
async function plainOrder(productId: number): Promise<unknown> {
  const { rows } = await app.sql.query(
    `with batch as (
       select s.*, o.waiting, o.at_first, r.first_routed_at, r.last_finished_at
         from part_states s
         join (select part_id, sum(waiting) as waiting, (array_agg(waiting order by sequence))[1] as at_first
                 from operations where not replaced group by part_id) o on o.part_id = s.part_id
         join tracker_report_parts r on r.part_id = s.part_id
        where s.product_id = $1 and s.status <> 'cancelled'),
     item as (
       select item_key, sum(finished) >= sum(required) as complete,
              case when sum(finished) + sum(waiting) < sum(required) then sum(required) - sum(finished) - sum(waiting) else 0 end as lacks,
              case when sum(finished) >= sum(required) then sum(waiting)
                   when sum(finished) + sum(waiting) > sum(required) then sum(finished) + sum(waiting) - sum(required)
                   else 0 end as spare
         from batch group by item_key)
     select $1::int as product_id, (select count(*) from item)::int as items,
            (select count(*) from item where complete)::int as complete_items,
            (select coalesce(sum(lacks), 0) from item)::bigint as lacking,
            (select coalesce(sum(spare), 0) from item)::bigint as surplus,
            coalesce(sum(required), 0)::bigint as required, coalesce(sum(finished), 0)::bigint as finished,
            coalesce(sum(scrapped), 0)::bigint as scrapped,
            coalesce(sum(launched - withdrawn - split_out), 0)::bigint as pieces,
            min(first_routed_at) as first_routed_at, max(last_finished_at) as last_finished_at,
            coalesce(sum(waiting), 0)::bigint as waiting, coalesce(sum(at_first), 0)::bigint as not_started,
            count(*) filter (where status = 'held')::int as held,
            count(*) filter (where status = 'in-work')::int as in_work, max(last_scan_at) as last_scan_at
       from batch`,
    [productId],
  );
  return rows[0];
}

async function makeFamily(product: Row): Promise<Family> {
  const code = await makePart(app, {
    product,
    route: routes[0],
    designation: `D-${randomUUID()}`,
    quantity: 6,
  });
  return { codes: [code], accepted: [], added: 0 };
}

it('keeps the sums of orders in step with their batches, however they are folded', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(stepArbitrary, { minLength: 5, maxLength: 25, size: 'max' }),
      fc.integer({ min: 1, max: 4 }),
      async (steps, atLast) => {
        const product = await makeProduct(app, { designation: `P-${randomUUID()}` });
        const families = [await makeFamily(product), await makeFamily(product)];
        const engine = tracking(app.strapi, () => new Date());
        for (const { act, family, atOnce, rename } of steps) {
          const own = families[family] as Family;
          await perform(
            engine,
            own,
            act,
            routes.map(({ documentId }) => documentId),
          );
          if (rename)
            await app.sql.query('update part_states set item_key = $2 where code = $1', [
              own.codes.at(-1),
              `d:${randomUUID()}`,
            ]);
          if (atOnce > 0) await fold(atOnce);
        }
        await fold(atLast);
        expect(await keptOrder(product.id)).toEqual(await plainOrder(product.id));
      },
    ),
    { numRuns: 25 },
  );
}, 300_000);

it('takes back what was the latest and the earliest of an order', async () => {
  const product = await makeProduct(app, { designation: `P-${randomUUID()}` });
  const engine = tracking(app.strapi);
  const [first = '', second = ''] = [
    (await makeFamily(product)).codes[0],
    (await makeFamily(product)).codes[0],
  ];
  const ids: string[] = [];
  for (const operation of [1, 2, 3]) {
    const report = scanOf(second, { operation, good: 6, scrapped: 0, occurredAt: new Date().toISOString() });
    expect(await engine.recordScan(report, OPERATOR)).toMatchObject({ ok: true });
    ids.push(report.scanId);
  }
  await fold(500);
  expect(await keptOrder(product.id)).toMatchObject({
    ...{ items: 2, complete_items: 1, finished: '6' },
    last_finished_at: expect.any(Date) as Date,
  });
  const undone = await engine.undoScan(undoOf(ids[2] ?? ''), OPERATOR);
  expect(undone).toMatchObject({ ok: true });
  await fold(500);
  expect(await keptOrder(product.id)).toMatchObject({
    ...{ items: 2, complete_items: 0, finished: '0', last_finished_at: null },
  });
  const before = await keptOrder(product.id);
  const { rows } = await app.sql.query<{ at: Date }>(
    `select first_routed_at as at from tracker_report_parts p join part_states s on s.part_id = p.part_id where s.code = $1`,
    [second],
  );
  expect(
    await engine.cancelPart({ factId: randomUUID(), partCode: first, reason: 'no need' }, OPERATOR),
  ).toMatchObject({
    ok: true,
  });
  await fold(500);
  const now = await keptOrder(product.id);
  expect(now).toMatchObject({ items: 1, first_routed_at: rows[0]?.at });
  expect(now).not.toEqual(before);
  expect(now).toEqual(await plainOrder(product.id));
});
