import { readFileBytes } from '../../plugins/importer/server/src/understand';
import { asXlsx } from '../support/written-bom';
import ExcelJS from 'exceljs';
import { openWorkbook, WORKBOOK_LIMITS, type Workbook } from '../../src/workbooks';
import { workbookOf } from '../support/zip-file';

const noScore = () => 0;

async function read(
  build: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void,
): Promise<Workbook> {
  const workbook = new ExcelJS.Workbook();
  build(workbook.addWorksheet('Лист 1'), workbook);
  const opened = await openWorkbook(Buffer.from(await workbook.xlsx.writeBuffer()), noScore);
  if (!opened.ok) throw new Error(opened.code);
  return opened;
}

describe('an .xlsx in a process of its own', () => {
  it('gives values, dates, rich text, results of formulas and what cannot be used', async () => {
    const { sheets } = await read((sheet) => {
      sheet.addRow(['Текст', 1.5, true, new Date('2026-01-31T00:00:00Z')]);
      sheet.addRow([]);
      sheet.getCell('A3').value = { richText: [{ text: 'rich ' }, { font: { bold: true }, text: 'text' }] };
      sheet.getCell('C3').value = { formula: 'B1*2', result: 3 };
      sheet.getCell('D3').value = { formula: 'B1*2' } as ExcelJS.CellFormulaValue;
      sheet.getCell('E3').value = { error: '#REF!' };
      sheet.getCell('F3').value = { text: 'link', hyperlink: 'https://example.invalid' };
      sheet.getRow(3).outlineLevel = 2;
    });
    expect(sheets).toEqual([
      {
        name: 'Лист 1',
        hidden: false,
        merges: [],
        quoteProblems: [],
        rows: [
          { number: 1, outline: 0, cells: ['Текст', 1.5, true, '2026-01-31'] },
          {
            number: 3,
            outline: 2,
            cells: [
              'rich text',
              null,
              3,
              { problem: 'formula-without-result', text: '=B1*2' },
              { problem: 'error-value', text: '#REF!' },
              'link',
            ],
          },
        ],
      },
    ]);
  });

  it('tells hidden sheets and is not slowed by names of whole sheets', async () => {
    const { sheets } = await read((sheet, workbook) => {
      sheet.addRow(['a']);
      workbook.addWorksheet('скрытый').state = 'hidden';
      (workbook.definedNames as unknown as { model: object[] }).model = [];
    });
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Лист 1', false],
      ['скрытый', true],
    ]);
    const named = workbookOf('<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>', []);
    expect(await openWorkbook(named, noScore)).toMatchObject({
      sheets: [{ name: 'BOM', rows: [{ cells: [7] }] }],
    });
  });

  it('is stopped when it takes too long', async () => {
    const file = workbookOf(`<sheetData>${'<row><c t="str"><v>x</v></c></row>'.repeat(20_000)}</sheetData>`);
    const limits = { ...WORKBOOK_LIMITS, readingMs: 20 };
    expect(await openWorkbook(file, noScore, {}, limits)).toMatchObject({ code: 'reading-took-too-long' });
  });

  it('is stopped when it takes too much memory', async () => {
    const cells = Array.from(
      { length: 300_000 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="str"><v>text ${index}</v></c></row>`,
    );
    const limits = { ...WORKBOOK_LIMITS, rows: 300_000, readingMemoryMb: 20 };
    const opened = await openWorkbook(
      workbookOf(`<sheetData>${cells.join('')}</sheetData>`),
      noScore,
      {},
      limits,
    );
    expect(opened).toMatchObject({ code: 'reading-took-too-much-memory' });
  });

  it('is refused when it has more rows than a bill of materials', async () => {
    const rows = Array.from(
      { length: 12 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>1</v></c></row>`,
    );
    const file = workbookOf(`<sheetData>${rows.join('')}</sheetData>`);
    expect(await openWorkbook(file, noScore, {}, { ...WORKBOOK_LIMITS, rows: 11 })).toMatchObject({
      code: 'too-many-rows',
    });
    expect(await openWorkbook(file, noScore, {}, { ...WORKBOOK_LIMITS, rows: 12 })).toMatchObject({
      ok: true,
    });
  });

  it.each([
    ['.csv', (rows: string[][]) => Buffer.from(rows.map((cells) => cells.join(';')).join('\n'))],
    ['.xlsx', (rows: string[][]) => asXlsx({ rows: rows.map((cells) => ({ cells })), merges: [] })],
  ])('of %s has 50,000 rows below titles and a heading, and not one more', async (_kind, made) => {
    const rows = (count: number) => [
      ['ООО Завод'],
      [''],
      ['Спецификация'],
      ['Обозначение', 'Наименование', 'Кол-во'],
      ...Array.from({ length: count }, (_, index) => [`Д-${index}`, 'Вал', '1']),
      ['', 'Итого:', '7'],
      ['', 'Разработал Иванов'],
    ];
    expect(await readFileBytes(made(rows(50_000)), {})).toMatchObject({ ok: true });
    expect(await readFileBytes(made(rows(50_001)), {})).toEqual({
      ok: false,
      code: 'too-many-rows',
      details: { limit: 50_000 },
    });
  });

  it('many at once wait for each other', async () => {
    const file = workbookOf('<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>');
    const opened = await Promise.all(Array.from({ length: 5 }, () => openWorkbook(file, noScore)));
    expect(opened.every(({ ok }) => ok)).toBe(true);
  });
});

describe('what is no workbook', () => {
  it.each([
    ['file-empty', Buffer.alloc(0)],
    ['file-is-old-xls', Buffer.from('d0cf11e0a1b11ae100', 'hex')],
    [
      'file-encrypted',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['file-not-a-workbook', Buffer.from('%PDF-1.7')],
    ['file-damaged', Buffer.from('PK\u0003\u0004 but nothing more')],
    ['file-too-large', Buffer.alloc(50 * 1024 * 1024 + 1, 'a')],
  ])('is refused: %s', async (code, bytes) => {
    expect(await openWorkbook(bytes, noScore)).toMatchObject({ ok: false, code });
  });
});
