import { startTestApp, type TestApp } from '../support';
import { batchOf, smallFactory } from './scenario';

let app: TestApp;
let partId: number;

beforeAll(async () => {
  app = await startTestApp();
  const code = await batchOf(app, await smallFactory(app), 5);
  const { rows } = await app.sql.query<{ partId: number }>(
    'select part_id as "partId" from part_states where code = $1',
    [code],
  );
  partId = rows[0]?.partId ?? 0;
});

afterAll(() => app.stop());

async function counters(): Promise<unknown> {
  const { rows } = await app.sql.query(
    `select s.launched, s.unrouted, s.finished, s.scrapped, array_agg(o.waiting order by o.number) as waiting
       from part_states s join operations o on o.part_id = s.part_id where s.part_id = $1 group by s.id`,
    [partId],
  );
  return rows[0];
}

it.each([
  [
    'a piece from nowhere',
    'update operations set waiting = waiting + 1 where part_id = $1 and number = 2',
    'pieces_conserved',
  ],
  [
    'a lost piece',
    'update operations set waiting = waiting - 1 where part_id = $1 and number = 1',
    'pieces_conserved',
  ],
  [
    'a finished piece that still waits',
    'update part_states set finished = 1 where part_id = $1',
    'pieces_conserved',
  ],
  [
    'a larger launch alone',
    'update part_states set launched = launched + 1 where part_id = $1',
    'pieces_conserved',
  ],
  [
    'scrap that no operation knows',
    'with o as (update operations set waiting = waiting - 1 where part_id = $1 and number = 1) update part_states set scrapped = 1 where part_id = $1',
    'pieces_conserved',
  ],
  [
    'an operation that goes with its pieces',
    'delete from operations where part_id = $1 and number = 1',
    'pieces_conserved',
  ],
  [
    'a negative count that adds up',
    'update operations set waiting = case number when 1 then -1 else 3 end where part_id = $1',
    'operations_counts',
  ],
  ['a negative revision', 'update part_states set revision = -1 where part_id = $1', 'part_states_counts'],
  ['a missing count', 'update part_states set unrouted = null where part_id = $1', 'part_states_filled'],
  ['a status of no list', `update part_states set status = 'lost' where part_id = $1`, 'part_states_status'],
  [
    'a replaced operation with pieces',
    'update operations set replaced = true where part_id = $1 and number = 1',
    'operations_replaced_empty',
  ],
])('refuses %s', async (_what, statement, constraint) => {
  const before = await counters();
  await expect(app.sql.query(statement, [partId])).rejects.toMatchObject({ constraint });
  expect(await counters()).toEqual(before);
});

it('lets pieces move where the sum stays', async () => {
  await app.sql.query(
    'update operations set waiting = waiting + case number when 1 then -2 when 2 then 2 else 0 end where part_id = $1',
    [partId],
  );
  expect(await counters()).toEqual({
    launched: 5,
    unrouted: 0,
    finished: 0,
    scrapped: 0,
    waiting: [3, 2, 0],
  });
});

const SCAN = `insert into scans (scan_id, kind, part_id, revision, operation_number, stage_id, stage_name, good, scrapped,
  reworked, rework_to, undoes, occurred_at, recorded_at, content_hash, submitted_by_type)
  values ($2, $3, $1, $4, $5, 1, 'A', $6, $7, $8, $9, $10, '2026-01-01', '2026-01-02', 'h', 'operator')`;

it.each<[string, unknown[], string]>([
  ['an unknown kind', ['s1', 'guess', 9, 1, 1, 0, 0, null, null], 'scans_kind'],
  ['a report of nothing', ['s1', 'report', 9, 1, 0, 0, 0, null, null], 'scans_moves'],
  ['a start that moves', ['s1', 'start', 9, 1, 1, 0, 0, null, null], 'scans_moves'],
  ['a million and one', ['s1', 'report', 9, 1, 1_000_001, 0, 0, null, null], 'scans_amounts'],
  ['a negative amount', ['s1', 'report', 9, 1, 2, -1, 0, null, null], 'scans_amounts'],
  ['rework to nowhere', ['s1', 'report', 9, 1, 0, 0, 1, null, null], 'scans_rework_target'],
  ['an undo of nothing', ['s1', 'undo', 9, 1, 1, 0, 0, null, null], 'scans_undo_target'],
  [
    'an operation that the part does not have',
    ['s1', 'report', 9, 7, 1, 0, 0, null, null],
    'scans_operation_fk',
  ],
])('a scan: refuses %s', async (_what, values, constraint) => {
  await expect(app.sql.query(SCAN, [partId, ...values])).rejects.toMatchObject({ constraint });
});

it('keeps a revision and a scan id for one fact', async () => {
  const session = await app.sql.connect();
  try {
    await session.query('begin');
    await session.query(SCAN, [partId, 's1', 'report', 90, 1, 1, 0, 0, null, null]);
    await session.query('savepoint before');
    await expect(
      session.query(SCAN, [partId, 's2', 'report', 90, 1, 1, 0, 0, null, null]),
    ).rejects.toMatchObject({
      constraint: 'scans_part_revision_key',
    });
    await session.query('rollback to before');
    await expect(
      session.query(SCAN, [partId, 's1', 'report', 91, 1, 1, 0, 0, null, null]),
    ).rejects.toMatchObject({
      constraint: 'scans_scan_id_key',
    });
  } finally {
    await session.query('rollback');
    session.release();
  }
});

it('keeps what happened to a part: part, product and stage cannot go', async () => {
  const foreignKey = { code: expect.stringMatching(/^2350?|^23001$/) as unknown };
  await expect(app.sql.query('delete from parts where id = $1', [partId])).rejects.toMatchObject(foreignKey);
  await expect(app.sql.query('delete from products')).rejects.toMatchObject(foreignKey);
  await expect(app.sql.query('delete from stages')).rejects.toMatchObject(foreignKey);
});
