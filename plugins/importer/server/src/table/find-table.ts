import { columnLetters, type Sheet, type SheetRow } from '../../../../../src/workbooks';
import type { FileColumn, PreviewOptions } from '../contracts';
import { problem, type RawIssue } from '../issues/issue';
import { mappedOwnFields } from '../own-fields/own-columns';
import type { OwnField } from '../own-fields/own-field';
import { chooseSheets, headersOf, withoutHeader } from './choose-heading';
import { countingOf } from './counting-columns';
import { groupCountColumn, groupWords } from './group-words';
import { bestHeader, type Header } from './header';
import { furtherSheetIssues, sheetsBeside } from './further-sheets';
import { joinSheets, wishedSheets, type JoinedSheets } from './join-sheets';
import { headerSignature } from './header-signature';
import { hiddenIssues } from './hidden';
import { meaningOfColumns, withRuns, type ColumnMeanings } from './meaning-of-columns';
import { matrixOf, readMatrix, rowsOfProduct, type MatrixReading } from './matrix';
import { MergedCells } from './merged-cells';
import { rowsOfOrder, type OrderRows } from './orders';
import { numberStyle } from './quantity';
import { orderIssues } from './quantity-columns';
import { describeColumns, tellsParts } from './recognise-columns';
import { throughSteps } from './row-steps';
import { rowsBelow } from './second-table';
import { shownFields } from './shown-fields';
import { toldOfHeading } from './side-by-side';
import { stageColumn } from './stage-column';
import { firstOfStacked } from './stacked-tables';
import type { Table } from './table';
import { RowTeller } from './tell-rows';
import { titleDueDate } from './title-due-date';
import { titleQuantity } from './title-quantity';
import { namesAbove, NO_NAMES } from './titled-product';
import { assemblySide } from './two-sides';
import { NO_HEADING, untoldBelow, untoldSheet, type UntoldTable } from './untold-table';
import { namesOfExecution, variableData } from './variable-data';
import { whereUsedTitle } from './where-used';
import { wideRowIssues } from './wide-rows';

export interface FoundTable {
  table: Table | null;
  /** Where there is no table: what a person needs to tell what it is. */
  untold?: UntoldTable | null;
  issues: RawIssue[];
}

const RULER = /^[-=_+:|—–]{2,}$/;

function quoteIssues({ quoteProblems }: Sheet): RawIssue[] {
  return quoteProblems.map(({ row, unterminated }) =>
    problem('quotes-broken', { row, details: { unterminated: unterminated ? 1 : 0 } }),
  );
}

/** A line drawn of signs between rows of a text. */
function isRuler([first = '', ...more]: readonly string[]): boolean {
  return RULER.test(first) && more.every((text) => RULER.test(text));
}

interface Meant extends ColumnMeanings {
  below: readonly SheetRow[];
  columns: FileColumn[];
  matrix: MatrixReading;
}

/** What the columns mean, and the rows of the product that a person has chosen of a matrix of products. */
function meantBelow(
  header: Header,
  below: readonly SheetRow[],
  options: PreviewOptions,
  fields: readonly OwnField[] | null,
): Meant {
  const meaning = meaningOfColumns(header, below, options, fields);
  const columns = withRuns(describeColumns(header, below, meaning.mapping), meaning.runs);
  const { mapping, runs } = meaning;
  const found = matrixOf(below, columns, mapping);
  const matrix = readMatrix(header.row.number, found, options, runs.executions !== null);
  const { product } = matrix;
  if (!product) return { ...meaning, below, columns, matrix };
  const quantity = columnLetters(product.taken.index + 1);
  const wishes = { ...options, mapping: { ...options.mapping, quantity, quantityTotal: null } };
  const own = meaningOfColumns(header, below, wishes, fields);
  return {
    ...{ ...own, runs: { ...own.runs, executions: product }, matrix },
    below: rowsOfProduct(below, product),
    columns: withRuns(describeColumns(header, below, own.mapping), own.runs),
  };
}

/** Which sheets are read, and which are not. */
function sheetsTold(
  { name }: Sheet,
  { joinedSheets, joinableSheets, issues }: Omit<JoinedSheets, 'header'>,
  others: readonly Header[],
) {
  const read = joinedSheets.length > 0 ? joinedSheets : [name];
  const otherSheets = sheetsBeside(read, others);
  return {
    told: { sheet: name, joinedSheets, joinableSheets, otherSheets },
    issues: [...issues, ...furtherSheetIssues(read, otherSheets)],
  };
}

type Chosen = Pick<Table, 'executions' | 'execution' | 'executionsAre'>;

/** What a person may choose among, and what is read: orders, else products of a matrix, else executions. */
function chosenOf(
  orders: OrderRows,
  matrix: MatrixReading,
  data: Pick<Chosen, 'executions' | 'execution'>,
): Chosen {
  if (orders.taken !== null)
    return { executions: orders.choices, execution: orders.taken, executionsAre: 'orders' };
  const { choices, taken } = matrix;
  const executions = taken === null ? data.executions : choices;
  return { executions, execution: taken ?? data.execution, executionsAre: 'executions' };
}

function tableBelow(
  { header, ...joint }: JoinedSheets,
  others: readonly Header[],
  options: PreviewOptions,
  fields: readonly OwnField[] | null,
): FoundTable {
  const { sheet } = header;
  const stacked = firstOfStacked(sheet, header);
  const { rows: first, issues: second } = rowsBelow(header, stacked !== null);
  const orders = rowsOfOrder(header, stacked ? [stacked.first, ...first] : first, options);
  const { wishes } = orders;
  const meaning = meantBelow(header, orders.rows, wishes, fields);
  const { mapping, runs, unnamed, below, columns, matrix } = meaning;
  const due = titleDueDate(sheet, header);
  const titles = [...titleQuantity(sheet, header), ...(options.dueDate === undefined ? due.issues : [])];
  const told = toldOfHeading(meaning.issues, header, below, groupCountColumn(mapping, columns));
  const issues = [...second, ...orders.issues, ...told, ...orderIssues(header, mapping), ...titles];
  const { levels, executions } = runs;
  if (!tellsParts(mapping) && levels?.field !== 'designation' && levels?.field !== 'name')
    return { table: null, ...untoldBelow(header, { columns, mapping }, issues) };
  issues.push(...matrix.issues);
  const merged = new MergedCells(sheet);
  const teller = new RowTeller(columns, merged, runs, shownFields(below, mapping));
  const { rows: meant, ...data } = variableData(below, wishes, executions);
  const read = meant
    .map((row) => teller.tell(row))
    .filter(({ texts }) => texts.length > 0 && !isRuler(texts));
  const { rows, issues: ways } = throughSteps(read, { header, below, columns, mapping, levels, stacked });
  issues.push(...data.issues, ...ways, ...wideRowIssues(header, meant, rows));
  if (rows.length === 0) issues.push(problem('no-rows', { row: header.row.number }));
  const sheets = sheetsTold(sheet, joint, others);
  issues.push(...hiddenIssues(sheet, meant, columns, header.row.number));
  const table: Table = {
    ...{
      ...sheets.told,
      headerRow: header.row.number,
      // A heading without words is that of every file that has none.
      signature: header.row.number === NO_HEADING && header.score === 0 ? null : headerSignature(header),
      firstRow: header.last + 1,
      columns,
      mapping,
      levels,
      unnamed,
      ...chosenOf(orders, matrix, data),
    },
    ownFields: mappedOwnFields(mapping, fields ?? []),
    ...{
      ...namesOfExecution(stacked ? NO_NAMES : namesAbove(sheet, header), data),
      rows,
      groupMerged: merged.reachDownIn(mapping.group ?? null),
    },
    whereUsed: whereUsedTitle(sheet, header),
    dueDate: due.dueDate,
    groupWords: groupWords(mapping, columns, assemblySide(header.texts, below)),
    summaryBelow: sheet.summaryBelow ?? null,
    ...countingOf(mapping, columns, options.quantityMeans),
    stages: stageColumn(rows),
    numbers: numberStyle(rows.map(({ values }) => values.quantity ?? values.quantityTotal)),
  };
  return { table, issues: [...issues, ...sheets.issues] };
}

/** The sheets whose headings are looked at: of those that are to be read as one only the first has a heading that counts. */
function sheetsMeant(
  sheets: Sheet[],
  { sheet, joinedSheets = [] }: PreviewOptions,
): Sheet[] | { missing: string } {
  if (joinedSheets.length > 0) {
    const wished = wishedSheets(sheets, joinedSheets);
    return Array.isArray(wished) ? wished.slice(0, 1) : wished;
  }
  const chosen = chooseSheets(sheets, sheet);
  return chosen.length > 0 ? chosen : { missing: sheet ?? '' };
}

/**
 * Find the sheet, the header and what each column means. Pure.
 * @param own the fields that the factory added to Part; null: nobody knows them
 */
export function findTable(
  sheets: Sheet[],
  options: PreviewOptions,
  own: readonly OwnField[] | null = null,
): FoundTable {
  const chosen = sheetsMeant(sheets, options);
  if (!Array.isArray(chosen)) {
    const details = { sheets: sheets.map(({ name }) => name).slice(0, 10) };
    // A text file is one sheet that nobody named.
    const code = sheets.every(({ name }) => name === '') ? 'text-has-no-sheets' : 'sheet-not-found';
    return { table: null, issues: [problem(code, { value: chosen.missing, details })] };
  }
  const headers = headersOf(chosen, options.headerRow);
  const bare = headers.length === 0 && options.headerRow === undefined ? withoutHeader(chosen) : null;
  const header = headers[0] ?? (bare ? bestHeader(bare) : null);
  if (!header) {
    const missing = problem('header-not-found', { row: options.headerRow ?? null });
    return { table: null, untold: untoldSheet(chosen), issues: [...chosen.flatMap(quoteIssues), missing] };
  }
  const found = tableBelow(joinSheets(sheets, header, options, own), headers, options, own);
  return { ...found, issues: [...quoteIssues(header.sheet), ...found.issues] };
}
