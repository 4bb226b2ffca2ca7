import {
  openWorkbook,
  WORKBOOK_LIMITS,
  workbookProblem,
  type ReadTask,
  type Workbook,
  type WorkbookProblem,
} from '../../../../src/workbooks';
import type {
  BomFormat,
  FileColumn,
  FirstRow,
  FormatGuess,
  Mapping,
  PreviewOptions,
  QuantityMeans,
  RememberedReading,
} from './contracts';
import { hint, problem, type RawIssue } from './issues/issue';
import { likeliestHeading, withoutHeader } from './table/choose-heading';
import { countDataRows, ROWS_OUTSIDE_TABLE } from './table/data-rows';
import { findTable } from './table/find-table';
import type { OwnField } from './own-fields/own-field';
import { headerScore } from './table/header-words';
import { totalCountsInList } from './table/quantity-columns';
import { readRows, type ReadRows } from './table/read-rows';
import type { Table } from './table/table';
import { productInFileName, type TitledProduct } from './table/titled-product';
import { bareFileName } from './plan/name-product';
import type { TreeNode } from './tree/bom-row';
import { recogniseForest } from './tree/grow-forest';
import { totalIssues } from './tree/check-totals';
import { totalColumn, perProduct } from './tree/several-products';
import { ambiguousFormat } from './tree/telling-column';
import { underTitledProduct } from './tree/titled-product';
import { isQuestionOfLook, untoldStructure } from './tree/untold-structure';
import { recogniseMeaning } from './tree/quantity-meaning';

/** What was understood of a file before anything is counted or compared: it can be kept and taken up again. */
export interface Bom {
  fileName: string;
  fileKind: 'xlsx' | 'csv';
  encoding: string | null;
  encodingConfidence: number | null;
  delimiter: string | null;
  sheets: string[];
  sheet: string | null;
  /** Absent: it was read before sheets were joined. */
  joinedSheets?: string[];
  joinableSheets?: string[];
  otherSheets: string[];
  headerRow: number | null;
  executions: string[];
  execution: string | null;
  executionsAre?: Table['executionsAre'];
  columns: FileColumn[];
  /** Fields that the factory has added to Part when the file was read, mapped or not. */
  ownFields: readonly OwnField[];
  mapping: Mapping;
  /** What the heading is known by; null where there is none. */
  signature: string | null;
  remembered: RememberedReading | null;
  /** The first rows of a sheet whose table was not found; absent: it was. */
  firstRows?: FirstRow[];
  title: string | null;
  /** The due date that the file names, YYYY-MM-DD; absent: it was read before files were asked for it. */
  dueDate?: string | null;
  format: BomFormat | null;
  confidence: number | null;
  alternatives: FormatGuess[];
  quantityMeans: QuantityMeans;
  quantityRecognised: boolean;
  nodes: TreeNode[];
  issues: RawIssue[];
}

/**
 * Read a file into a workbook; `fileName` is not trusted to say what is inside, but a text without a table that is called a
 * workbook is none.
 * @param readTask where it is read: in a process of its own unless said
 */
export async function readFileBytes(
  bytes: Buffer,
  options: PreviewOptions,
  { fileName = '', readTask }: { fileName?: string; readTask?: ReadTask } = {},
): Promise<Workbook | WorkbookProblem> {
  const { encoding, delimiter } = options;
  const wishes = { ...(encoding ? { encoding } : {}), ...(delimiter ? { delimiter } : {}) };
  const { rows } = WORKBOOK_LIMITS;
  const limits = { ...WORKBOOK_LIMITS, rows: rows + ROWS_OUTSIDE_TABLE };
  const workbook = await openWorkbook(bytes, headerScore, wishes, limits, readTask);
  const isTooLong = workbook.ok
    ? countDataRows(workbook.sheets, options, rows) > rows
    : workbook.code === 'too-many-rows';
  if (isTooLong) return workbookProblem('too-many-rows', { limit: rows });
  return workbook.ok && isTextCalledWorkbook(workbook, fileName, options)
    ? workbookProblem('file-not-a-workbook')
    : workbook;
}

/** Somebody renamed what is no table at all. A table of text is read whatever it is called. */
function isTextCalledWorkbook(
  { format, sheets }: Workbook,
  fileName: string,
  options: PreviewOptions,
): boolean {
  const isCalledSo = format === 'csv' && WORKBOOK_NAME.test(fileName) && options.headerRow === undefined;
  return isCalledSo && likeliestHeading(sheets, options) === null && withoutHeader(sheets) === null;
}

const WORKBOOK_NAME = /\.xls[xm]?$/i;

/** An encoding that others fit nearly as well is told: a wrong one makes other words of all names. */
function encodingIssues({ encoding, otherEncodings }: Workbook): RawIssue[] {
  if (encoding === null || otherEncodings.length === 0) return [];
  return [hint('encoding-doubtful', { details: { taken: encoding, others: otherEncodings } })];
}

function withoutTable(workbook: Workbook, fileName: string, issues: RawIssue[]): Bom {
  return {
    fileName,
    fileKind: workbook.format,
    encoding: workbook.encoding,
    encodingConfidence: workbook.encodingConfidence,
    delimiter: workbook.delimiter,
    sheets: workbook.sheets.map(({ name }) => name),
    sheet: null,
    joinedSheets: [],
    joinableSheets: [],
    otherSheets: [],
    headerRow: null,
    executions: [],
    execution: null,
    columns: [],
    ownFields: [],
    mapping: {},
    signature: null,
    remembered: null,
    title: null,
    format: null,
    confidence: null,
    alternatives: [],
    quantityMeans: 'per-parent',
    quantityRecognised: false,
    nodes: [],
    issues,
  };
}

/** A product without pieces per assembly has those that it is needed in all: nothing is above it. */
function countedRoots(nodes: TreeNode[], { totals }: ReadRows): TreeNode[] {
  if (totals.size === 0) return nodes;
  return nodes.map((node) => {
    const { row, parent } = node;
    // An assembly that others only name has the number of the first row that does, and no total of its own.
    const isOpen = parent === null && row.quantity === null && !row.quantityRefused && !row.isNamedOnly;
    const total = isOpen ? totals.get(row.row) : undefined;
    const counts = total !== undefined && Number.isInteger(total) && total > 0;
    return counts ? { ...node, row: { ...row, quantity: total } } : node;
  });
}

/** The parts of a list that has nothing above them, by what is needed in all where the file says it beside the quantity. */
function listed(
  nodes: TreeNode[],
  { totals }: ReadRows,
  { mapping, columns }: Table,
  { quantityMeans }: PreviewOptions,
): { nodes: TreeNode[]; byTotal: boolean } {
  const headingOf = (field: 'quantity' | 'quantityTotal'): string =>
    columns.find(({ column }) => column === mapping[field])?.header ?? '';
  const isList = nodes.every(({ parent }) => parent === null);
  const same = { nodes, byTotal: quantityMeans === 'per-product' };
  if (!isList || totals.size === 0 || quantityMeans !== undefined) return same;
  if (!totalCountsInList(headingOf('quantity'), headingOf('quantityTotal'))) return same;
  const counted = nodes.map((node) => {
    const total = totals.get(node.row.row);
    const counts = total !== undefined && Number.isInteger(total) && node.row.quantity !== null;
    return counts ? { ...node, row: { ...node.row, quantity: total } } : node;
  });
  return { nodes: counted, byTotal: true };
}

/** What the file or a person calls the product of a list that has no row of it. */
function titledProduct(
  { titled }: Table,
  { stamped }: ReadRows,
  fileName: string,
  { product }: PreviewOptions,
): TitledProduct | null {
  if (titled) return titled;
  if (product !== undefined) return { row: null, designation: product, name: null };
  return stamped ?? productInFileName(bareFileName(fileName));
}

/** The designation that a stamp names a list after; a part above all others has one of its own. */
function stampOf(nodes: readonly TreeNode[], { stamped }: ReadRows): string | null {
  return nodes.filter(({ parent }) => parent === null).length > 1 ? (stamped?.designation ?? null) : null;
}

function withTable(blank: Bom, table: Table, options: PreviewOptions): Bom {
  const read = readRows(table);
  const { format, confidence, alternatives, isAmbiguous, forest } = recogniseForest(
    table,
    read,
    options.format,
  );
  const { sheet, joinedSheets, joinableSheets, otherSheets, headerRow, columns, mapping, signature } = table;
  const { title, executions, execution } = table;
  // Where nothing stands above the parts, nothing was divided.
  const isFlat = forest.nodes.every(({ parent }) => parent === null);
  const above = blank.issues.filter(({ code }) => !(isFlat && code === 'quantity-of-order'));
  const issues = [...above, ...unnamedIssues(table, format), ...read.issues];
  issues.push(...totalIssues(forest.nodes, read.totals, mapping.quantityTotal ?? null));
  if (options.format === undefined) issues.push(...untoldStructure(table, read.rows, format, alternatives));
  const [other] = alternatives;
  if (isAmbiguous && other && !isQuestionOfLook(format, alternatives))
    issues.push(ambiguousFormat(table, format, other.format));
  // Below a heading of its own a quantity can only mean one of that assembly.
  const sure = table.quantityRecognised || format === 'product-row' || format === 'section-headings';
  const means = sure ? table.quantityMeans : recogniseMeaning(forest.nodes);
  const { nodes, byTotal } = listed(countedRoots(forest.nodes, read), read, table, options);
  const column = totalColumn(mapping, byTotal);
  const heading = columns.find((own) => own.column === column)?.header ?? '';
  const product = titledProduct(table, read, blank.fileName, options);
  const whole = underTitledProduct({ ...forest, nodes }, product);
  const counted = perProduct(whole.nodes, { heading, column, headerRow });
  issues.push(...whole.issues, ...counted.issues);
  // The title of a product that became a part is told by that part.
  const isTitled = whole.nodes !== nodes && product?.row !== null && product !== null;
  return {
    ...blank,
    ...{ sheet, joinedSheets, joinableSheets, otherSheets, headerRow, columns, mapping, signature },
    dueDate: table.dueDate,
    title: isTitled ? product.name : (title ?? stampOf(whole.nodes, read)),
    ...{ format, confidence, alternatives, executions, execution, executionsAre: table.executionsAre },
    ...{ quantityMeans: means ?? table.quantityMeans, quantityRecognised: sure || means !== null },
    nodes: counted.nodes,
    issues,
  };
}

/**
 * Workbook to table to tree. Pure.
 * @param own the fields that the factory added to Part; null: nobody knows them, for no database was asked
 */
export function understand(
  workbook: Workbook,
  fileName: string,
  options: PreviewOptions,
  own: readonly OwnField[] | null = null,
): Bom {
  const { table, untold, issues } = findTable(workbook.sheets, options, own);
  const blank = {
    ...withoutTable(workbook, fileName, [...encodingIssues(workbook), ...issues]),
    ownFields: own ?? [],
    ...untold,
  };
  return table ? withTable(blank, table, options) : blank;
}

const FORMAT_OF: Readonly<Record<'level' | 'number' | 'parent', BomFormat>> = {
  ...{ level: 'level-column', number: 'dotted-number', parent: 'parent-column' },
};

/** A column that tells the structure without saying so is named, that somebody may say what it is. */
function unnamedIssues({ unnamed, headerRow }: Table, format: BomFormat): RawIssue[] {
  if (!unnamed || format !== FORMAT_OF[unnamed.field]) return [];
  const { column, heading } = unnamed;
  const details = { letters: column, format };
  return [hint('structure-column-unnamed', { row: headerRow, column, value: heading, details })];
}

/** The sheets whose rows are read, by their places in `numberInTable`; of a text file one without a name. */
export function sheetsRead({ sheet, joinedSheets = [] }: Bom): readonly (string | null)[] {
  return joinedSheets.length > 0 ? joinedSheets : [sheet];
}

/** A file that could not be read, as an issue. */
export function unreadable({ code, details }: WorkbookProblem): RawIssue {
  return problem(code, { row: typeof details.row === 'number' ? details.row : null, details });
}

/** The same without the rows a person leaves out, and without what hangs below them. */
export function withoutRows(bom: Bom, exclude: readonly number[]): Bom {
  if (exclude.length === 0) return bom;
  const out = new Set(exclude);
  const places = new Map<number, number>();
  const nodes: TreeNode[] = [];
  bom.nodes.forEach((node, index) => {
    const parent = node.parent === null ? null : places.get(node.parent);
    if ((out.has(node.row.row) && !node.row.isNamedOnly) || parent === undefined) {
      out.add(node.row.row);
      return;
    }
    places.set(index, nodes.length);
    nodes.push({ ...node, parent });
  });
  return { ...bom, nodes, issues: bom.issues.filter(({ row }) => row === null || !out.has(row)) };
}
