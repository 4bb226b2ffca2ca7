import type { TestApp } from '../support';
import { FIVE_ROWS, startImporter, type ImporterDoors } from '../support/importer';
import { verifyLedgerAt } from '../../src/tracking';

let app: TestApp;
let doors: ImporterDoors;

beforeAll(async () => {
  ({ app, doors } = await startImporter());
});
afterAll(() => app.stop());

describe('a commit', () => {
  it('makes product, parts, lines, routes, stages and labels in one go', async () => {
    const result = await doors.imported(FIVE_ROWS, { orderNumber: '117', quantity: 2 });
    expect(result.product).toMatchObject({ designation: 'АСЦБ-000475', orderNumber: '117' });
    expect(result.summary).toMatchObject({ parts: 3, lines: 2, new: 3, errors: 0 });
    expect(await doors.states('АСЦБ-000475')).toEqual([
      {
        designation: 'АСЦБ-000475',
        kind: 'assembly',
        material: null,
        size: null,
        required: 2,
        launched: 2,
        unrouted: 2,
        route_name: null,
        operations: '',
      },
      {
        designation: 'ЦДСА.8АТ-9800.00.03.000СБ',
        kind: 'part',
        material: null,
        size: null,
        required: 2,
        launched: 2,
        unrouted: 0,
        route_name: 'Пок',
        operations: 'Пок:2',
      },
      {
        designation: 'ЦДСА.218.79.00.04',
        kind: 'part',
        material: '30ХГСА',
        size: 'S24х530(1)',
        required: 10,
        launched: 10,
        unrouted: 0,
        route_name: 'Св → HRC',
        operations: 'Св:10 HRC:0',
      },
    ]);
    const lines = await app.sql.query(
      'select c.designation, l.quantity from bom_lines l join parts c on c.id = l.child_part_id order by l.id',
    );
    expect(lines.rows).toEqual([
      { designation: 'ЦДСА.8АТ-9800.00.03.000СБ', quantity: 1 },
      { designation: 'ЦДСА.218.79.00.04', quantity: 5 },
    ]);
    const audit = await app.sql.query(
      `select actor_type, category, subject_type, subject_name, difference->>'importId' as import
         from audit_entries where action = 'import-parts'`,
    );
    expect(audit.rows).toEqual([
      {
        actor_type: 'api-token',
        category: 'import',
        subject_type: 'product',
        subject_name: 'АСЦБ-000475',
        import: result.importId,
      },
    ]);
  });

  it('repeated gives the first import again and makes nothing more', async () => {
    const { previewId } = await doors.previewOf('Обозначение;Наименование;Кол-во\nПОВТОР-1;Втулка;3\n');
    const [first, second] = await Promise.all([doors.commit(previewId), doors.commit(previewId)]);
    expect([first.status, second.status].sort()).toEqual([200, 201]);
    expect(first.body.importId).toBe(second.body.importId);
    expect(await doors.states('ПОВТОР-1')).toHaveLength(1);
  });

  it('leaves out the rows that a person excludes, with what hangs below them', async () => {
    const text =
      '№;Обозначение;Наименование;Кол-во\n1;ИСКЛ;Изделие;1\n1.1;ИСКЛ.1;Узел;x\n1.1.1;ИСКЛ.2;Деталь;2\n1.2;ИСКЛ.3;Деталь;3\n';
    const { previewId, summary } = await doors.previewOf(text);
    expect(summary.errors).toBe(1);
    const answer = await doors.commit(previewId, { exclude: [3] });
    expect([answer.status, answer.body.summary.parts]).toEqual([201, 2]);
    expect(await doors.states('ИСКЛ')).toMatchObject([
      { designation: 'ИСКЛ' },
      { designation: 'ИСКЛ.3', required: 3 },
    ]);
    expect((await doors.commit(previewId, { exclude: ['x'] })).status).toBe(400);
  });

  it('reuses stages and routes without regard to case and spaces', async () => {
    await doors.imported('Обозначение;Кол-во;Операции\nЭТАП-1;1;Ток, Фрез\n');
    const before = await doors.counts();
    const preview = await doors.previewOf(
      'Обозначение;Кол-во;Операции\nЭТАП-2;1; ТОК ;ф р е з\n'.replace(' ТОК ;ф р е з', '" ТОК ;ф р е з"'),
    );
    expect([preview.newStages, preview.newRoutes]).toEqual([[], []]);
    expect((await doors.commit(preview.previewId)).status).toBe(201);
    const after = await doors.counts();
    expect([after.stages, after.routes]).toEqual([before.stages, before.routes]);
    expect(await doors.states('ЭТАП-2')).toMatchObject([{ operations: 'Ток:1 Фрез:0' }]);
  });

  it('makes a stage that inspects one of the kind inspection', async () => {
    await doors.imported('Обозначение;Кол-во;Операции\nВИД-1;1;Шлифовка, ОТК\n');
    const { rows } = await app.sql.query(
      "select name, kind from stages where name in ('Шлифовка', 'ОТК') order by name",
    );
    expect(rows).toEqual([
      { name: 'ОТК', kind: 'inspection' },
      { name: 'Шлифовка', kind: 'production' },
    ]);
  });

  it('is all or nothing', async () => {
    const preview = await doors.previewOf(
      'Обозначение;Наименование;Кол-во;Операции\nЦЕЛОЕ;Изделие;;\nЦЕЛОЕ.1;Втулка;1;Новый этап\n',
    );
    const before = await doors.counts();
    await app.sql.query(
      `create function refuse_import() returns trigger language plpgsql as $$ begin raise exception 'refused for the test'; end $$;
       create trigger refuse_import before insert on importer_imports for each statement execute function refuse_import()`,
    );
    const answer = await doors.commit(preview.previewId);
    await app.sql.query('drop trigger refuse_import on importer_imports; drop function refuse_import()');
    expect(answer.status).toBe(500);
    expect(await doors.counts()).toEqual(before);
    expect((await doors.commit(preview.previewId)).status).toBe(201);
  });
});

describe('importing again', () => {
  const first =
    '№;Обозначение;Наименование;Кол-во;Материал\n1;СНОВА;Изделие;1;\n1.1;СНОВА.1;Вал;2;Ст45\n1.2;СНОВА.2;Втулка;4;\n';
  const second =
    '№;Обозначение;Наименование;Кол-во;Материал\n1;СНОВА;Изделие;1;\n1.1;СНОВА.1;Вал;3;40Х\n1.3;СНОВА.3;Крышка;1;\n';

  beforeAll(async () => {
    await doors.imported(first);
  });

  it('is refused by default, part by part', async () => {
    const preview = await doors.previewOf(first);
    expect(preview.summary).toMatchObject({ new: 0, changed: 0, unchanged: 3, absent: 0, errors: 3 });
    expect(preview.issues.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['part-exists', 2, 'B'],
      ['part-exists', 3, 'B'],
      ['part-exists', 4, 'B'],
    ]);
    const answer = await doors.commit(preview.previewId);
    expect([answer.status, answer.body.error.details.code]).toEqual([422, 'preview-has-errors']);
  });

  it('of the same file with update or skip changes nothing', async () => {
    for (const duplicates of ['update', 'skip'] as const) {
      const before = await doors.counts();
      const result = await doors.imported(first, { duplicates });
      expect(result.summary).toMatchObject({ new: 0, changed: 0, unchanged: 3, absent: 0, errors: 0 });
      const after = await doors.counts();
      expect(after).toEqual({
        ...before,
        importer_imports: (before.importer_imports ?? 0) + 1,
        audit_entries: (before.audit_entries ?? 0) + 1,
      });
    }
  });

  it('with skip adds what is new, with its line, and leaves the rest', async () => {
    const result = await doors.imported(second.replaceAll('СНОВА.3', 'СНОВА.4'), { duplicates: 'skip' });
    expect(result.summary).toMatchObject({ new: 1, changed: 2, unchanged: 0, absent: 1 });
    expect(await doors.states('СНОВА')).toMatchObject([
      { designation: 'СНОВА' },
      { designation: 'СНОВА.1', material: 'Ст45', required: 2 },
      { designation: 'СНОВА.2', required: 4 },
      { designation: 'СНОВА.4', required: 1 },
    ]);
  });

  it('with update changes fields, required quantities and lines, and never removes', async () => {
    const preview = await doors.previewOf(second, { duplicates: 'update' });
    expect(preview.summary).toMatchObject({ new: 1, changed: 2, unchanged: 0, absent: 2, errors: 0 });
    expect(preview.absentParts.map(({ designation }) => designation)).toEqual(['СНОВА.2', 'СНОВА.4']);
    expect(preview.rows.find(({ row }) => row === 3)?.differences).toEqual([
      { field: 'material', from: 'Ст45', to: '40Х' },
      { field: 'required', from: 2, to: 3 },
    ]);
    expect((await doors.commit(preview.previewId)).status).toBe(201);
    expect(await doors.states('СНОВА')).toMatchObject([
      { designation: 'СНОВА', required: 1 },
      { designation: 'СНОВА.1', material: '40Х', required: 3, launched: 2 },
      { designation: 'СНОВА.2', required: 4 },
      { designation: 'СНОВА.4', required: 1 },
      { designation: 'СНОВА.3', required: 1, launched: 1 },
    ]);
    const lines = await app.sql.query(
      `select c.designation, l.quantity from bom_lines l join parts p on p.id = l.parent_part_id
         join parts c on c.id = l.child_part_id where p.designation = 'СНОВА' order by 1`,
    );
    expect(lines.rows).toEqual([
      { designation: 'СНОВА.1', quantity: 3 },
      { designation: 'СНОВА.2', quantity: 4 },
      { designation: 'СНОВА.3', quantity: 1 },
      { designation: 'СНОВА.4', quantity: 1 },
    ]);
  });

  it('is outdated when a field it would write has changed meanwhile, and only then', async () => {
    await doors.imported('Обозначение;Наименование;Кол-во\nСТАР-1;Вал;2\nСТАР-2;Втулка;2\n', {
      product: 'СТАР',
    });
    const text = 'Обозначение;Наименование;Кол-во\nСТАР-1;Вал длинный;2\nСТАР-2;Втулка;2\n';
    const options = { product: 'СТАР', duplicates: 'update' } as const;
    const [one, two] = [await doors.previewOf(text, options), await doors.previewOf(text, options)];
    await app.sql.query(`update parts set size = 'M8' where designation = 'СТАР-2'`);
    await app.sql.query(`update parts set name = 'Ось' where designation = 'СТАР-1'`);
    const outdated = await doors.commit(one.previewId);
    expect([outdated.status, outdated.body.error.details]).toEqual([
      409,
      { code: 'preview-outdated', parts: ['СТАР-1'] },
    ]);
    await app.sql.query(`update parts set name = 'Вал' where designation = 'СТАР-1'`);
    expect((await doors.commit(two.previewId)).status).toBe(201);
  });

  it('is outdated when somebody made the same part first', async () => {
    const text = 'Обозначение;Наименование;Кол-во\nДВА-1;Вал;2\n';
    const [one, two] = [await doors.previewOf(text), await doors.previewOf(text)];
    const answers = await Promise.all([doors.commit(one.previewId), doors.commit(two.previewId)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('the ledger', () => {
  it('agrees with the facts after all these imports', async () => {
    const found = await verifyLedgerAt(app.databaseUrl);
    expect(found.difference).toBeNull();
    expect(found.parts).toBeGreaterThan(10);
  });
});

describe('the due date of an order', () => {
  const dueOf = async (designation: string) => {
    const { rows } = await app.sql.query<{ due: string | null }>(
      `select to_char(due_date, 'YYYY-MM-DD') as due from products where designation = $1`,
      [designation],
    );
    return rows.map(({ due }) => due);
  };
  const list = (designation: string, title = '') =>
    `${title}\nОбозначение;Наименование;Кол-во\n${designation};Стол;\n${designation}.1;Вал;2\n`;

  it('is that of the options, else that of a title; a preview shows it', async () => {
    const preview = await doors.previewOf(list('СР-1'), { dueDate: '2026-12-12' });
    expect(preview.product.dueDate).toBe('2026-12-12');
    await doors.commit(preview.previewId);
    await doors.imported(list('СР-2', 'Срок: 24.12.2026'));
    await doors.imported(list('СР-3'));
    expect([await dueOf('СР-1'), await dueOf('СР-2'), await dueOf('СР-3')]).toEqual([
      ['2026-12-12'],
      ['2026-12-24'],
      [null],
    ]);
  });

  it('of an order that exists changes with an update that says another one, and stays otherwise', async () => {
    await doors.imported(list('СР-4'), { dueDate: '2026-12-12' });
    await doors.imported(list('СР-4'), { duplicates: 'update' });
    expect(await dueOf('СР-4')).toEqual(['2026-12-12']);
    await doors.imported(list('СР-4'), { duplicates: 'update', dueDate: '2027-01-15' });
    expect(await dueOf('СР-4')).toEqual(['2027-01-15']);
    await doors.imported(`${list('СР-4')}${'СР-4.2;Ось;1'}\n`, { duplicates: 'skip', dueDate: '2027-02-01' });
    expect(await dueOf('СР-4')).toEqual(['2027-01-15']);
  });

  it('is none where null is said, whatever a title says; of an order that exists it goes with an update', async () => {
    await doors.imported(list('СР-6', 'Срок: 24.12.2026'), { dueDate: null });
    expect(await dueOf('СР-6')).toEqual([null]);
    await doors.imported(list('СР-7'), { dueDate: '2026-12-12' });
    await doors.imported(list('СР-7'), { duplicates: 'update', dueDate: null });
    expect(await dueOf('СР-7')).toEqual([null]);
  });

  it.each(['12.12.2026', '2026-02-30', '', 20261212])('%j is refused by its place', async (dueDate) => {
    const answer = await doors.upload(list('СР-5'), JSON.stringify({ dueDate }));
    expect([answer.status, answer.body]).toMatchObject([
      400,
      { error: { details: { code: 'malformed-request', paths: ['options.dueDate'] } } },
    ]);
  });
});
