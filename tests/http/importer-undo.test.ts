import { randomUUID } from 'node:crypto';
import type { UndoneImport } from '../../plugins/importer/server/src/contracts';
import type { TestApp } from '../support';
import { FIVE_ROWS, startImporter, type ImporterDoors } from '../support/importer';
import { verifyLedgerAt } from '../../src/tracking';

let app: TestApp;
let token: string;
let doors: ImporterDoors;

beforeAll(async () => {
  ({ app, token, doors } = await startImporter());
});

afterAll(() => app.stop());

const undo = (importId: string, body: object = {}) =>
  app
    .http()
    .post(`/api/importer/imports/${importId}/undo`)
    .set('Authorization', `Bearer ${token}`)
    .set('Accept-Language', 'ru')
    .send(body);

async function statuses(product: string): Promise<[string, string][]> {
  const { rows } = await app.sql.query<{ designation: string; status: string }>(
    `select p.designation, s.status from part_states s join parts p on p.id = s.part_id
       join products r on r.id = s.product_id where r.designation = $1 order by p.id`,
    [product],
  );
  return rows.map(({ designation, status }) => [designation, status]);
}

async function codeOf(designation: string): Promise<string> {
  const { rows } = await app.sql.query<{ code: string }>(
    `select s.code from part_states s join parts p on p.id = s.part_id
      where p.designation = $1 and s.status <> 'cancelled'`,
    [designation],
  );
  return rows[0]?.code ?? '';
}

describe('an import that nobody has worked on', () => {
  it('is taken back whole, answers the same again, and the file imports again', async () => {
    const { importId } = await doors.imported(FIVE_ROWS);
    const undone = await undo(importId);
    expect([undone.status, undone.body]).toMatchObject([
      200,
      { importId, cancelled: 3, restored: 0, inUse: 0, parts: [] },
    ]);
    expect((await statuses('АСЦБ-000475')).map(([, status]) => status)).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
    expect((await undo(importId)).body).toEqual(undone.body);
    const again = await doors.imported(FIVE_ROWS);
    expect(again.summary).toMatchObject({ new: 3, errors: 0 });
    expect((await statuses('АСЦБ-000475')).filter(([, status]) => status === 'new')).toHaveLength(3);
  });
});

describe('an import with facts of work', () => {
  let importId: string;

  beforeAll(async () => {
    ({ importId } = await doors.imported(
      'Обозначение;Наименование;Кол-во;Операции\nР-И;;;\nР-А;Вал;2;Ток\nР-Б;Ось;3;Ток\n',
    ));
    const scanned = await app
      .http()
      .post('/api/scans')
      .set('Authorization', `Bearer ${token}`)
      .send({
        ...{ scanId: randomUUID(), partCode: await codeOf('Р-А'), operation: 1, good: 1 },
        occurredAt: new Date().toISOString(),
      });
    expect(scanned.status).toBe(201);
  });

  it('says which batches are in use and changes nothing', async () => {
    const refused = await undo(importId);
    expect([refused.status, refused.body.error.details, refused.body.error.message]).toEqual([
      409,
      {
        ...{ code: 'import-in-use', inUse: 1, unused: 2 },
        parts: [{ code: await codeOf('Р-А'), designation: 'Р-А', name: 'Вал' }],
      },
      'С 1 партией этого импорта уже работали. Отмените только остальные или отмените эти партии по одной.',
    ]);
    expect((await statuses('Р-И')).map(([, status]) => status)).toEqual(['new', 'in-work', 'new']);
  });

  it('is taken back but for them where only the unused are meant', async () => {
    const undone = await undo(importId, { onlyUnused: true });
    expect(undone.body).toMatchObject({ cancelled: 2, inUse: 1, parts: [{ designation: 'Р-А' }] });
    expect(await statuses('Р-И')).toEqual([
      ['Р-И', 'cancelled'],
      ['Р-А', 'in-work'],
      ['Р-Б', 'cancelled'],
    ]);
    expect((await undo(importId)).status).toBe(409);
  });
});

describe('an update', () => {
  it('is taken back field by field, but for what somebody changed since', async () => {
    const header = 'Обозначение;Наименование;Кол-во;Размер;Цвет\n';
    await doors.imported(`${header}О-И;;;;\nО-А;Вал;2;М6;белый\nО-Б;Ось;2;М6;\n`);
    const second = await doors.imported(`${header}О-И;;;;\nО-А;Валик;5;М8;серый\nО-Б;Палец;2;М8;\n`, {
      duplicates: 'update',
    });
    await app.sql.query(`update parts set name = 'Штырь' where designation = 'О-Б'`);
    const { body } = (await undo(second.importId)) as { body: UndoneImport };
    expect(body).toMatchObject({ cancelled: 0, restored: 2, inUse: 0 });
    const { rows } = await app.sql.query(
      `select p.designation, p.name, p.size, p.attributes->>'Цвет' as colour, s.required
         from parts p join part_states s on s.part_id = p.id where p.designation in ('О-А', 'О-Б') order by p.id`,
    );
    expect(rows).toEqual([
      { designation: 'О-А', name: 'Вал', size: 'М6', colour: 'белый', required: 2 },
      { designation: 'О-Б', name: 'Штырь', size: 'М6', colour: null, required: 2 },
    ]);
  });
});

describe('the list of imports', () => {
  it('tells file, person, product, reading and undo, the newest first', async () => {
    const { importId } = await doors.imported('Обозначение;Кол-во\nСП-1;2\n');
    const listed = await app
      .http()
      .get('/api/importer/imports?pageSize=2')
      .set('Authorization', `Bearer ${token}`);
    expect(listed.body).toMatchObject({ page: 1, pageSize: 2 });
    expect(listed.body.imports).toHaveLength(2);
    expect(listed.body.imports[0]).toMatchObject({
      ...{ importId, fileName: 'bom.csv', format: 'product-row', undone: null },
      mapping: { designation: 'A', quantity: 'B' },
      product: { designation: 'СП-1', orderNumber: null },
      summary: { parts: 1, new: 1 },
    });
    expect(listed.body.imports[1].undone).toMatchObject({
      ...{ cancelled: 0, restored: 2, inUse: 0, lines: 1, left: { lines: 0, acts: 0 }, acts: [] },
    });
  });

  it('knows no import by a wrong id, and no strange wishes', async () => {
    const unknown = await undo(randomUUID());
    expect([unknown.status, unknown.body.error.details.code]).toEqual([404, 'import-not-found']);
    expect((await undo('nonsense')).status).toBe(404);
    const strange = await undo(randomUUID(), { onlyUnused: 'yes' });
    expect(strange.body.error.details).toEqual({ code: 'malformed-request', paths: ['body.onlyUnused'] });
  });

  it('leaves a ledger that adds up', async () => {
    expect(await verifyLedgerAt(app.databaseUrl)).toMatchObject({ difference: null });
  });
});

describe('an order that an import changed', () => {
  const list = (order: string) => `Обозначение;Наименование;Кол-во\n${order};Стол;\n${order}.1;Вал;2\n`;
  const orderOf = async (designation: string) => {
    const { rows } = await app.sql.query<{ quantity: number; due: string | null }>(
      `select quantity, to_char(due_date, 'YYYY-MM-DD') as due from products where designation = $1`,
      [designation],
    );
    return rows;
  };
  const changed = (order: string, options: object) =>
    doors.imported(list(order), { duplicates: 'update', ...options });

  it('has its due date and how many are made again', async () => {
    await doors.imported(list('З-1'), { dueDate: '2026-12-12', quantity: 2 });
    const { importId } = await changed('З-1', { dueDate: '2027-01-15', quantity: 3 });
    expect(await orderOf('З-1')).toEqual([{ quantity: 3, due: '2027-01-15' }]);
    expect((await undo(importId)).status).toBe(200);
    expect(await orderOf('З-1')).toEqual([{ quantity: 2, due: '2026-12-12' }]);
    const { rows } = await app.sql.query<{ difference: object }>(
      `select difference::json as difference from audit_entries where action = 'undo-import' order by id desc limit 1`,
    );
    expect(rows[0]?.difference).toMatchObject({ order: { dueDate: '2026-12-12', quantity: 2 } });
  });

  it('has none again where it had none', async () => {
    await doors.imported(list('З-2'));
    const { importId } = await changed('З-2', { dueDate: '2027-01-15' });
    await undo(importId);
    expect(await orderOf('З-2')).toEqual([{ quantity: 1, due: null }]);
  });

  it('has its due date again that the import took away', async () => {
    await doors.imported(list('З-5'), { dueDate: '2026-12-12' });
    const { importId } = await changed('З-5', { dueDate: null });
    expect(await orderOf('З-5')).toEqual([{ quantity: 1, due: null }]);
    await undo(importId);
    expect(await orderOf('З-5')).toEqual([{ quantity: 1, due: '2026-12-12' }]);
  });

  it('keeps what somebody has changed since', async () => {
    await doors.imported(list('З-3'), { dueDate: '2026-12-12' });
    const { importId } = await changed('З-3', { dueDate: '2027-01-15', quantity: 4 });
    await app.sql.query(`update products set due_date = '2027-03-01' where designation = 'З-3'`);
    await undo(importId);
    expect(await orderOf('З-3')).toEqual([{ quantity: 1, due: '2027-03-01' }]);
  });

  it('that the import left alone stays as it is', async () => {
    await doors.imported(list('З-4'), { dueDate: '2026-12-12' });
    const { importId } = await changed('З-4', { dueDate: '2026-12-12' });
    await app.sql.query(`update products set due_date = null where designation = 'З-4'`);
    await undo(importId);
    expect(await orderOf('З-4')).toEqual([{ quantity: 1, due: null }]);
  });
});
