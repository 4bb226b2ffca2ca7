import type { PartKind } from '../contracts';
import { LINE_COLUMNS, NEED_COLUMNS, type NewBomLine, type NewMaterialNeed } from './append-composition';
import {
  LABEL_COLUMNS,
  OPERATION_COLUMNS,
  STATE_COLUMNS,
  type NewLabel,
  type NewState,
} from './append-launch';
import type { OperationState } from '../domain/batch';
import { linesOf, renderCopy, type Copy, type Lines } from './copy-rows';
import type { Column } from './insert-many';
import { orderedDocumentId } from './ordered-ids';
import { FACT_COLUMNS, type NewPartFact } from './part-fact';

/** One row of `parts` that a launch makes. */
export interface NewPart {
  id: number;
  documentId: string;
  productId: number;
  designation: string | null;
  name: string | null;
  kind: PartKind;
  material: string | null;
  size: string | null;
  attributes: Record<string, unknown> | null;
  own?: Readonly<Record<string, string | number | boolean | null>>;
}

/** An operation of a batch; batches of one route and one number of pieces share it. */
export interface LaunchedOperation {
  partId: number;
  operation: OperationState;
}

/** Batches that come into being together, with all that the ledger keeps of each. */
export interface NewBatches {
  parts: readonly NewPart[];
  /** Columns that the factory added to `parts`. */
  ownColumns: readonly string[];
  operations: readonly LaunchedOperation[];
  states: readonly NewState[];
  labels: readonly NewLabel[];
  facts: readonly NewPartFact[];
}

const PART_COLUMNS: readonly Column<NewPart>[] = [
  ['id', 'int', (row) => row.id],
  ['document_id', 'text', (row) => row.documentId],
  ['designation', 'text', (row) => row.designation],
  ['name', 'text', (row) => row.name],
  ['kind', 'text', (row) => row.kind],
  ['material', 'text', (row) => row.material],
  ['size', 'text', (row) => row.size],
  ['attributes', 'jsonb', (row) => (row.attributes === null ? null : JSON.stringify(row.attributes))],
];

/** PostgreSQL takes each value as the text of its own type. */
function ownColumnsOf(names: readonly string[]): Column<NewPart>[] {
  return names.map((name) => [`"${name.replaceAll('"', '""')}"`, 'text', ({ own }) => own?.[name] ?? null]);
}

const PRODUCT_OF_PART: readonly Column<NewPart>[] = [
  ['part_id', 'int', (row) => row.id],
  ['product_id', 'int', (row) => row.productId],
];

/** The columns with which Strapi keeps when a row was made. */
function clockColumns(at: string): Column<unknown>[] {
  const now = (): string => at;
  return [
    ['created_at', 'timestamp', now],
    ['updated_at', 'timestamp', now],
    ['published_at', 'timestamp', now],
  ];
}

/** The columns of a table beside those that Strapi wants in each row. */
function withStrapiColumns<Row>(columns: readonly Column<Row>[], at: string): readonly Column<Row>[] {
  return [...columns, ['document_id', 'text', orderedDocumentId], ...clockColumns(at)];
}

const CLOCKS = ['created_at', 'updated_at', 'published_at'];
/** What all rows of one launch have in common, by table. */
const UNIFORM = {
  parts: new Set(CLOCKS),
  parts_product_lnk: new Set(['product_id']),
  part_states: new Set([
    ...CLOCKS,
    ...['product_id', 'lot', 'finished', 'scrapped', 'withdrawn', 'split_out', 'first_fact_at'],
  ]),
  labels: new Set([...CLOCKS, 'status', 'issued_at', 'print_count']),
  part_facts: new Set([
    ...[...CLOCKS, 'operation_number', 'other_part_id', 'import_id', 'reason', 'actor_type', 'actor_id'],
    ...['actor_name', 'occurred_at', 'recorded_at', 'content_hash', 'request_id', 'address'],
  ]),
  bom_lines: new Set([...CLOCKS, 'product_id']),
  material_needs: new Set(CLOCKS),
} as const;

/** Rows of one launch as a copy. */
function copyOf<Row>(
  table: keyof typeof UNIFORM,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<Copy> {
  return renderCopy(table, linesOf(columns, rows, UNIFORM[table]), rows);
}

/** Of operations the part and the documentId differ; the rest is turned into text once for all that share it. */
function operationLines(at: string): Lines<LaunchedOperation> {
  const own = OPERATION_COLUMNS.filter(([name]) => name !== 'part_id');
  const columns = [...own, ...clockColumns(at)];
  const known = new Map<OperationState, string>();
  const textOf = (operation: OperationState): string => {
    const text = known.get(operation) ?? linesOf(columns, []).lineOf({ ...operation, partId: 0 });
    known.set(operation, text);
    return text;
  };
  return {
    names: ['part_id', 'document_id', ...columns.map(([name]) => name)],
    lineOf: ({ partId, operation }) => `${partId}\t${orderedDocumentId()}\t${textOf(operation)}`,
  };
}

/**
 * New batches as copies into the ledger. Operations come before the states, whose trigger then finds the pieces of each
 * batch conserved.
 * @param at when they are launched, ISO 8601 in UTC
 */
export async function* batchCopies(batches: NewBatches, at: string): AsyncGenerator<Copy, void> {
  const { parts, ownColumns, operations, states, labels, facts } = batches;
  const columns = [...PART_COLUMNS, ...ownColumnsOf(ownColumns), ...clockColumns(at)];
  yield copyOf('parts', columns, parts);
  yield copyOf('parts_product_lnk', PRODUCT_OF_PART, parts);
  yield renderCopy('operations', operationLines(at), operations);
  yield copyOf('part_states', withStrapiColumns(STATE_COLUMNS, at), states);
  yield copyOf('labels', withStrapiColumns(LABEL_COLUMNS, at), labels);
  yield copyOf('part_facts', withStrapiColumns(FACT_COLUMNS, at), facts);
}

/** The lines and material needs of new batches as copies into the ledger; the batches stand already. */
export async function* compositionCopies(
  { lines, needs }: { lines: readonly NewBomLine[]; needs: readonly NewMaterialNeed[] },
  at: string,
): AsyncGenerator<Copy, void> {
  yield copyOf('bom_lines', withStrapiColumns(LINE_COLUMNS, at), lines);
  yield copyOf('material_needs', withStrapiColumns(NEED_COLUMNS, at), needs);
}
