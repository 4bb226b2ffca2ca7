/**
 * What the importer's doors take and give. The admin page imports these types; nothing here runs.
 * Quantities are whole pieces unless said otherwise; rows are the numbers the spreadsheet program shows.
 */
import type { PartKind } from '../../../../src/tracking/contracts';
import type { IssueCode } from './issues/issue';

export type * from './open-contracts';

/** What a column of the file can mean to us. */
export const FIELDS = [
  'number',
  'level',
  'parent',
  'group',
  'id',
  'designation',
  'name',
  'quantity',
  'quantityTotal',
  'size',
  'operations',
  'material',
  'kind',
  'unit',
] as const;
export type Field = (typeof FIELDS)[number];

/** How the file says which part belongs to which. */
export type BomFormat =
  | 'product-row'
  | 'dotted-number'
  | 'level-column'
  | 'parent-column'
  | 'section-headings'
  | 'group-column'
  | 'outline'
  | 'indentation';
export const BOM_FORMATS: readonly BomFormat[] = [
  'product-row',
  'dotted-number',
  'level-column',
  'parent-column',
  'section-headings',
  'group-column',
  'outline',
  'indentation',
];

/** A format that fits, and how well: 0 to 1. */
export interface FormatGuess {
  format: BomFormat;
  confidence: number;
}

export type QuantityMeans = 'per-parent' | 'per-product';
export type Duplicates = 'fail' | 'skip' | 'update';
export type Severity = 'error' | 'warning';

/** Field to column letter; null: a person says that no column is meant. */
export type Mapping = Partial<Record<Field, string | null>>;

export interface PreviewOptions {
  sheet?: string;
  headerRow?: number;
  mapping?: Mapping;
  encoding?: 'utf-8' | 'windows-1251' | 'utf-16le' | 'utf-16be';
  delimiter?: ';' | ',' | '\t';
  format?: BomFormat;
  /** Designation of the product. */
  product?: string;
  orderNumber?: string;
  /** Products to make. */
  quantity?: number;
  quantityMeans?: QuantityMeans;
  /** What parts are, by key, where the file says otherwise or nothing. */
  kinds?: Record<string, PartKind>;
  duplicates?: Duplicates;
}

export interface Issue {
  sheet: string | null;
  row: number | null;
  column: string | null;
  severity: Severity;
  code: IssueCode;
  message: string;
  value: string | null;
}

/** new, changed, unchanged and absent are null where no database was asked. */
export interface Summary {
  parts: number;
  lines: number;
  materials: number;
  routes: number;
  stages: number;
  new: number | null;
  changed: number | null;
  unchanged: number | null;
  absent: number | null;
  errors: number;
  warnings: number;
}

export type DifferenceField =
  'name' | 'kind' | 'material' | 'size' | 'attributes' | 'required' | 'composition';

export interface Difference {
  field: DifferenceField;
  from: string | number | null;
  to: string | number | null;
}

export type RowStatus = 'new' | 'changed' | 'unchanged' | 'refused';

/** One row of the preview tree, in the order of the tree. */
export interface PreviewRow {
  row: number;
  depth: number;
  key: string | null;
  designation: string | null;
  name: string | null;
  kind: PartKind;
  /** Per one parent; on a root per one product. */
  quantity: number | null;
  /** Over all products; null where it could not be computed. */
  required: number | null;
  size: string | null;
  material: string | null;
  operations: string[];
  status: RowStatus | null;
  differences: Difference[];
}

export interface FileColumn {
  column: string;
  header: string;
  field: Field | null;
  samples: string[];
}

/** What an update suggests for a batch that exists; the engine does it only if a person accepts it. */
export interface ProposedAct {
  /** Names the proposal in `accept`; the same in every preview of the same file. */
  id: string;
  act: 'add' | 'withdraw' | 'route';
  /** The first row that names the part. */
  row: number | null;
  key: string;
  code: string | null;
  designation: string | null;
  name: string | null;
  /** Pieces to add or withdraw; null for a route. */
  quantity: number | null;
  /** The stages of the route; null for pieces. */
  operations: string[] | null;
}

export interface ProductPlan {
  designation: string;
  name: string | null;
  orderNumber: string | null;
  quantity: number;
  /** documentId where the product exists already. */
  existing: string | null;
}

export interface AbsentPart {
  code: string | null;
  designation: string | null;
  name: string | null;
}

export interface PreviewPage {
  page: number;
  pageSize: number;
  total: number;
  rows: PreviewRow[];
}

/** What was understood of a file, without its rows. */
export interface PreviewHead {
  fileName: string;
  fileKind: 'xlsx' | 'csv';
  format: BomFormat | null;
  /** How well the format fits, 0 to 1; 1 where a person chose it. */
  confidence: number | null;
  /** Other formats that fit too, and would give another tree. */
  alternatives: FormatGuess[];
  encoding: string | null;
  delimiter: string | null;
  sheet: string | null;
  sheets: string[];
  /** Sheets that hold a table too and are not imported. */
  otherSheets: string[];
  headerRow: number | null;
  mapping: Mapping;
  columns: FileColumn[];
  quantityMeans: QuantityMeans;
  /** Whether the file itself says what its quantities mean. */
  quantityRecognised: boolean;
  duplicates: Duplicates;
  product: ProductPlan;
  newRoutes: string[];
  newStages: string[];
  absentParts: AbsentPart[];
  proposals: ProposedAct[];
  summary: Summary;
}

/** `POST /api/importer/previews`: 201. */
export interface Preview extends PreviewHead, PreviewPage {
  previewId: string;
  expiresAt: string;
  /** As they were wished for, without what was recognised. */
  options: PreviewOptions;
  issues: Issue[];
}

export interface ExportedPart {
  key: string;
  designation: string | null;
  name: string | null;
  kind: PartKind;
  quantity: number;
  material: string | null;
  size: string | null;
  operations: string[];
}

export interface ExportedLine {
  parent: string;
  child: string;
  quantity: number;
}

/** `POST /api/importer/previews/:id/commit`: 201. */
export interface ImportResult {
  importId: string;
  product: { id: string; designation: string; orderNumber: string | null };
  summary: Summary;
}

/** `POST /api/importer/orders/:id/repeat`: 201. Its undo is that of an import. */
export interface RepeatedOrder {
  importId: string;
  product: { id: string; designation: string; orderNumber: string };
  /** Products to make. */
  quantity: number;
  parts: number;
  lines: number;
}

/** A batch of an import that people have worked on. */
export interface PartInUse {
  code: string;
  designation: string | null;
  name: string | null;
}

/** `POST /api/importer/imports/:id/undo`: 200. */
export interface UndoneImport {
  importId: string;
  undoneAt: string;
  /** Batches that were cancelled. */
  cancelled: number;
  /** Parts whose fields got back what they held before. */
  restored: number;
  /** Batches with facts of work: they stay, the first hundred are named. */
  inUse: number;
  parts: PartInUse[];
}

/** One line of `GET /api/importer/imports`. */
export interface ImportView {
  importId: string;
  committedAt: string;
  actor: string | null;
  fileName: string;
  format: BomFormat | null;
  mapping: Mapping | null;
  product: { id: string; designation: string; orderNumber: string | null };
  summary: Summary;
  undone: { at: string; by: string | null; cancelled: number; restored: number; inUse: number } | null;
}

/** `GET /api/importer/imports`: the newest first. */
export interface ImportList {
  page: number;
  pageSize: number;
  total: number;
  imports: ImportView[];
}
