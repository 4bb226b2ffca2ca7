import { PassThrough, Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { BYTE_ORDER_MARK, csvLines } from '../../../../../src/workbooks';
import type { BomTable, TableLine } from './bom-table';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** So many rows are written before others get their turn: a scan does not wait for an export. */
const ROWS_PER_TURN = 500;
/** A spreadsheet program groups rows in at most so many levels. */
const MAX_OUTLINE = 7;

function* inChunks<T>(values: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const value of values) {
    chunk.push(value);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

async function* csvOf(table: BomTable, delimiter: ',' | ';'): AsyncGenerator<string> {
  const head = [...(table.title === null ? [] : [[null, table.title]]), table.headers];
  yield BYTE_ORDER_MARK + csvLines(head, delimiter);
  for (const chunk of inChunks(table.lines(), ROWS_PER_TURN)) {
    yield csvLines(
      chunk.map(({ cells }) => cells),
      delimiter,
    );
    await nextTurn();
  }
}

/** A text table for spreadsheet programs; nothing in it is run as a formula. */
export function csvStream(table: BomTable, delimiter: ',' | ';'): Readable {
  return Readable.from(csvOf(table, delimiter));
}

const WIDTHS = [9, 26, 36, 12, 9, 20, 20, 20, 32];

type Writer = InstanceType<typeof ExcelJS.stream.xlsx.WorkbookWriter>;

function addLine(sheet: ExcelJS.Worksheet, { level, cells }: TableLine, outlined: boolean): void {
  const row = sheet.addRow(cells);
  // A row of text is stored as text, whatever it begins with: it is no formula.
  if (outlined) row.outlineLevel = level;
  row.commit();
}

async function fill(writer: Writer, table: BomTable, name: string): Promise<void> {
  let deepest = 0;
  for (const { level } of table.lines()) deepest = Math.max(deepest, level);
  const sheet = writer.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: table.title === null ? 1 : 2 }],
    // Groups open below their assembly, not above it.
    properties: { outlineLevelRow: Math.min(deepest, MAX_OUTLINE) },
  });
  sheet.properties.outlineProperties = { summaryBelow: false, summaryRight: false };
  sheet.columns = table.headers.map((_, index) => ({ width: WIDTHS[index] ?? 18 }));
  if (table.title !== null) {
    const title = sheet.addRow([null, table.title]);
    title.font = { bold: true, size: 14 };
    title.commit();
  }
  const header = sheet.addRow(table.headers);
  header.font = { bold: true };
  header.commit();
  for (const chunk of inChunks(table.lines(), ROWS_PER_TURN)) {
    // Grouping that leaves levels out would tell another tree.
    for (const line of chunk) addLine(sheet, line, deepest <= MAX_OUTLINE);
    await nextTurn();
  }
  sheet.commit();
  await writer.commit();
}

/** A workbook of one sheet, its rows grouped as the tree is. */
export function xlsxStream(table: BomTable, sheetName: string): Readable {
  const stream = new PassThrough();
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  fill(writer, table, sheetName).catch((error: unknown) =>
    stream.destroy(error instanceof Error ? error : new Error('The workbook could not be written.')),
  );
  return stream;
}
