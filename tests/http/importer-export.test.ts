import ExcelJS from 'exceljs';
import type { Preview } from '../../plugins/importer/server/src/contracts';
import { createApiToken, type TestApp } from '../support';
import { FIVE_ROWS, startImporter, type ImporterDoors, importerDoors } from '../support/importer';

let app: TestApp;
let token: string;
let doors: ImporterDoors;

beforeAll(async () => {
  ({ app, token, doors } = await startImporter());
});
afterAll(() => app.stop());

async function download(path: string, own = token): Promise<{ status: number; type: string; bytes: Buffer }> {
  const answer = await app
    .http()
    .get(path)
    .set('Authorization', `Bearer ${own}`)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
  return { status: answer.status, type: answer.type, bytes: answer.body as Buffer };
}

async function opened(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook;
}

/** Everything that the database holds of an order's tree, without ids and codes. */
async function treeOf(orderNumber: string): Promise<object[]> {
  const { rows } = await app.sql.query<object>(
    `select s.item_key, p.designation, p.name, p.kind, p.size, p.material, p.attributes, s.required,
            (select json_agg(o.stage_name order by o.sequence) from operations o where o.part_id = p.id) as operations,
            (select json_agg(json_build_array(m.name, m.quantity, m.unit) order by m.id)
               from material_needs m where m.part_id = p.id) as materials,
            (select json_agg(json_build_array(c.item_key, l.quantity) order by c.item_key)
               from bom_lines l join part_states c on c.part_id = l.child_part_id where l.parent_part_id = p.id) as lines
       from part_states s join parts p on p.id = s.part_id join products r on r.id = s.product_id
      where r.order_number = $1 order by s.item_key`,
    [orderNumber],
  );
  return rows;
}

const RISKY = [
  'Уровень;Обозначение;Наименование;Кол-во;Ед.;Размер;Материал;Вид;Операции;Группа деталей;Цех',
  "0;ЭКС.00;Привод;1;;;;Сборочная единица;;;'=A1",
  "1;'=ЭКС.01;'+Вал;2;;7х5;Ст3;Деталь;Заг; Ток;;'@цех",
  '2;;Круг 20;3,25;кг;;;Материал;;;',
  '1;;Болт М6;4;;24;;Стандартное изделие;;;',
  '1;ЭКС.02;Узел;2;;;;Сборочная единица;;;',
  "2;'=ЭКС.01;'+Вал;1;;7х5;Ст3;Деталь;Заг; Ток;;",
]
  .join('\r\n')
  .replaceAll('Заг; Ток', '"Заг; Ток"');

describe('an export', () => {
  it.each(['xlsx', 'csv'] as const)('as .%s is read back to the same tree', async (format) => {
    const order = `Э-${format}`;
    const { product } = await doors.imported(RISKY, { orderNumber: order, quantity: 3 });
    const file = await download(`/api/importer/export?product=${product.id}&format=${format}&language=ru`);
    expect(file.status).toBe(200);
    const answer = await doors.upload(
      file.bytes,
      { orderNumber: `${order}-2`, quantity: 3 },
      `bom.${format}`,
    );
    const preview = answer.body as Preview;
    expect([answer.status, preview.format, preview.issues]).toEqual([201, 'level-column', []]);
    expect((await doors.commit(preview.previewId)).status).toBe(201);
    const tree = await treeOf(order);
    expect(tree.map((part) => (part as { item_key: string }).item_key)).toEqual([
      'd:=ЭКС.01',
      'd:ЭКС.00',
      'd:ЭКС.02',
      'n:Болт М6|24',
    ]);
    expect(await treeOf(`${order}-2`)).toEqual(tree);
  });

  it.each(['xlsx', 'csv'] as const)('of all orders as .%s is read back order by order', async (format) => {
    const [one, two] = [`ДВА-${format}-1`, `ДВА-${format}-2`];
    const heading = 'Уровень;Обозначение;Наименование;Кол-во\n';
    await doors.imported(`${heading}0;ДВА;Привод;1\n1;ДВА.1;Вал;2\n`, { orderNumber: one });
    await doors.imported(`${heading}0;ДВА;Привод;1\n1;ДВА.1;Вал;3\n1;ДВА.2;Ось;1\n`, { orderNumber: two });
    const file = await download(`/api/importer/export?format=${format}&language=ru`);
    for (const order of [one, two]) {
      const options = { execution: order, orderNumber: `${order}-снова` };
      const preview = (await doors.upload(file.bytes, options, `bom.${format}`)).body as Preview;
      expect([preview.execution, preview.executionsAre, preview.issues]).toEqual([order, 'orders', []]);
      expect(preview.executions).toEqual(expect.arrayContaining([one, two]));
      expect((await doors.commit(preview.previewId)).status).toBe(201);
      expect(await treeOf(`${order}-снова`)).toEqual(await treeOf(order));
    }
    const first = (await doors.upload(file.bytes, {}, `bom.${format}`)).body as Preview;
    expect(first.issues).toMatchObject([{ severity: 'warning', code: 'order-taken', row: 1 }]);
  });

  it('holds no formula and nothing that a text table would run', async () => {
    const csv = (await download('/api/importer/export?format=csv&language=ru')).bytes.toString('utf8');
    expect(csv).toContain(`;"'=ЭКС.01";"'+Вал";`);
    expect(csv).not.toMatch(/(^|[;\n])"?[=+@]/);
    const sheet = (await opened((await download('/api/importer/export')).bytes)).worksheets[0];
    const values = sheet?.getColumn(2).values ?? [];
    expect(values).toContain('=ЭКС.01');
  });

  it('says what it does not know', async () => {
    expect((await download('/api/importer/export?product=no-such-product')).status).toBe(404);
    expect((await download('/api/importer/export?format=pdf')).status).toBe(400);
  });
});

describe('the template', () => {
  it.each(['ru', 'en'])(
    'in %s is empty, explains itself, and is read without mapping by hand',
    async (language) => {
      const file = await download(`/api/importer/template?language=${language}`);
      const workbook = await opened(file.bytes);
      const [table, help] = workbook.worksheets;
      expect(workbook.worksheets).toHaveLength(2);
      expect(help?.actualRowCount).toBe(10);
      table?.getRow(2).splice(1, 4, 0, `ШАБ-${language}`, 'Стол', 1);
      table?.getRow(3).splice(1, 4, 1, `ШАБ-${language}.01`, 'Нога', 4);
      const filled = Buffer.from(await workbook.xlsx.writeBuffer());
      const answer = await doors.upload(filled, {}, 'bom.xlsx');
      expect(answer.body).toMatchObject({
        format: 'level-column',
        sheet: table?.name,
        otherSheets: [],
        summary: { parts: 2, lines: 1, errors: 0, warnings: 0 },
      });
    },
  );
});

const WRONG = FIVE_ROWS.replace(';5;S24', ';много;S24');

describe('the issues of a preview as a workbook', () => {
  it('stand as comments on the cells of a text file', async () => {
    const { previewId } = await doors.previewOf(WRONG);
    const file = await download(`/api/importer/previews/${previewId}/issues?language=ru`);
    expect([file.status, file.type]).toEqual([200, expect.stringContaining('spreadsheetml')]);
    const cell = (await opened(file.bytes)).worksheets[0]?.getCell('D5');
    expect(cell?.value).toBe('много');
    expect(JSON.stringify(cell?.note)).toContain('«много» — не количество');
  });

  it('stand in the very workbook that was uploaded, beside what its cells say already', async () => {
    const original = new ExcelJS.Workbook();
    const sheet = original.addWorksheet('Отчёт');
    WRONG.split('\r\n').forEach((line) => sheet.addRow(line.split(';').map((text) => text || null)));
    sheet.getCell('D5').note = 'Спросить Иванова.';
    sheet.getCell('B3').font = { bold: true };
    original.addWorksheet('Другой').getCell('A1').value = 'Прочее';
    const answer = await doors.upload(Buffer.from(await original.xlsx.writeBuffer()), {}, 'bom.xlsx');
    const { previewId } = answer.body as Preview;
    const file = await download(`/api/importer/previews/${previewId}/issues?language=en`);
    const back = await opened(file.bytes);
    expect(back.worksheets.map(({ name }) => name)).toEqual(['Отчёт', 'Другой']);
    const own = back.getWorksheet('Отчёт');
    expect(own?.getCell('B3').font.bold).toBe(true);
    const note = JSON.stringify(own?.getCell('D5').note);
    expect(note).toContain('Спросить Иванова.');
    expect(note).toContain('is not a quantity');
  });
});

it('belongs, as a preview, to who made it: nobody else reads, commits or downloads it', async () => {
  const other = await createApiToken(app);
  const { previewId } = await doors.previewOf(FIVE_ROWS, { orderNumber: 'чужой' });
  const before = await doors.counts();
  for (const path of ['', '/issues']) {
    const answer = await download(`/api/importer/previews/${previewId}${path}`, other);
    expect([answer.status, answer.bytes.toString()]).toEqual([
      404,
      expect.stringContaining('preview-not-found'),
    ]);
  }
  expect((await importerDoors(app, other).commit(previewId)).status).toBe(404);
  expect(await doors.counts()).toEqual(before);
  expect((await doors.commit(previewId)).status).toBe(201);
  expect((await importerDoors(app, other).commit(previewId)).status).toBe(404);
});
