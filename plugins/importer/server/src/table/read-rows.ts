import type { Cell } from '../../../../../src/workbooks';
import type { Field } from '../contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import type { BomRow } from '../tree/bom-row';
import { kindOf, type RowKind } from './kinds';
import { MAX_OPERATIONS, splitOperations } from './operations';
import { readQuantity } from './quantity';
import type { Table, TableRow } from './table';
import { lineOf } from './text';

/** As long as the columns of the parts table. */
const MAX_TEXT = 255;
const MAX_ATTRIBUTE = 2_000;
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Surrogate}]/u;
const TOTAL_WORDS = /^(итого|всего|итог|total|subtotal|grand total)\b/i;
const TOTAL_WORDS_RUSSIAN = /^(итого|всего|итог)([\s:.]|$)/i;
const DASH = /^[-–—]$/;
const TEXT_FIELDS: readonly Field[] = [
  'designation',
  'name',
  'size',
  'material',
  'unit',
  'number',
  'level',
  'kind',
  'operations',
];

/** Reads the cells of one row and remembers what was wrong with them. */
class RowReader {
  readonly issues: RawIssue[] = [];

  constructor(
    private readonly table: Table,
    private readonly source: TableRow,
  ) {}

  column(field: Field): string | null {
    return this.table.mapping[field] ?? null;
  }

  cell(field: Field): Cell | undefined {
    return this.source.values[field];
  }

  text(field: Field, limit = MAX_TEXT): string | null {
    const cell = this.cell(field);
    const place = { row: this.source.row, column: this.column(field), value: cell };
    if (typeof cell === 'object' && cell !== null) {
      this.issues.push(problem(cell.problem, { ...place, value: cell.text }));
      return null;
    }
    const line = lineOf(
      field === 'operations' && typeof cell === 'string' ? cell.replace(/\r?\n/g, ';') : cell,
    );
    if (line === null || DASH.test(line)) return null;
    if (UNPRINTABLE.test(line)) {
      this.issues.push(problem('control-character', place));
      return null;
    }
    if (line.length > limit) {
      this.issues.push(problem('text-too-long', { ...place, details: { limit } }));
      return null;
    }
    return line;
  }

  attributes(): Record<string, string> {
    const found: Record<string, string> = {};
    for (const [header, cell] of Object.entries(this.source.others)) {
      const line = lineOf(cell)?.slice(0, MAX_ATTRIBUTE);
      if (line && !UNPRINTABLE.test(line) && !UNPRINTABLE.test(header)) found[header] = line;
    }
    return found;
  }
}

function isTotal(source: TableRow): boolean {
  if (lineOf(source.values.designation) !== null) return false;
  return Object.values(source.values).some((cell) => {
    const line = lineOf(cell);
    return (
      line !== null && (TOTAL_WORDS_RUSSIAN.test(line) || (TOTAL_WORDS.test(line) && /^[a-z]/i.test(line)))
    );
  });
}

function operationsOf(reader: RowReader, row: number): string[] {
  const operations = splitOperations(reader.text('operations', 4_000) ?? '');
  const tooLong = operations.find((name) => name.length > MAX_TEXT);
  if (operations.length <= MAX_OPERATIONS && tooLong === undefined) return operations;
  const column = reader.column('operations');
  reader.issues.push(
    tooLong === undefined
      ? problem('too-many-operations', { row, column, details: { limit: MAX_OPERATIONS } })
      : problem('text-too-long', { row, column, value: tooLong, details: { limit: MAX_TEXT } }),
  );
  return [];
}

function kindIn(reader: RowReader, row: number): RowKind | null {
  const text = reader.text('kind');
  if (text === null) return null;
  const kind = kindOf(text);
  if (kind === null)
    reader.issues.push(hint('kind-unknown', { row, column: reader.column('kind'), value: text }));
  return kind;
}

function readQuantityOf(reader: RowReader, table: Table, row: number, whole: boolean) {
  const field =
    table.quantityMeans === 'per-product' && table.mapping.quantityTotal ? 'quantityTotal' : 'quantity';
  const cell = reader.cell(field);
  if (typeof cell === 'object' && cell !== null) {
    const place = { row, column: reader.column(field), value: cell.text };
    return { quantity: null, refused: true, issues: [problem(cell.problem, place)] };
  }
  return readQuantity(cell, row, reader.column(field), whole);
}

function readRow(table: Table, source: TableRow): { row: BomRow | null; issues: RawIssue[] } {
  const { row } = source;
  const reader = new RowReader(table, source);
  if (isTotal(source)) return { row: null, issues: [hint('total-row-skipped', { row })] };
  const kind = kindIn(reader, row);
  if (kind === 'document') return { row: null, issues: [hint('document-row-skipped', { row })] };
  const role = kind === 'operation' ? 'operation' : kind === 'material' ? 'material' : 'item';
  const amount = role === 'operation' ? null : readQuantityOf(reader, table, row, role === 'item');
  const texts = Object.fromEntries(
    TEXT_FIELDS.filter((field) => field !== 'kind' && field !== 'operations').map((field) => [
      field,
      reader.text(field),
    ]),
  ) as Pick<BomRow, 'designation' | 'name' | 'size' | 'material' | 'unit' | 'number' | 'level'>;
  const bomRow: BomRow = {
    row,
    ...texts,
    quantity: amount?.quantity ?? null,
    quantityRefused: amount?.refused ?? false,
    operations: operationsOf(reader, row),
    kind: kind === 'operation' ? null : kind,
    role,
    attributes: reader.attributes(),
  };
  const issues = [...reader.issues, ...(amount?.issues ?? [])];
  if (bomRow.designation !== null || bomRow.name !== null) return { row: bomRow, issues };
  // A row that lost its name to an issue has been told already. It keeps its place in the tree either way.
  const names = [reader.column('designation'), reader.column('name')];
  const told = issues.some(
    ({ severity, column }) => severity === 'error' && column !== null && names.includes(column),
  );
  return { row: bomRow, issues: told ? issues : [...issues, problem('row-without-identity', { row })] };
}

/** Read and check every row of a table. Pure. */
export function readRows(table: Table): { rows: BomRow[]; issues: RawIssue[] } {
  const rows: BomRow[] = [];
  const issues: RawIssue[] = [];
  for (const source of table.rows) {
    const read = readRow(table, source);
    if (read.row) rows.push(read.row);
    issues.push(...read.issues);
  }
  return { rows, issues };
}
