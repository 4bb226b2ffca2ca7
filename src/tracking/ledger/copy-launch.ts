import type { PartKind } from '../contracts';
import { LINE_COLUMNS, NEED_COLUMNS, type NewBomLine, type NewMaterialNeed } from './append-composition';
import {
  LABEL_COLUMNS,
  OPERATION_COLUMNS,
  STATE_COLUMNS,
  type NewLabel,
  type NewOperation,
  type NewState,
} from './append-launch';
import { renderCopy, type Copy } from './copy-rows';
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

/** Batches that come into being together, with all that the ledger keeps of each. */
export interface NewBatches {
  parts: readonly NewPart[];
  /** Columns that the factory added to `parts`. */
  ownColumns: readonly string[];
  operations: readonly NewOperation[];
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

/**
 * New batches as copies into the ledger. Operations come before the states, whose trigger then finds the pieces of each
 * batch conserved.
 * @param at when they are launched, ISO 8601 in UTC
 */
export async function* batchCopies(batches: NewBatches, at: string): AsyncGenerator<Copy, void> {
  const { parts, ownColumns, operations, states, labels, facts } = batches;
  const columns = [...PART_COLUMNS, ...ownColumnsOf(ownColumns), ...clockColumns(at)];
  yield renderCopy('parts', columns, parts);
  yield renderCopy('parts_product_lnk', PRODUCT_OF_PART, parts);
  yield renderCopy('operations', withStrapiColumns(OPERATION_COLUMNS, at), operations);
  yield renderCopy('part_states', withStrapiColumns(STATE_COLUMNS, at), states);
  yield renderCopy('labels', withStrapiColumns(LABEL_COLUMNS, at), labels);
  yield renderCopy('part_facts', withStrapiColumns(FACT_COLUMNS, at), facts);
}

/** The lines and material needs of new batches as copies into the ledger; the batches stand already. */
export async function* compositionCopies(
  { lines, needs }: { lines: readonly NewBomLine[]; needs: readonly NewMaterialNeed[] },
  at: string,
): AsyncGenerator<Copy, void> {
  yield renderCopy('bom_lines', withStrapiColumns(LINE_COLUMNS, at), lines);
  yield renderCopy('material_needs', withStrapiColumns(NEED_COLUMNS, at), needs);
}
