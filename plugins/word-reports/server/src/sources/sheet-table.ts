import { columnLetters, type Sheet } from '../../../../../src/workbooks';
import type { Language } from '../../../../../src/refusals';
import { fieldKey } from '../docx/field-name';
import { cellText } from './cell-text';

/** A sheet as a table: headings, and rows by the numbers that the spreadsheet program shows. */
export interface SheetTable {
  name: string;
  columns: string[];
  rows: { number: number; cells: string[] }[];
}

/** How many rows a title above a table may have. */
const MAX_TITLE_ROWS = 20;

/** The first row with the most texts among the first ones: a title above a table has fewer. */
function headerIndex(sheet: Sheet, language: Language): number {
  const filled = sheet.rows
    .slice(0, MAX_TITLE_ROWS)
    .map(
      ({ cells }) =>
        cells.filter((cell) => typeof cell === 'string' && cellText(cell, language).trim() !== '').length,
    );
  return filled.indexOf(Math.max(...filled));
}

/** Headings as names of fields: none is empty, none stands twice. */
function namesOf(headings: readonly string[]): string[] {
  const taken = new Set<string>();
  return headings.map((heading, index) => {
    const base = heading.replace(/\s+/g, ' ').trim() || columnLetters(index + 1);
    let name = base;
    for (let copy = 2; taken.has(fieldKey(name)); copy += 1) name = `${base} (${copy})`;
    taken.add(fieldKey(name));
    return name;
  });
}

/** The table of a sheet; without rows where the sheet has none. */
export function tableOf(sheet: Sheet, language: Language): SheetTable {
  const at = headerIndex(sheet, language);
  const header = sheet.rows[at];
  if (!header) return { name: sheet.name, columns: [], rows: [] };
  const body = sheet.rows.slice(at + 1);
  const width = Math.max(header.cells.length, ...body.map(({ cells }) => cells.length));
  const texts = (cells: Sheet['rows'][number]['cells']) =>
    Array.from({ length: width }, (_, index) => cellText(cells[index], language));
  return {
    name: sheet.name,
    columns: namesOf(texts(header.cells)),
    rows: body
      .map(({ number, cells }) => ({ number, cells: texts(cells) }))
      .filter(({ cells }) => cells.some((text) => text.trim() !== '')),
  };
}

/** Rows that hold this text in any cell, whatever its case. */
export function searchRows({ rows }: SheetTable, search: string): SheetTable['rows'] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter(({ cells }) => cells.some((text) => text.toLowerCase().includes(wanted)));
}
