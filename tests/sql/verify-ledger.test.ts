import { tracking, verifyLedgerAt } from '../../src/tracking';
import { startTestApp, type TestApp } from '../support';
import { batchOf, OPERATOR, scanOf, smallFactory } from './scenario';

let app: TestApp;
let code: string;

beforeAll(async () => {
  app = await startTestApp();
  const factory = await smallFactory(app);
  const engine = tracking(app.strapi);
  code = await batchOf(app, factory, 10);
  await engine.recordScan(scanOf(code, { good: 4 }), OPERATOR);
  await engine.recordScan(
    scanOf(code, {
      operation: 2,
      good: 1,
      scrapped: 1,
      rework: { quantity: 1, toOperation: 1 },
      reason: 'surface',
    }),
    OPERATOR,
  );
  const launched = await engine.launchParts(
    {
      productId: factory.product.id,
      importId: 'i-1',
      parts: [
        {
          key: 'a',
          designation: 'A',
          name: 'Frame',
          kind: 'assembly',
          material: null,
          size: null,
          attributes: null,
          required: 2,
          launched: 2,
          routeId: factory.route.id,
        },
        {
          key: 'b',
          designation: null,
          name: 'Bolt',
          kind: 'standard',
          material: null,
          size: 'M6',
          attributes: { note: 'x' },
          required: 8,
          launched: 8,
          routeId: null,
        },
      ],
      lines: [{ parentKey: 'a', childKey: 'b', quantity: 4 }],
      materials: [{ partKey: 'a', name: 'Steel', quantity: 1.25, unit: 'kg' }],
    },
    OPERATOR,
  );
  expect(launched.ok).toBe(true);
});

afterAll(() => app.stop());

/** What the verification says while `statement` is in force; it is taken back afterwards. */
async function saidAfter(statement: string, undo: string): Promise<string | null> {
  await app.sql.query(statement);
  const { difference } = await verifyLedgerAt(app.databaseUrl);
  await app.sql.query(undo);
  return difference;
}

it('finds nothing where the engine alone wrote', async () => {
  expect(await verifyLedgerAt(app.databaseUrl)).toEqual({ parts: 3, facts: 10, scans: 2, difference: null });
});

it.each([
  [
    'a counter of an operation',
    `update operations set good = good + 1 where number = 1 and part_id = (select part_id from part_states where code = 'CODE')`,
    `update operations set good = good - 1 where number = 1 and part_id = (select part_id from part_states where code = 'CODE')`,
    'Part CODE: operations.0.good is 5, the facts make 4',
  ],
  [
    'pieces moved without a fact',
    `update operations set waiting = waiting + case number when 1 then -1 when 2 then 1 else 0 end where part_id = (select part_id from part_states where code = 'CODE')`,
    `update operations set waiting = waiting + case number when 1 then 1 when 2 then -1 else 0 end where part_id = (select part_id from part_states where code = 'CODE')`,
    'Part CODE: operations.0.waiting is 6, the facts make 7',
  ],
  [
    'a revision',
    `update part_states set revision = 77 where code = 'CODE'`,
    `update part_states set revision = 5 where code = 'CODE'`,
    'Part CODE: state.revision is 77, the facts make 5',
  ],
  [
    'a status',
    `update part_states set status = 'finished' where code = 'CODE'`,
    `update part_states set status = 'in-work' where code = 'CODE'`,
    'Part CODE: state.status is "finished", the facts make "in-work"',
  ],
])('names the difference in %s', async (_what, statement, undo, difference) => {
  const withCode = (text: string) => text.replaceAll('CODE', code);
  expect(await saidAfter(withCode(statement), withCode(undo))).toBe(withCode(difference));
});

it('names a difference in the composition and in the materials', async () => {
  expect(await saidAfter('update bom_lines set quantity = 5', 'update bom_lines set quantity = 4')).toContain(
    'composition.0.quantity is 5, the facts make 4',
  );
  expect(
    await saidAfter('update material_needs set quantity = 2', 'update material_needs set quantity = 1.25'),
  ).toContain('materials.0.quantity is 2, the facts make 1.25');
});

it('names a part that the engine does not know', async () => {
  const said = await saidAfter(
    `insert into parts (document_id, designation, kind) values ('stray', 'STRAY', 'part')`,
    `delete from parts where document_id = 'stray'`,
  );
  expect(said).toMatch(/^Part \d+: The facts do not begin with a launch\.$/);
});

it('names a row whose parent does not stand, however it came there', async () => {
  const unheard = (statement: string) =>
    `alter table labels disable trigger labels_part_fk_insert; ${statement};
     alter table labels enable trigger labels_part_fk_insert`;
  const said = await saidAfter(
    unheard(
      `insert into labels (code, part_id, status, issued_at) values ('0000000000000', 2000000000, 'active', now())`,
    ),
    `delete from labels where part_id = 2000000000`,
  );
  expect(said).toBe('labels.part_id names 2000000000, which is not in parts');
});
