import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { issuesOf, partsOf, understood, understoodXlsx } from '../../../../tests/support/understood';
import { zipFile, type ZipEntry } from '../../../../tests/support/zip-file';
import { ENGLISH_ISSUES } from './issues/messages-en';

/** Every stable code has a test that brings it about; those that no other suite needs stand here. */

const lines = (...rows: string[]) => rows.join('\n');

it('no column tells parts', async () => {
  const found = await understood(lines('Обозначение;Наименование;Кол-во', 'КОД-1;Вал;1'), {
    mapping: { designation: null, name: null },
  });
  expect(issuesOf(found)).toContainEqual(['error', 'column-not-found', '1']);
});

it('nothing stands below the heading', async () => {
  const found = await understood('Обозначение;Наименование;Кол-во\n;;\n');
  expect(issuesOf(found)).toContainEqual(['error', 'no-rows', '1']);
});

it('a heading without a level names no part', async () => {
  const found = await understood(
    lines('Уровень;Обозначение;Наименование;Кол-во', '0;И;Изделие;1', ';;Крепёж шкафа;', '1;А;Болт;4'),
  );
  expect([partsOf(found), issuesOf(found)]).toEqual([
    [
      ['d:И', 'assembly', 1],
      ['d:А', 'part', 4],
    ],
    [['warning', 'caption-skipped', '3']],
  ]);
});

it('a row that holds nothing but a number is left out', async () => {
  const found = await understood(
    lines('Обозначение;Наименование;Кол-во;Примечание', 'А;Вал;1;', 'Б;Ось;1;', ';;;12', 'В;Штырь;1;'),
  );
  expect(issuesOf(found)).toContainEqual(['warning', 'row-skipped', '4']);
});

it('a number became a date', async () => {
  const found = await understood(
    lines('№;Обозначение;Наименование;Кол-во', '1;И;Изделие;1', '1.1;А;Вал;1', '2026-02-05;Б;Ось;1'),
  );
  expect(issuesOf(found)).toContainEqual(['error', 'number-is-date', 'A4']);
});

it('a quote is not closed', async () => {
  const found = await understood(lines('Обозначение;Наименование;Кол-во', 'А;"Вал;1', 'Б;Ось;1'));
  expect(issuesOf(found)).toContainEqual(['error', 'quotes-broken', '2']);
});

it('no column counts', async () => {
  const found = await understood(lines('Уровень;Обозначение;Наименование', '0;И;Изделие', '1;А;Вал'));
  expect([partsOf(found), issuesOf(found)]).toEqual([
    [
      ['d:И', 'assembly', 1],
      ['d:А', 'part', 1],
    ],
    [['warning', 'quantity-column-missing', '']],
  ]);
});

it('a kind that nobody knows is told once a row, and the part is one all the same', async () => {
  const found = await understood(
    lines('Уровень;Обозначение;Наименование;Кол-во;Вид', '0;И;Изделие;1;сборка', '1;А;Вал;1;абракадабра'),
  );
  expect([partsOf(found)[1], issuesOf(found)]).toEqual([
    ['d:А', 'part', 1],
    [['warning', 'kind-unknown', 'E3']],
  ]);
});

it('a route is endless', async () => {
  const route = Array.from({ length: 61 }, (_, index) => `Оп${index}`).join(', ');
  const found = await understood(
    lines('Уровень;Обозначение;Наименование;Кол-во;Операции', '0;И;Изделие;1;', `1;А;Вал;1;"${route}"`),
  );
  expect(issuesOf(found)).toEqual([['error', 'too-many-operations', 'E3']]);
});

it('the name of the product does not fit', async () => {
  const found = await understood(lines('Обозначение;Наименование;Кол-во', 'А;Вал;1', 'Б;Ось;1'), {
    product: 'И'.repeat(256),
  });
  expect(issuesOf(found)).toContainEqual(['error', 'product-name-too-long', '']);
});

it('a workbook of 256 sheets', async () => {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const pkg = 'http://schemas.openxmlformats.org/package/2006';
  const numbers = Array.from({ length: 256 }, (_, index) => index + 1);
  const entry = (name: string, content: string): ZipEntry => ({ name, content });
  const book = zipFile([
    entry('[Content_Types].xml', `<Types xmlns="${pkg}/content-types"/>`),
    entry(
      '_rels/.rels',
      `<Relationships xmlns="${pkg}/relationships"><Relationship Id="r" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    entry(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets>${numbers.map((one) => `<sheet name="S${one}" sheetId="${one}" r:id="r${one}"/>`).join('')}</sheets></workbook>`,
    ),
    entry(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${pkg}/relationships">${numbers.map((one) => `<Relationship Id="r${one}" Type="${rel}/worksheet" Target="worksheets/sheet${one}.xml"/>`).join('')}</Relationships>`,
    ),
    ...numbers.map((one) =>
      entry(`xl/worksheets/sheet${one}.xml`, `<worksheet xmlns="${main}"><sheetData/></worksheet>`),
    ),
  ]);
  await expect(understoodXlsx(book)).rejects.toThrow('too-many-sheets');
});

/** Tests may stand beside the code or in the suites that need a database. */
function testsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

it('no code is without a test', () => {
  const root = path.resolve(__dirname, '../../../..');
  const tests = ['plugins/importer', 'tests/http', 'src/workbooks']
    .flatMap((folder) => testsBelow(path.join(root, folder)))
    // The hostile files with their refusals, which the bench makes too.
    .concat(readFileSync(path.join(root, 'tests/support/hostile-files.ts'), 'utf8'))
    .join('\n');
  const untested = Object.keys(ENGLISH_ISSUES).filter(
    (code) => !new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(tests),
  );
  expect(untested).toEqual([]);
});
