import { issuesOf, linesOf, partsOf, understood, understoodXlsx } from '../../../../tests/support/understood';
import { asXlsx, type WrittenRow } from '../../../../tests/support/written-bom';
import { workbookOf } from '../../../../tests/support/zip-file';

type Cells = WrittenRow['cells'];
const sheet = (rows: Cells[], merges: string[] = []) =>
  asXlsx({ rows: rows.map((cells) => ({ cells })), merges });

const NAMED_BY_FILE = ['warning', 'product-named-by-file', ''];

describe('rows that are no parts', () => {
  it('totals, signatures, page headings and numbers alone are left out and told', async () => {
    const found = await understood(
      [
        'Уровень;Обозначение;Наименование;Кол-во',
        '0;И;Изделие;1',
        '1;А;Итоговая панель;1',
        'Уровень;Обозначение;Наименование;Кол-во',
        '1;Б;Total station;2',
        ';;Итого по узлу:;3',
        ';;Всего;4',
        ';;Разработал: Иванов;',
      ].join('\n'),
    );
    expect([partsOf(found), issuesOf(found)]).toEqual([
      [
        ['d:И', 'assembly', 1],
        ['d:А', 'part', 1],
        ['d:Б', 'part', 2],
      ],
      [
        ['warning', 'total-row-skipped', '6'],
        ['warning', 'total-row-skipped', '7'],
        ['warning', 'footer-row-skipped', '8'],
      ],
    ]);
  });

  it('the rest of a name is joined to it', async () => {
    const found = await understood(
      '№;Обозначение;Наименование;Кол-во\n1;А;Вал ведущий;1\n;;правый;\n2;Б;Пластина для;2\n;;Кронштейна;\n',
    );
    expect(found.parts.map(({ name }) => name)).toEqual(['Вал ведущий правый', 'Пластина для Кронштейна']);
  });

  it('cells merged in both directions are one value; what stands beside them is more of the same part', async () => {
    const rows: Cells[] = [
      ['Обозначение', 'Наименование', null, 'Кол-во', 'Материал'],
      ['А', 'Вал', null, 1, 'Ст3'],
      [null, null, null, null, 'Ст45'],
      ['Б', 'Ось', null, 2, null],
    ];
    const found = await understoodXlsx(sheet(rows, ['B1:C1', 'A2:A3', 'B2:C3', 'D2:D3', 'B4:C4']));
    expect(found.parts.map(({ designation, name, material }) => [designation, name, material])).toEqual([
      ['А', 'Вал', 'Ст3; Ст45'],
      ['Б', 'Ось', null],
    ]);
    expect(issuesOf(found)).toEqual([NAMED_BY_FILE, ['warning', 'row-joined', '3']]);
  });
});

describe('quantities', () => {
  it('are read as people write them, and refused with their cells', async () => {
    const cells = ['2 шт.', '"3,0"', '1 200', '4 компл.', '"3,5"', '-2', 'по месту', '0', '1000001', ''];
    const found = await understood(
      `№;Обозначение;Кол-во\n1;И;\n${cells.map((cell, index) => `1.${index + 1};Д${index};${cell}`).join('\n')}`,
    );
    expect(linesOf(found).slice(0, 4)).toEqual([
      ['d:И', 'd:Д0', 2],
      ['d:И', 'd:Д1', 3],
      ['d:И', 'd:Д2', 1200],
      ['d:И', 'd:Д3', 4],
    ]);
    expect(issuesOf(found)).toEqual([
      ['error', 'quantity-not-whole', 'C7'],
      ['error', 'quantity-not-positive', 'C8'],
      ['error', 'quantity-not-a-number', 'C9'],
      ['error', 'quantity-not-positive', 'C10'],
      ['error', 'quantity-too-large', 'C11'],
      ['error', 'quantity-missing', 'C12'],
    ]);
    expect(found.issues[2]).toEqual({
      sheet: '',
      row: 9,
      column: 'C',
      severity: 'error',
      code: 'quantity-not-a-number',
      message: '"по месту" is not a quantity. Enter a number.',
      value: 'по месту',
    });
  });

  it('written with three decimals throughout are no thousands; a single one is asked about', async () => {
    const sap = await understood('Уровень;Обозначение;Кол-во\n0;А;1,000\n1;Б;2,000\n1;В;3,000\n');
    expect([linesOf(sap).map(([, , quantity]) => quantity), issuesOf(sap)]).toEqual([[2, 3], []]);
    const one = await understood('Обозначение;Кол-во\nА;1,000\nБ;2\n');
    expect(issuesOf(one)).toContainEqual(['warning', 'quantity-ambiguous', 'B2']);
  });

  it('of materials may be fractions', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во;Ед.изм.\nА;Узел;;\nА.1;Деталь;2;шт\n;Краска ПФ-115;0,35;кг\n',
    );
    expect([found.summary.materials, partsOf(found)]).toEqual([
      1,
      [
        ['d:А', 'assembly', 1],
        ['d:А.1', 'part', 2],
      ],
    ]);
  });

  it('say themselves that they are per parent where an assembly is expanded twice', async () => {
    const found = await understood('Уровень;Обозначение;Кол-во\n0;И;1\n1;У;2\n2;Д;3\n1;В;1\n2;У;1\n3;Д;3\n');
    expect([found.quantityMeans, found.quantityRecognised]).toEqual(['per-parent', true]);
    expect(partsOf(found)[2]).toEqual(['d:Д', 'part', 9]);
  });

  it('are doubtful where nearly all could be totals, and one could not', async () => {
    const assemblies = Array.from(
      { length: 6 },
      (_, index) => `1;У${index};4\n2;Д${index};${4 * (index + 1)}\n`,
    );
    const found = await understood(`Уровень;Обозначение;Кол-во\n0;И;1\n${assemblies.join('')}2;Д9;5\n`);
    expect([found.quantityMeans, found.quantityRecognised, issuesOf(found)]).toEqual([
      'per-parent',
      false,
      [['warning', 'quantity-taken-per-parent', 'C4']],
    ]);
    const mixed = await understood(
      `Уровень;Обозначение;Кол-во\n0;И;1\n${assemblies.join('')}2;Д8;1\n2;Д9;5\n`,
    );
    expect([mixed.quantityRecognised, issuesOf(mixed)]).toEqual([true, []]);
  });

  it('say themselves that they are per product where only totals fit', async () => {
    const found = await understood('Уровень;Обозначение;Кол-во\n0;И;1\n1;У;2\n2;Д;6\n1;В;4\n2;У;4\n3;Д;12\n');
    expect([found.quantityMeans, found.quantityRecognised]).toEqual(['per-product', true]);
    expect(linesOf(found)).toEqual([
      ['d:И', 'd:У', 2],
      ['d:И', 'd:В', 4],
      ['d:У', 'd:Д', 3],
      ['d:В', 'd:У', 1],
    ]);
  });
});

describe('cells that spreadsheet programs make', () => {
  it('formulas without a result and errors are told with their cells', async () => {
    const row = (number: number, name: string, xml: string) =>
      `<row r="${number}"><c r="A${number}" t="inlineStr"><is><t>${name}</t></is></c>${xml}</row>`;
    const file = workbookOf(
      `<sheetData>${row(1, 'Обозначение', '<c r="B1" t="inlineStr"><is><t>Кол-во</t></is></c>')}${row(2, 'А', '<c r="B2"><f>1+1</f></c>')}${row(3, 'Б', '<c r="B3"><f>1+1</f><v>2</v></c>')}${row(4, 'В', '<c r="B4" t="e"><v>#REF!</v></c>')}</sheetData>`,
    );
    const found = await understoodXlsx(file);
    expect(issuesOf(found)).toEqual([
      ['error', 'formula-without-result', 'B2'],
      ['error', 'error-value', 'B4'],
      NAMED_BY_FILE,
    ]);
    expect(found.issues[0]).toMatchObject({ sheet: 'BOM', value: '=1+1' });
  });

  it('1.10 that became 1.1 is restored by its place in the list', async () => {
    const rows: Cells[] = [
      ['№', 'Обозначение', 'Кол-во'],
      [1, 'И', 1],
    ];
    for (let index = 1; index <= 11; index += 1) rows.push([Number(`1.${index}`), `Д${index}`, 1]);
    const found = await understoodXlsx(sheet(rows));
    expect([linesOf(found).length, issuesOf(found)]).toEqual([11, [['warning', 'number-restored', 'A12']]]);
  });

  it('designations keep commas, leading zeros and signs', async () => {
    const found = await understood('Обозначение;Кол-во\n"007,5";1\n000123;1\n№ 5/#2;1\n');
    expect(found.parts.map(({ designation }) => designation)).toEqual(['007,5', '000123', '№ 5/#2']);
  });
});
