import type { UndoneImport } from '../../plugins/importer/server/src/contracts';
import type { TestApp } from '../support';
import { startImporter, type ImporterDoors } from '../support/importer';
import { verifyLedgerAt } from '../../src/tracking';

/** Needs of materials on an update: told, written by an act of the engine, taken back. */

let app: TestApp;
let token: string;
let doors: ImporterDoors;

beforeAll(async () => {
  ({ app, token, doors } = await startImporter());
});
afterAll(async () => {
  const verified = await verifyLedgerAt(app.databaseUrl);
  await app.stop();
  expect(verified).toMatchObject({ difference: null });
});

const HEAD = 'Уровень;Обозначение;Наименование;Кол-во;Ед. изм.';
const list = (order: string, pieces: number, ...materials: string[]) =>
  [
    ...[HEAD, `0;${order};Изделие;1;шт`, `1;${order}.1;Рама;${pieces};шт`],
    ...materials.map((row) => `2;;${row}`),
  ].join('\n');

async function needsOf(designation: string): Promise<[string, number, string | null][]> {
  const { rows } = await app.sql.query<{ name: string; quantity: string; unit: string | null }>(
    `select m.name, m.quantity, m.unit from material_needs m join parts p on p.id = m.part_id
      where p.designation = $1 order by m.name`,
    [designation],
  );
  return rows.map(({ name, quantity, unit }) => [name, Number(quantity), unit]);
}

async function undone(importId: string): Promise<UndoneImport> {
  const answer = await app
    .http()
    .post(`/api/importer/imports/${importId}/undo`)
    .set('Authorization', `Bearer ${token}`)
    .send({});
  expect(answer.status).toBe(200);
  return answer.body as UndoneImport;
}

it('small quantities are kept as they are told', async () => {
  await doors.imported(list('М0', 3, 'Клей;0,1234;кг'));
  expect(await needsOf('М0.1')).toEqual([['Клей', 0.3702, 'кг']]);
  const again = await doors.previewOf(list('М0', 3, 'Клей;0,1234;кг'), { duplicates: 'update' });
  expect(again.summary).toMatchObject({ changed: 0, unchanged: 2, absentLines: 0 });
});

it('changed materials are shown, written with a fact of their own, and taken back by an undo', async () => {
  await doors.imported(list('М1', 2, 'Лист 3;1,5;кг', 'Краска;0,2;л'));
  const next = list('М1', 4, 'Лист 3;1,75;кг', 'Грунт;0,1;л');
  const preview = await doors.previewOf(next, { duplicates: 'update' });
  expect(preview.rows.find(({ key }) => key === 'd:М1.1')?.differences).toEqual([
    { field: 'required', from: 2, to: 4 },
    { field: 'materials', from: 'Лист 3: 1.5 кг', to: 'Грунт: 0.1 л; Лист 3: 1.75 кг' },
  ]);
  expect(preview.absentLines).toMatchObject([
    { parent: { designation: 'М1.1' }, child: { name: 'Краска' }, quantity: 0.2, unit: 'л' },
  ]);
  const { importId } = await doors.imported(next, { duplicates: 'update' });
  expect(await needsOf('М1.1')).toEqual([
    ['Грунт', 0.4, 'л'],
    ['Краска', 0.8, 'л'],
    ['Лист 3', 7, 'кг'],
  ]);
  const { rows } = await app.sql.query<{ kinds: string[] }>(
    `select array_agg(f.kind order by f.revision) as kinds from part_facts f join parts p on p.id = f.part_id
      where p.designation = 'М1.1' and f.import_id = $1`,
    [importId],
  );
  expect(rows[0]?.kinds).toEqual(['required-set', 'materials-set']);
  expect(await undone(importId)).toMatchObject({ restored: 1, lines: 1 });
  expect(await needsOf('М1.1')).toEqual([
    ['Краска', 0.4, 'л'],
    ['Лист 3', 3, 'кг'],
  ]);
});

it('a repetition and an export take of one piece what the last update says', async () => {
  await doors.imported(list('М2', 2, 'Лист 3;1,5;кг'));
  await doors.imported(list('М2', 5), { duplicates: 'update' });
  expect(await needsOf('М2.1')).toEqual([['Лист 3', 7.5, 'кг']]);
  const same = await doors.previewOf(list('М2', 5, 'Лист 3;1,5;кг'), { duplicates: 'update' });
  expect(same.summary).toMatchObject({ changed: 0, unchanged: 2 });
  const exported = await app
    .http()
    .get(`/api/importer/export?format=csv&product=${same.product.existing ?? ''}`)
    .set('Authorization', `Bearer ${token}`);
  expect(exported.text).toContain('2,,Лист 3,1.5,кг,');
  const repeated = await app
    .http()
    .post(`/api/importer/orders/${same.product.existing ?? ''}/repeat`)
    .set('Authorization', `Bearer ${token}`)
    .send({ orderNumber: 'М2-2', quantity: 2 });
  expect(repeated.status).toBe(201);
  const { rows } = await app.sql.query<{ quantity: number; unit: string }>(
    `select m.quantity::float8 as quantity, m.unit from material_needs m
       join part_states s on s.part_id = m.part_id join products r on r.id = s.product_id where r.order_number = 'М2-2'`,
  );
  // Ten pieces in two products.
  expect(rows).toEqual([{ quantity: 15, unit: 'кг' }]);
});

it('an update leaves what somebody else has written since the preview', async () => {
  await doors.imported(list('М4', 2, 'Лист 3;1,5;кг'));
  const options = { duplicates: 'update' as const };
  const preview = await doors.previewOf(list('М4', 2, 'Лист 3;1,6;кг'), options);
  await doors.imported(list('М4', 2, 'Лист 3;1,7;кг'), options);
  const late = await doors.commit(preview.previewId);
  expect([late.status, (late.body as { error: { details: object } }).error.details]).toMatchObject([
    409,
    { code: 'preview-outdated', parts: ['М4.1'] },
  ]);
  expect(await needsOf('М4.1')).toEqual([['Лист 3', 3.4, 'кг']]);
});
