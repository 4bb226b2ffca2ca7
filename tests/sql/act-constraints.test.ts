import { randomUUID } from 'node:crypto';
import { tracking } from '../../src/tracking';
import { makePart, startTestApp, type Row, type TestApp } from '../support';
import { batchOf, OPERATOR, smallFactory } from './scenario';

/** What the database itself keeps of the acts, whoever writes: database/sql 0010 to 0012. */

let app: TestApp;
let factory: { route: Row; product: Row };
let partId: number;
let otherPartId: number;

async function partOf(code: string): Promise<number> {
  const { rows } = await app.sql.query<{ id: number }>(
    'select part_id as id from part_states where code = $1',
    [code],
  );
  return rows[0]?.id ?? Number.NaN;
}

beforeAll(async () => {
  app = await startTestApp();
  factory = await smallFactory(app);
  partId = await partOf(await batchOf(app, factory, 5));
  otherPartId = await partOf(await batchOf(app, factory, 5));
});

afterAll(() => app.stop());

/** Try to append a fact; columns that are not named stay empty. */
async function factOf(kind: string, columns: Record<string, unknown>): Promise<unknown> {
  const row = {
    kind,
    part_id: partId,
    revision: 900,
    fact_id: randomUUID(),
    actor_type: 'operator',
    ...columns,
  };
  const names = Object.keys(row);
  return app.sql.query(
    `insert into part_facts (${names.join(', ')}, occurred_at, recorded_at)
     values (${names.map((_, index) => `$${index + 1}`).join(', ')}, now(), now())`,
    Object.values(row),
  );
}

const COLUMNS = 'part_facts_columns';
const DATA = JSON.stringify({});

it.each<[string, string, Record<string, unknown>]>([
  ['pieces that come without a reason', 'added', { quantity: 1, operation_number: 1 }],
  ['no pieces that come', 'added', { quantity: 0, operation_number: 1, reason: 'why' }],
  ['pieces that leave without a reason', 'withdrawn', { quantity: 1, operation_number: 1 }],
  ['a withdrawal that names a label', 'withdrawn', { quantity: 1, reason: 'why', label_code: 'x' }],
  ['a split to nowhere', 'split-out', { quantity: 1, operation_number: 1 }],
  ['a lot that begins from nothing', 'split-in', { quantity: 1, data: DATA }],
  ['a lot that begins without its operations', 'split-in', { quantity: 1 }],
  ['a hold without a reason', 'held', { data: DATA }],
  ['a hold of pieces', 'held', { data: DATA, reason: 'why', quantity: 1 }],
  ['a release of pieces', 'released', { quantity: 1 }],
  ['a cancellation that does not count', 'cancelled', { reason: 'why', data: DATA }],
  ['a cancellation without a reason', 'cancelled', { quantity: 1, data: DATA }],
  ['a label that is none', 'label-issued', {}],
  ['a voided label without a reason', 'label-voided', { label_code: 'x' }],
])('refuses %s', async (_what, kind, columns) => {
  await expect(factOf(kind, columns)).rejects.toMatchObject({ constraint: COLUMNS });
});

it('refuses pieces at an operation and a lot of a part that do not exist', async () => {
  const added = { quantity: 1, reason: 'why', operation_number: 77 };
  await expect(factOf('added', added)).rejects.toMatchObject({ constraint: 'part_facts_operation_fk' });
  const out = { quantity: 1, operation_number: 1, other_part_id: 2_000_000_000 };
  await expect(factOf('split-out', out)).rejects.toMatchObject({ constraint: 'part_facts_other_part_fk' });
});

it('lets no half of a split stand alone, nor two halves of different pieces', async () => {
  const pair = { constraint: 'part_facts_split_pair' };
  const out = { quantity: 2, operation_number: 1, other_part_id: otherPartId };
  await expect(factOf('split-out', out)).rejects.toMatchObject(pair);
  const session = await app.sql.connect();
  try {
    await session.query('begin');
    for (const [kind, here, there, quantity, data] of [
      ['split-out', partId, otherPartId, 2, null],
      ['split-in', otherPartId, partId, 3, DATA],
    ])
      await session.query(
        `insert into part_facts (kind, part_id, other_part_id, quantity, data, operation_number, revision, fact_id,
           actor_type, occurred_at, recorded_at)
         values ($1, $2, $3, $4, $5, 1, 900, $6, 'operator', now(), now())`,
        [kind, here, there, quantity, data, randomUUID()],
      );
    await expect(session.query('commit')).rejects.toMatchObject(pair);
  } finally {
    session.release();
  }
});

it.each([
  [
    'fewer pieces launched than before',
    'update part_states set launched = launched - 1, unrouted = unrouted - 1 where part_id = $1',
    'part_states_launched_grows',
  ],
  [
    'a million and one pieces',
    'update part_states set launched = 1000001 where part_id = $1',
    'part_states_launched_limit',
  ],
  [
    'a held batch without a hold',
    `update part_states set status = 'held' where part_id = $1`,
    'part_states_hold',
  ],
  [
    'a hold of a batch that is not held',
    `update part_states set hold = '{}' where part_id = $1`,
    'part_states_hold',
  ],
  [
    'a lot that comes from itself',
    'update part_states set lot = 1 where part_id = $1',
    'part_states_lot_root',
  ],
  [
    'a cancelled batch in which pieces wait',
    `update part_states set status = 'cancelled' where part_id = $1`,
    'cancelled_parts_empty',
  ],
])('refuses %s', async (_what, statement, constraint) => {
  await expect(app.sql.query(statement, [partId])).rejects.toMatchObject({ constraint });
});

describe('a cancelled order', () => {
  it('takes no new batch, is not cancelled twice and not revived by a date', async () => {
    const { id, documentId } = factory.product;
    const command = { factId: randomUUID(), product: documentId, reason: 'why' };
    expect(await tracking(app.strapi).cancelProduct(command, OPERATOR)).toMatchObject({
      ok: true,
      cancelled: 2,
    });
    await app.sql.query('update products set cancelled_at = null where id = $1', [id]);
    const { rows } = await app.sql.query('select cancelled_at is null as open from products where id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ open: false }]);
    await expect(makePart(app, { ...factory, designation: 'LATE', quantity: 1 })).rejects.toThrow(
      /product-cancelled|cancelled/,
    );
    await expect(
      app.sql.query(
        `insert into product_facts (fact_id, kind, product_id, parts, reason, actor_type, recorded_at, content_hash)
         values ($1, 'cancelled', $2, 0, 'why', 'operator', now(), 'h')`,
        [randomUUID(), id],
      ),
    ).rejects.toMatchObject({ constraint: 'product_facts_cancelled_key' });
  });

  it.each([
    ['UPDATE', `update product_facts set reason = 'x'`],
    ['DELETE', 'delete from product_facts'],
    ['TRUNCATE', 'truncate product_facts'],
  ])('its fact refuses %s', async (operation, statement) => {
    await expect(app.sql.query(statement)).rejects.toMatchObject({
      code: '23001',
      message: `product_facts is append-only: ${operation} is refused`,
    });
  });
});
