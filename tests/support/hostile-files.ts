import { workbookOf, zipFile } from './zip-file';

const MEGABYTE = 1024 * 1024;
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const sound = workbookOf('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>');
const entities = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><sst>&a;</sst>';

/**
 * Files that are made to harm, or are not what their name says: why each is refused, its name, and what makes its bytes.
 * Some are made of megabytes: make one at a time.
 */
export const HOSTILE_FILES: readonly [reason: string, fileName: string, make: () => Buffer][] = [
  [
    'too-many-rows',
    'bomb.xlsx',
    () => workbookOf(`<sheetData>${'<row><c><v>1</v></c></row>'.repeat(300_000)}</sheetData>`),
  ],
  [
    'too-much-text',
    'strings.xlsx',
    () =>
      workbookOf('<sheetData/>', [
        { name: 'xl/sharedStrings.xml', content: `<sst><si><t>${'a'.repeat(10 * MEGABYTE)}` },
      ]),
  ],
  [
    'file-damaged',
    'lying.xlsx',
    () => zipFile([{ name: 'xl/workbook.xml', content: Buffer.alloc(10 * MEGABYTE, ' '), declaredBytes: 9 }]),
  ],
  [
    'zip-inflates-too-much',
    'honest.xlsx',
    () => zipFile([{ name: 'xl/workbook.xml', content: '<workbook/>', declaredBytes: 301 * MEGABYTE }]),
  ],
  [
    'merges-too-large',
    'merge.xlsx',
    () => workbookOf('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
  ],
  [
    'zip-has-doctype',
    'entities.xlsx',
    () => workbookOf('<sheetData/>', [{ name: 'xl/sharedStrings.xml', content: entities }]),
  ],
  [
    'too-many-cells',
    'short-strings.xlsx',
    () =>
      workbookOf('<sheetData/>', [
        { name: 'xl/sharedStrings.xml', content: `<sst>${'<si/>'.repeat(2_000_001)}` },
      ]),
  ],
  [
    'file-damaged',
    'nested.xlsx',
    () => {
      const inner = zipFile([{ name: 'zeros', content: Buffer.alloc(100 * MEGABYTE) }]);
      return zipFile([{ name: 'xl/more.zip', content: zipFile([{ name: 'most.zip', content: inner }]) }]);
    },
  ],
  [
    'too-many-columns',
    'cross.xlsx',
    () =>
      workbookOf(`<sheetData>${`<row>${'<c><v>1</v></c>'.repeat(5_010)}</row>`.repeat(1_665)}</sheetData>`),
  ],
  [
    'file-encrypted',
    'locked-entry.xlsx',
    () => zipFile([{ name: 'xl/workbook.xml', content: '<workbook/>', encrypted: true }]),
  ],
  ['file-damaged', 'nothing-more.xlsx', () => Buffer.from('PK\u0003\u0004 but nothing more')],
  ['file-damaged', 'cut.xlsx', () => sound.subarray(0, sound.length >> 1)],
  [
    'file-damaged',
    'noise.xlsx',
    () =>
      Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(MEGABYTE, 'PK\u0001\u0002\u0005\u0006')]),
  ],
  ['file-encrypted', 'password.xlsx', () => Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le')])],
  ['file-is-old-xls', 'old.xls', () => Buffer.concat([OLE, Buffer.alloc(600)])],
  [
    'file-is-a-web-page',
    'page.xls',
    () => Buffer.from('<html><table><tr><td>Обозначение</td></tr></table></html>'),
  ],
  ['file-not-a-workbook', 'paper.xlsx', () => Buffer.from('%PDF-1.7\n')],
  ['file-not-a-workbook', 'a-text.xlsx', () => Buffer.from('Добрый день; состав пришлю завтра.\n')],
  [
    'file-is-another-workbook',
    'letter.xlsx',
    () => zipFile([{ name: 'word/document.xml', content: '<a/>' }]),
  ],
  ['too-many-columns', 'cross.csv', () => Buffer.from(`${'1;'.repeat(5_009)}1\n`.repeat(1_665))],
  ['cell-too-long', 'line.csv', () => Buffer.alloc(49 * MEGABYTE, 'a')],
  ['file-empty', 'empty.csv', () => Buffer.alloc(0)],
];

/** How many rows, each with cells merged, stand in `mergedTable`. */
export const MERGED_ROWS = 23_626;

/** A sound table that is costly to read: next to each of its parts three cells are one. */
export function mergedTable(): Buffer {
  const text = (column: string, row: number, value: string): string =>
    `<c r="${column}${row}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const header = `<row r="1">${text('A', 1, 'Обозначение')}${text('B', 1, 'Наименование')}${text('C', 1, 'Кол-во')}</row>`;
  const rows = Array.from(
    { length: MERGED_ROWS },
    (_, index) =>
      `<row r="${index + 2}">${text('A', index + 2, `Д.${index}`)}${text('B', index + 2, 'Вал')}<c r="C${index + 2}"><v>1</v></c></row>`,
  );
  const merges = rows.map((_row, index) => `<mergeCell ref="D${index + 2}:F${index + 2}"/>`);
  return workbookOf(
    `<sheetData>${header}${rows.join('')}</sheetData><mergeCells>${merges.join('')}</mergeCells>`,
  );
}
