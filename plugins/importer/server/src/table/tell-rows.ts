import { columnNumber, type Cell, type SheetRow } from '../../../../../src/workbooks';
import type { Field, FileColumn } from '../contracts';
import { claimedAttribute } from './attribute-header';
import { meaningsOf } from './header-words';
import type { LevelColumns } from './level-columns';
import type { MergedCells } from './merged-cells';
import { isFooter, isTotal } from './row-words';
import type { TableRow } from './table';
import { leadOf, lineOf, linesOf } from './text';

/** Fields whose merged cell speaks for every row that it covers. */
const SPREAD: readonly Field[] = ['group', 'parent', 'level', 'kind'];
const IDENTITY: readonly Field[] = ['designation', 'name', 'number'];

/** Tells the cells of a row apart by what their columns mean. */
export class RowTeller {
  private readonly columns: readonly FileColumn[];

  constructor(
    columns: readonly FileColumn[],
    private readonly merged: MergedCells,
    private readonly levels: LevelColumns | null,
  ) {
    this.columns = columns.filter(({ column }) => !isLevelColumn(column, levels));
  }

  tell(row: SheetRow): TableRow {
    const found: TableRow = {
      ...{ row: row.number, values: {}, others: {}, outline: row.outline, indents: {} },
      ...{ texts: linesOf(row.cells).filter((text) => text !== ''), continued: false, above: null },
      isAdded: false,
    };
    for (const { column, header, field } of this.columns) {
      const index = columnNumber(column) - 1;
      const spread = field !== null && SPREAD.includes(field);
      const cell = row.cells[index] ?? (spread ? this.merged.valueAt(row.number, index + 1) : null);
      if (field !== null && IDENTITY.includes(field)) {
        found.continued ||= this.merged.startsAbove(row.number, index + 1);
        const indent = leadOf(row.cells[index]) + (row.indents?.[index] ?? 0) * 4;
        if (cell !== null) found.indents[field] = indent;
      }
      if (cell === null) continue;
      if (field) found.values[field] = cell;
      else if (header !== '' && !meaningsOf(header).some((meaning) => meaning.field === 'number'))
        found.others[(claimedAttribute(header) ?? header).slice(0, 100)] = cell;
    }
    if (this.levels) tellLevel(row, found, this.levels);
    return found;
  }
}

/** Whether a column stands for one of several levels. */
export function isLevelColumn(column: string, levels: LevelColumns | null): boolean {
  const index = columnNumber(column) - 1 - (levels?.first ?? 0);
  return levels !== null && index >= 0 && index < levels.levels.length;
}

function isUnusable(cell: Cell): boolean {
  return typeof cell === 'object' && cell !== null;
}

/** The level of a row is that of the last column that it fills; what stands before it are those above. */
function tellLevel({ cells }: SheetRow, found: TableRow, { first, levels, field }: LevelColumns): void {
  const own = levels.map((_, index) => cells[first + index] ?? null);
  const filled = own.flatMap((cell, index) => (lineOf(cell) !== null || isUnusable(cell) ? [index] : []));
  const deepest = filled.at(-1) ?? -1;
  if (deepest < 0) return;
  found.values.level = levels[deepest] ?? 0;
  if (field === null) return;
  found.values[field] = own[deepest] ?? null;
  if (field === 'designation' || field === 'name')
    found.above = own.slice(0, deepest).map((cell) => lineOf(cell));
}

/** A row for what stands above others only and is no row itself. */
function addedRow(row: number, level: number, isTop: boolean, field: Field, text: string): TableRow {
  const counted = isTop ? {} : { quantity: 1, quantityTotal: 1 };
  return {
    ...{ row, values: { level, [field]: text, ...counted }, others: {}, outline: 0, indents: {} },
    ...{ texts: [], continued: false, above: null, isAdded: true },
  };
}

/**
 * Where a row tells the way from the top down, the assemblies on it that are no rows themselves are added before it. Pure.
 */
export function withAssembliesAbove(rows: readonly TableRow[], { levels, field }: LevelColumns): TableRow[] {
  if (field !== 'designation' && field !== 'name') return [...rows];
  const [top = 0] = levels;
  let path: (string | null)[] = [];
  const out: TableRow[] = [];
  for (const row of rows) {
    const isAside = isTotal(row) || isFooter(row);
    const above = isAside ? [] : (row.above ?? []);
    above.forEach((text, index) => {
      if (text === null || path[index] === text) return;
      path = [...path.slice(0, index), text];
      out.push(addedRow(row.row, top + index, index === 0, field, text));
    });
    out.push(row);
    const { level } = row.values;
    if (typeof level === 'number' && !isAside)
      path = [...path.slice(0, level - top), lineOf(row.values[field])];
  }
  return out;
}
