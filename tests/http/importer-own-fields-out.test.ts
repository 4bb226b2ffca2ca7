import ExcelJS from 'exceljs';
import type { TestApp } from '../support';
import type { ImporterDoors } from '../support/importer';
import { codes, EVERY_TYPE, file, startOwnFieldWorld, type OwnFieldWorld } from './own-field-world';
import type { Preview, RepeatedOrder } from '../../plugins/importer/server/src/contracts';

/** Fields that a factory added to Part: exports, templates and repeated orders have them. */

let app: TestApp;
let token: string;
let doors: ImporterDoors;
let ownOf: OwnFieldWorld['ownOf'];

beforeAll(async () => {
  ({ app, token, doors, ownOf } = await startOwnFieldWorld());
  await doors.imported(EVERY_TYPE);
});
afterAll(() => app.stop());

const bearer = () => ({ Authorization: `Bearer ${token}` });

async function exported(path: string): Promise<Buffer> {
  const answer = await app
    .http()
    .get(path)
    .set(bearer())
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
  return answer.body as Buffer;
}

describe('what goes out', () => {
  it.each(['xlsx', 'csv'])('an export as .%s reads back to what the parts have', async (format) => {
    const { rows } = await app.sql.query<{ id: string }>(
      "select document_id as id from products where designation = 'ОП-1' and order_number is null",
    );
    const bytes = await exported(`/api/importer/export?product=${rows[0]?.id}&format=${format}&language=ru`);
    const answer = await doors.upload(bytes, { duplicates: 'update' }, `bom.${format}`);
    const preview = answer.body as Preview;
    expect([codes(preview), preview.summary]).toMatchObject([[], { unchanged: 2, changed: 0, errors: 0 }]);
    expect(Object.keys(preview.mapping).filter((field) => field.startsWith('own.'))).toHaveLength(11);
  });

  it('the template has a column for each', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(
      (await exported('/api/importer/template?language=ru')) as unknown as ArrayBuffer,
    );
    const sheet = workbook.worksheets[0];
    expect(sheet?.getRow(1).values).toEqual(expect.arrayContaining(['Масса, кг', 'Покрытие', 'supplier']));
    expect(sheet?.getCell('L2').dataValidation).toMatchObject({ formulae: ['"Грунт,Лак"'] });
  });

  it('a repeated order has the same values, but for those that only one part may have', async () => {
    const { rows } = await app.sql.query<{ id: string }>(
      "select document_id as id from products where designation = 'ОП-1' and order_number is null",
    );
    const wish = { orderNumber: '2' };
    const answer = await app
      .http()
      .post(`/api/importer/orders/${rows[0]?.id}/repeat`)
      .set(bearer())
      .send(wish);
    expect([answer.status, (answer.body as RepeatedOrder).parts]).toEqual([201, 2]);
    const [before, after] = [await ownOf('ОП-1'), await ownOf('ОП-1', '2')];
    const { number: _, ...copied } = before['ОП-1'] as { number: string };
    expect(after).toEqual({ ...before, 'ОП-1': copied });
  });

  it('after an undo the same file imports again, unique values too', async () => {
    const text = file('inventoryNumber', '0;СНОВА;Узел;1;B-5');
    const { importId } = await doors.imported(text);
    await app.http().post(`/api/importer/imports/${importId}/undo`).set(bearer()).send({});
    expect((await doors.imported(text)).summary).toMatchObject({ new: 1, errors: 0 });
  });
});
