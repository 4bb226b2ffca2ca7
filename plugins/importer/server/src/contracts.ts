/**
 * What the importer's doors take and give. The admin page imports these types; nothing here runs.
 * Quantities are whole pieces unless said otherwise; rows are the numbers the spreadsheet program shows.
 */
import type { PartKind, RefusalCode } from '../../../../src/tracking/contracts';
import type { Delimiter, TextEncoding } from '../../../../src/workbooks/contracts';
import type { AbsentLine, AbsentPart, FirstRow } from './open-contracts';
import type { IssueCode } from './issues/issue';
import type { OwnFieldView, OwnKey } from './own-fields/own-field';
import type { FileSection, KindRule } from './row-contracts';

export type * from './exported-contracts';
export type * from './history-contracts';
export type * from './open-contracts';
export type * from './row-contracts';
export type { OwnFieldView } from './own-fields/own-field';

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

/** `own.NAME`: the attribute NAME that the factory added to Part in the Content-Type Builder. */
export type MappedField = Field | OwnKey;

/** How the file says which part belongs to which. */
export type BomFormat =
  | 'product-row'
  | 'dotted-number'
  | 'level-column'
  | 'level-columns'
  | 'parent-column'
  | 'section-headings'
  | 'group-column'
  | 'outline'
  | 'indentation'
  | 'assembly-rows';
export const BOM_FORMATS: readonly BomFormat[] = [
  'product-row',
  'dotted-number',
  'level-column',
  'level-columns',
  'parent-column',
  'section-headings',
  'group-column',
  'outline',
  'indentation',
  'assembly-rows',
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
export type Mapping = Partial<Record<MappedField, string | null>>;

export interface PreviewOptions {
  /** That one alone. */
  sheet?: string;
  /** Sheets that are read as one table, by their names or numbers; none: only one is read. Wins over `sheet`. */
  joinedSheets?: string[];
  /** 0: the file has no heading. */
  headerRow?: number;
  mapping?: Mapping;
  encoding?: TextEncoding;
  delimiter?: Delimiter;
  format?: BomFormat;
  /** Which execution of a group specification is meant, `-` for the base one. */
  execution?: string;
  /** Designation of the product. */
  product?: string;
  orderNumber?: string;
  /** YYYY-MM-DD; null: the order has none, whatever the file says, and with `update` one that exists loses its own. */
  dueDate?: string | null;
  /** Products to make. */
  quantity?: number;
  quantityMeans?: QuantityMeans;
  /** What parts are, by key, where the file says otherwise or nothing. */
  kinds?: Record<string, PartKind>;
  /** The same for many parts at once; later rules count before earlier ones, and `kinds` before all of them. */
  kindRules?: KindRule[];
  duplicates?: Duplicates;
  /** False: a heading that is known from an earlier import is read as it is recognised, not as it was read then. */
  remembered?: boolean;
}

/** How a table with the same heading was read when it was imported last, where a person had chosen something. */
export interface RememberedReading {
  by: string | null;
  at: string;
  /** Every field; null: no column. */
  mapping: Mapping;
  /** Null where nobody chose one. */
  format: BomFormat | null;
  quantityMeans: QuantityMeans | null;
}

export interface Issue {
  /** The one that `row` is of; of a text file an empty name. */
  sheet: string | null;
  row: number | null;
  column: string | null;
  severity: Severity;
  code: IssueCode;
  message: string;
  value: string | null;
}

/** new, changed, unchanged, absent and absentLines are null where no database was asked. */
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
  absentLines: number | null;
  errors: number;
  warnings: number;
}

export type DifferenceField =
  'name' | 'kind' | 'material' | 'size' | 'attributes' | 'required' | 'composition' | 'materials' | OwnKey;

export interface Difference {
  field: DifferenceField;
  from: string | number | boolean | null;
  to: string | number | boolean | null;
}

export type RowStatus = 'new' | 'changed' | 'unchanged' | 'refused';

/** One row of the preview tree, in the order of the tree. */
export interface PreviewRow {
  /** As on an issue. */
  sheet: string | null;
  row: number;
  depth: number;
  key: string | null;
  designation: string | null;
  name: string | null;
  kind: PartKind;
  /** The section, group or kind of the row in the words of the file. */
  section: string | null;
  /** Per one parent; on a root per one product. */
  quantity: number | null;
  /** Over all products; null where it could not be computed. */
  required: number | null;
  size: string | null;
  material: string | null;
  operations: string[];
  /** What the row says of fields that the factory added to Part. */
  own: Record<OwnKey, string | number | boolean>;
  status: RowStatus | null;
  differences: Difference[];
}

export interface FileColumn {
  column: string;
  header: string;
  field: MappedField | null;
  samples: string[];
}

/** What an update suggests for a batch that exists; the engine does it only if a person accepts it. */
export interface ProposedAct {
  /** Names the proposal in `accept`; the same in every preview of the same file. */
  id: string;
  act: 'add' | 'withdraw' | 'route';
  /** The sheet of `row`. */
  sheet: string | null;
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
  /** The stages of the route that the batch has; null for pieces, and where it has none that is in use. */
  operationsBefore: string[] | null;
  /** The engine would refuse it: a stable code and its words. It is an issue of its row and cannot be accepted. */
  refused: { code: RefusalCode; message: string } | null;
}

export interface ProductPlan {
  designation: string;
  name: string | null;
  orderNumber: string | null;
  /** YYYY-MM-DD; null: neither a person nor the file says one. */
  dueDate: string | null;
  quantity: number;
  /** documentId where the product exists already. */
  existing: string | null;
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
  /** How surely it is that one, 0 to 1; 1 where a person chose it; null: no text file. */
  encodingConfidence: number | null;
  delimiter: string | null;
  /** The one that is read, or the first of those that are read as one table. */
  sheet: string | null;
  sheets: string[];
  /** Sheets that are read as one table, in the order of their tabs; empty: one sheet is read. */
  joinedSheets: string[];
  /** Sheets that may be parts of one table with the one that is read, itself included; empty: none are. */
  joinableSheets: string[];
  /** Sheets that hold a table too and are not imported. */
  otherSheets: string[];
  headerRow: number | null;
  /** Executions that a group specification (ГОСТ 2.113) counts, or orders of which one is read; empty: there are none. */
  executions: string[];
  /** What a person chooses among. */
  executionsAre: 'executions' | 'orders';
  execution: string | null;
  mapping: Mapping;
  /** Read as last time, because the heading is known; null: as recognised and wished. */
  remembered: RememberedReading | null;
  columns: FileColumn[];
  /** Where it is not known yet what the columns mean: the first rows of the sheet, at most 30. */
  firstRows: FirstRow[];
  /** Fields that the factory added to Part; each may be mapped like ours. None where no database was asked. */
  ownFields: OwnFieldView[];
  quantityMeans: QuantityMeans;
  /** Whether the file itself says what its quantities mean. */
  quantityRecognised: boolean;
  duplicates: Duplicates;
  product: ProductPlan;
  newRoutes: string[];
  newStages: string[];
  absentParts: AbsentPart[];
  /** Lines that the file leaves out though it names their parts; they stay. */
  absentLines: AbsentLine[];
  proposals: ProposedAct[];
  /** At most 100. */
  sections: FileSection[];
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

/** `POST /api/importer/previews/:id/commit`: 201. */
export interface ImportResult {
  importId: string;
  product: { id: string; designation: string; orderNumber: string | null };
  summary: Summary;
}
