import { columnNumber, type Cell, type SheetRow } from '../../../../../src/workbooks';
import type { Field, FileColumn, MappedField } from '../contracts';
import { isOwnKey, ownName } from '../own-fields/own-field';
import { claimedAttribute } from './attribute-header';
import { meaningsOf } from './header-words';
import { indexesOf, type LevelColumns } from './level-columns';
import type { ColumnRuns } from './meaning-of-columns';
import { listedRoute, routeOf, type OperationColumns } from './operation-columns';
import type { MergedCells } from './merged-cells';
import { isFooter, isTotal } from './row-words';
import type { TableRow } from './table';
import { isLeadAlone, leadOf, lineOf, linesOf, unbroken } from './text';

/** Fields whose merged cell speaks for every row that it covers. */
const SPREAD: readonly MappedField[] = ['group', 'parent', 'level', 'kind'];
/** The same of what is said of a part that stands beside it. */
const SPREAD_BESIDE: readonly MappedField[] = ['material', 'operations', 'size', 'unit'];
/** Fields that hold designations. */
const DESIGNATES: readonly MappedField[] = ['designation', 'parent', 'number'];
const IDENTITY: readonly MappedField[] = ['designation', 'name', 'number'];

/** A column, with all that is the same in every row of it. */
interface ToldColumn {
  header: string;
  /** From 0. */
  index: number;
  field: MappedField | null;
  /** The field where it is one of those that name a part. */
  identity: Field | null;
  isSpread: boolean;
  isBeside: boolean;
  asShown: boolean;
  /** What a column without a field is called; null: it says nothing of a part. */
  attribute: string | null;
}

function toldColumn({ column, header, field }: FileColumn, asShown: ReadonlySet<MappedField>): ToldColumn {
  const isSaid = header !== '' && !meaningsOf(header).some((meaning) => meaning.field === 'number');
  return {
    ...{ header, field, index: columnNumber(column) - 1 },
    identity: field !== null && !isOwnKey(field) && IDENTITY.includes(field) ? field : null,
    isSpread: field !== null && SPREAD.includes(field),
    isBeside: field === null ? header !== '' : isOwnKey(field) || SPREAD_BESIDE.includes(field),
    asShown: field !== null && asShown.has(field),
    attribute: field === null && isSaid ? (claimedAttribute(header) ?? header).slice(0, 100) : null,
  };
}

/** What data frames and spreadsheets write for nothing. */
const NOTHING = /^(?:n(?:an|at|one|ull)|<na>)$/i;

function put(found: TableRow, { field, attribute }: ToldColumn, cell: Cell): void {
  if (typeof cell === 'string' && cell.length < 6 && NOTHING.test(cell)) return;
  if (isOwnKey(field)) found.own[ownName(field)] = cell;
  else if (field) found.values[field] = DESIGNATES.includes(field) ? unbroken(cell) : cell;
  else if (attribute !== null) found.others[attribute] = cell;
}

/** Tells the cells of a row apart by what their columns mean. */
export class RowTeller {
  private readonly columns: readonly ToldColumn[];
  /** Where a column of levels or parents tells the structure no sign before a text does. */
  private readonly mayShowDepth: boolean;

  constructor(
    columns: readonly FileColumn[],
    private readonly merged: MergedCells,
    private readonly runs: ColumnRuns,
    asShown: ReadonlySet<MappedField>,
  ) {
    const own = columnsOf(runs);
    const told = columns.map((column) => toldColumn(column, asShown));
    this.columns = told.filter(({ index }) => !own.has(index));
    this.mayShowDepth = !columns.some(({ field }) => field === 'level' || field === 'parent');
  }

  tell(row: SheetRow): TableRow {
    // Spelled out in one literal: V8 keeps an object that is put together of spreads as a hash table.
    const found: TableRow = {
      row: row.number,
      values: {},
      others: {},
      own: {},
      texts: linesOf(row.cells).filter((text) => text !== ''),
      outline: row.outline,
      isBold: row.bold === true,
      indents: {},
      continued: false,
      designationAbove: false,
      above: null,
      isAdded: false,
      route: null,
    };
    for (const column of this.columns) {
      const { index, identity } = column;
      const cell = row.cells[index] ?? (column.isSpread ? this.merged.valueAt(row.number, index + 1) : null);
      if (identity !== null) {
        const startsAbove = this.merged.startsAbove(row.number, index + 1);
        found.continued ||= startsAbove;
        found.designationAbove ||= startsAbove && identity === 'designation';
        const indent = leadOf(row.cells[index]) + (row.indents?.[index] ?? 0) * 4;
        if (cell !== null) found.indents[identity] = indent;
      }
      const shown = column.asShown ? row.shown?.[index] : undefined;
      const isDepth = this.mayShowDepth && identity !== null && identity !== 'number' && isLeadAlone(cell);
      if (cell !== null && !isDepth) put(found, column, shown ?? cell);
    }
    this.tellMerged(row, found);
    const { levels, operations } = this.runs;
    if (levels) tellLevel(row, found, levels);
    if (operations) tellRoute(row, found, operations);
    return found;
  }

  /** What stands once beside several parts, in a cell merged over their rows, is said of each of them. */
  private tellMerged(row: SheetRow, found: TableRow): void {
    if (!this.merged.reachDown) return;
    const { designation, name, quantity, quantityTotal } = found.values;
    const isPart = [designation, name].some((cell) => lineOf(cell) !== null);
    const isCounted = [quantity, quantityTotal].some((cell) => lineOf(cell) !== null);
    if (found.continued || !isPart || !isCounted) return;
    for (const column of this.columns) {
      const { index } = column;
      const cell = column.isBeside ? this.merged.valueBeside(row.number, index + 1) : null;
      if (cell !== null && lineOf(row.cells[index]) === null) put(found, column, cell);
    }
  }
}

/** Indexes of the columns that only tell something together. */
function columnsOf({ levels, executions, operations }: ColumnRuns): ReadonlySet<number> {
  const others = (executions?.list ?? []).filter(({ index }) => index !== executions?.taken.index);
  const own = [...others, ...(operations?.columns ?? [])].map(({ index }) => index);
  return new Set([...(levels ? indexesOf(levels) : []), ...own]);
}

function tellRoute(row: SheetRow, found: TableRow, operations: OperationColumns): void {
  const listed = listedRoute(row, operations);
  if (listed !== null) found.values.operations = listed;
  const { route, told } = routeOf(row, operations);
  if (route.length > 0) found.route = route;
  found.others = { ...found.others, ...told };
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
  if (field !== 'designation' && field !== 'name') return;
  // Where the way down leaves a step out the row stands right below the last one that it names.
  const last = filled.at(-2) ?? deepest - 1;
  found.values.level = levels[last + 1] ?? 0;
  found.above = own.slice(0, last + 1).map((cell) => lineOf(cell));
}

/** A row for what stands above others only and is no row itself. */
function addedRow(row: number, level: number, isTop: boolean, field: Field, text: string): TableRow {
  const counted = isTop ? {} : { quantity: 1, quantityTotal: 1 };
  return {
    ...{
      row,
      values: { level, [field]: text, ...counted },
      others: {},
      own: {},
      outline: 0,
      isBold: false,
      indents: {},
    },
    ...{ texts: [], continued: false, designationAbove: false, above: null, isAdded: true, route: null },
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
