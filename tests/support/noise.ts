import { columnLetters } from '../../src/workbooks';
import type { Written, WrittenRow } from './written-bom';

/** What stands in real files beside the table, by kinds that a test chooses. */
export interface Noise {
  titles: string[];
  /** Whether each title stands in one cell over the whole table. */
  titlesMerged: boolean;
  /** Places among the rows below the header where blank rows stand. */
  blanks: number[];
  /** Whether the header is printed again in the middle. */
  headerAgain: boolean;
  total: boolean;
  /** Places among the rows below the header where a sum of what stands above is written. */
  subtotals: number[];
  footer: boolean;
  /** A column whose header means nothing to us. */
  column: boolean;
  /** Whether empty cells beside the table are merged, over two rows and two columns each. */
  mergedBeside: boolean;
}

/** Moves merges such as `A2:A3` down. */
function moved(reference: string, by: (row: number) => number): string {
  return reference.replaceAll(/\d+/g, (row) => String(by(Number(row))));
}

/** The same bill of materials with noise around and between its rows. */
export function withNoise({ rows, merges }: Written, noise: Noise): Written {
  const [header, ...data] = rows;
  if (!header) return { rows, merges };
  const nameAt = header.cells.indexOf('Наименование');
  const numberAt = header.cells.findIndex((cell) => /^Кол/.test(String(cell)));
  const told = (text: string, quantity: number | null): WrittenRow => {
    const cells: WrittenRow['cells'] = header.cells.map(() => null);
    cells[nameAt] = text;
    if (quantity !== null) cells[numberAt] = quantity;
    return { cells };
  };
  const out: WrittenRow[] = noise.titles.map((title) => ({ cells: [null, title] }));
  out.push(noise.column ? { cells: [...header.cells, 'Масса, кг'] } : header);
  const merged = new Set(merges.flatMap((reference) => insideOf(reference)));
  const place = new Map([[1, out.length]]);
  data.forEach((row, index) => {
    if (noise.blanks.includes(index) && !merged.has(index + 2)) out.push({ cells: [] });
    if (noise.subtotals.includes(index) && !merged.has(index + 2)) out.push(told('Итого:', 7));
    if (noise.headerAgain && index === data.length >> 1 && !merged.has(index + 2)) out.push(header);
    const full = noise.column && row.cells.length === header.cells.length;
    out.push(full ? { ...row, cells: [...row.cells, 1.5 + index] } : row);
    place.set(index + 2, out.length);
  });
  if (noise.total) out.push(told('Итого:', 99));
  if (noise.footer) out.push({ cells: [] }, told('Разработал: Иванов И. И.', null));
  const last = columnLetters(header.cells.length);
  const overTable = noise.titlesMerged
    ? noise.titles.map((_, index) => `B${index + 1}:${last}${index + 1}`)
    : [];
  const below = merges.map((reference) => moved(reference, (row) => place.get(row) ?? row));
  const beside = noise.mergedBeside ? mergesBeside(header.cells.length + 3, out.length) : [];
  return { rows: out, merges: [...overTable, ...below, ...beside] };
}

function mergesBeside(column: number, rows: number): string[] {
  const [left, right] = [columnLetters(column), columnLetters(column + 1)];
  return Array.from({ length: rows >> 1 }, (_, index) => `${left}${index * 2 + 1}:${right}${index * 2 + 2}`);
}

/** The rows of a merge but its first one: nothing may be put between them. */
function insideOf(reference: string): number[] {
  const [top = 0, bottom = 0] = (reference.match(/\d+/g) ?? []).map(Number);
  return Array.from({ length: bottom - top }, (_, index) => top + index + 1);
}
