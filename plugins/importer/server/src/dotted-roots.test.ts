import { issuesOf, linesOf, understood, understoodXlsx } from '../../../../tests/support/understood';
import { asXlsx } from '../../../../tests/support/written-bom';
import { workbookOf } from '../../../../tests/support/zip-file';

const HEADING = '№;Обозначение;Наименование;Кол-во\n';
const LINES = [
  ['d:И', 'd:У', 2],
  ['d:И', 'd:В', 3],
  ['d:У', 'd:Д', 4],
];
const read = (numbers: readonly string[]) => {
  const parts = ['И;Изделие;1', 'У;Узел;2', 'Д;Вал;4', 'В;Ось;3'];
  return understood(HEADING + parts.map((part, index) => `${numbers[index]};${part}`).join('\n'));
};

describe('the product above dotted numbers', () => {
  it.each([
    ['0', ['0', '1', '1.1', '2']],
    ['0.', ['0.', '1.', '1.1.', '2.']],
    ['0 above numbers of two steps', ['0', '1.1', '1.1.1', '1.2']],
    ['1.0', ['1.0', '1.1', '1.1.1', '1.2']],
    ['1.0.0', ['1.0.0', '1.1.0', '1.1.1', '1.2.0']],
    ['1,0', ['1,0', '1,1', '1,1,1', '1,2']],
    ['1.', ['1.', '1.1.', '1.1.1.', '1.2.']],
    ['1 above hyphens', ['1', '1-1', '1-1-1', '1-2']],
    ['1 above slashes', ['1', '1/1', '1/1/1', '1/2']],
    ['a letter', ['A', 'A.1', 'A.1.1', 'A.2']],
    ['a letter above hyphens', ['Б', 'Б-1', 'Б-1-1', 'Б-2']],
  ])('may be %s', async (_what, numbers) => {
    const found = await read(numbers);
    expect([found.format, linesOf(found), found.product.designation]).toEqual([
      ...['dotted-number', LINES, 'И'],
    ]);
    expect(found.summary.errors).toBe(0);
    expect(found.confidence).toBeGreaterThan(0.9);
  });

  it('is none of several that begin with 0', async () => {
    const found = await read(['0', '0.1', '1', '1.1']);
    expect(linesOf(found)).toEqual([
      ['d:И', 'd:У', 2],
      ['d:Д', 'd:В', 3],
    ]);
  });

  it('keeps 1.0 beside 1, and 10 apart from 1', async () => {
    const found = await read(['1', '1.0', '1.0.1', '1.10']);
    expect(linesOf(found)).toEqual(LINES);
  });

  it('has several of 1.0 and 2.0', async () => {
    const found = await read(['1.0', '1.1', '2.0', '2.1']);
    expect(linesOf(found)).toEqual([
      ['d:И', 'd:У', 2],
      ['d:Д', 'd:В', 3],
    ]);
  });
});

describe('positions that are no dotted numbers', () => {
  it.each([
    ['ranges', ['1', '2', '3-4', '5']],
    ['letters', ['A', 'B', 'C', 'D']],
    ['places on a drawing', ['A-1', 'B-2', 'C-3', 'A-4']],
    ['days', ['1', '2026-01-02', '2026-01-03', '4']],
  ])('%s', async (_what, numbers) => {
    const found = await read(numbers);
    expect([found.format, found.lines, found.summary.errors]).toEqual(['product-row', [], 0]);
  });
});

describe('1.10 that became 1.1', () => {
  it('is known by the rows that belong to it', async () => {
    const cells = [
      ['№', 'Обозначение', 'Наименование', 'Кол-во'],
      [1, 'И', 'Изделие', 1],
      [1.2, 'Б', 'Ось', 1],
      [1.1, 'У', 'Узел', 2],
      ['1.10.1', 'Д', 'Вал', 4],
    ];
    const found = await understoodXlsx(asXlsx({ rows: cells.map((row) => ({ cells: row })), merges: [] }));
    expect(linesOf(found)).toEqual([
      ['d:И', 'd:Б', 1],
      ['d:И', 'd:У', 2],
      ['d:У', 'd:Д', 4],
    ]);
    expect(issuesOf(found)).toContainEqual(['warning', 'number-restored', 'A4']);
    expect(found.summary.errors).toBe(0);
  });

  const number = (at: string, value: number, style: number) =>
    `<c r="${at}" s="${style}"><v>${value}</v></c>`;
  const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const styled = (numbers: readonly [number, number][]) => {
    const rows = numbers.map(([value, style], index) => {
      const at = index + 2;
      return `<row r="${at}">${number(`A${at}`, value, style)}${text(`B${at}`, `Д${index}`)}${number(`C${at}`, 1, 0)}</row>`;
    });
    const heading = `<row r="1">${text('A1', '№')}${text('B1', 'Обозначение')}${text('C1', 'Кол-во')}</row>`;
    const xfs = '<cellXfs><xf numFmtId="0"/><xf numFmtId="2"/></cellXfs>';
    const content = `<styleSheet>${xfs}</styleSheet>`;
    return workbookOf(`<sheetData>${heading}${rows.join('')}</sheetData>`, [
      { name: 'xl/styles.xml', content },
    ]);
  };

  it('is what its own format shows', async () => {
    const found = await understoodXlsx(
      styled([
        [1, 0],
        [1.2, 0],
        [1.1, 1],
        [1.1, 0],
      ]),
    );
    expect([linesOf(found).map(([, child]) => child), issuesOf(found)]).toEqual([
      ['d:Д3', 'd:Д1', 'd:Д2'],
      [],
    ]);
  });

  it('is 1.1 where the whole column is shown with two decimals', async () => {
    const found = await understoodXlsx(
      styled([
        [1, 1],
        [1.1, 1],
        [1.2, 1],
        [2, 1],
        [2.1, 1],
      ]),
    );
    expect(linesOf(found)).toEqual([
      ['d:Д0', 'd:Д1', 1],
      ['d:Д0', 'd:Д2', 1],
      ['d:Д3', 'd:Д4', 1],
    ]);
  });

  it('is 1.1 where rows belong to that too', async () => {
    const found = await read(['1', '1.1', '1.1.1', '1.10.1']);
    expect(issuesOf(found)).toContainEqual(['error', 'parent-missing', 'A5']);
  });
});
