import { startImporter, type ImporterDoors } from '../support/importer';
import type { TestApp } from '../support';

/** What exists is looked up by the first rows of a long file: what it turns out to be of is what counts. */

let app: TestApp;
let doors: ImporterDoors;

beforeAll(async () => {
  ({ app, doors } = await startImporter());
});
afterAll(() => app.stop());

const HEADER = 'Поз.;Обозначение;Наименование;Кол-во\n';
const COUNT = 1_100;
const parts = Array.from({ length: COUNT }, (_, index) => `1.${index + 1};НС.${index + 101};Вал;1\n`).join(
  '',
);
const pump = `${HEADER}1;НС.100;Насос;1\n${parts}`;

it('compares a long file with the product that its first rows name', async () => {
  await doors.imported(pump, { orderNumber: '7' });
  const { product, summary } = await doors.previewOf(pump, { orderNumber: '7', duplicates: 'update' });
  expect(product).toMatchObject({ designation: 'НС.100', existing: expect.any(String) });
  expect(summary).toMatchObject({ new: 0, changed: 0, unchanged: COUNT + 1, absent: 0 });
});

it('compares it with another one where the last row says that it is of that', async () => {
  const both = `${pump}2;НС.200;Рама;1\n`;
  await doors.imported(both, { orderNumber: '7' });
  const { product, summary } = await doors.previewOf(both, { orderNumber: '7', duplicates: 'update' });
  expect(product).toMatchObject({ designation: 'bom', existing: expect.any(String) });
  expect(summary).toMatchObject({ new: 0, changed: 0, unchanged: COUNT + 2, absent: 0 });
});
