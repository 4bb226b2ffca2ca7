import type { Sheet, SheetRow } from '../../../../../src/workbooks';
import type { FileColumn, Mapping, PreviewOptions } from '../contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import { mappedOwnFields } from '../own-fields/own-columns';
import type { OwnField } from '../own-fields/own-field';
import { bestHeader, headerAt, isHeaderAgain, type Header } from './header';
import { headerSignature } from './header-signature';
import { headsGroupCounts, meaningsOf } from './header-words';
import { withDittos } from './dittos';
import { hiddenIssues } from './hidden';
import type { LevelColumns } from './level-columns';
import { meaningOfColumns, withRuns } from './meaning-of-columns';
import { withMarkedDepths } from './marked-depths';
import { MergedCells } from './merged-cells';
import { hasNestedLines, withParentsBelow } from './nested-lines';
import { untilSecondTable } from './second-table';
import { holdsPaths } from './unnamed-structure';
import { withParentsOfPaths } from './paths';
import { shownFields } from './shown-fields';
import { firstOfStacked, withHeadings } from './stacked-tables';
import { withSplitNames } from './split-names';
import { describeColumns, tellsParts } from './recognise-columns';
import { writtenInThousandths } from './quantity';
import { orderIssues } from './quantity-columns';
import type { Table, TableRow } from './table';
import { RowTeller, withAssembliesAbove } from './tell-rows';
import { lineOf } from './text';
import { titleQuantity } from './title-quantity';
import { namesAbove, NO_NAMES } from './titled-product';
import { withBomLines } from './bom-lines';
import { withMarks } from './steel-marks';
import { unitInHeading } from './units';
import { NO_HEADING, untoldBelow, untoldSheet, withoutWords, type UntoldTable } from './untold-table';
import { namesOfExecution, variableData } from './variable-data';
import { wideRowIssues } from './wide-rows';

export interface FoundTable {
  table: Table | null;
  /** Where there is no table: what a person needs to tell what it is. */
  untold?: UntoldTable | null;
  issues: RawIssue[];
}

/** Of a heading that means nothing to us this much is kept. */
const MAX_HEADING = 100;
const RULER = /^[-=_+:|—–]{2,}$/;

function chooseSheets(sheets: Sheet[], wish: string | undefined): Sheet[] {
  if (wish !== undefined) {
    const named = sheets.filter(({ name }) => name === wish);
    const index = /^\d+$/.test(wish) ? sheets[Number(wish) - 1] : undefined;
    return named.length > 0 ? named : index ? [index] : [];
  }
  const visible = sheets.filter(({ hidden }) => !hidden);
  return visible.length > 0 ? visible : sheets;
}

const PRICE = /(^|[^а-яa-z])(цен[аы]|стоимость|прайс|price|cost)(?![а-яa-z])/i;
const OTHER_SHEET = /прайс|цен[аы]|склад|остатк|закуп|справочник|price|stock|catalog/i;
const LIST_OF_PARTS =
  /специф|состав|ведомость|структур|комплектац|(^|[^a-z])(bom|structure|parts ?list)(?![a-z])/i;

/** Price lists and stocks have all columns of a specification; their name or their prices tell them. */
function purposeOf(texts: readonly string[], name: string): number {
  const isPriced = texts.some((text) => PRICE.test(text)) || OTHER_SHEET.test(name);
  return (LIST_OF_PARTS.test(name) ? 1 : 0) - (isPriced ? 2 : 0);
}

/** How likely a sheet is the one that is meant: what its header knows first, then how much stands below. */
function likelihood({ header, sheet, score }: { header: Header; sheet: Sheet; score: number }): number {
  const meanings = new Set(
    header.texts.flatMap((text) =>
      meaningsOf(text)
        .slice(0, 1)
        .map(({ field }) => field),
    ),
  );
  const structure = meanings.has('quantity') || meanings.has('quantityTotal') ? 2 : 0;
  const below = sheet.rows.filter(({ number }) => number > header.last).length;
  return (
    score +
    structure +
    purposeOf(header.texts, sheet.name) +
    (below === 0 ? -10 : Math.min(1.5, Math.log10(below) / 2))
  );
}

function headersOf(sheets: Sheet[], wish: number | undefined): Header[] {
  const headers = sheets.flatMap((sheet) => {
    if (wish === undefined) return bestHeader(sheet) ?? [];
    if (wish === NO_HEADING) return withoutWords(sheet);
    const row = sheet.rows.find(({ number }) => number === wish);
    return row ? headerAt(sheet, row) : [];
  });
  const ranked = headers.map((header) => ({ header, at: likelihood({ ...header, header }) }));
  // sort is stable: of equally good sheets the first one is meant.
  return ranked.sort((a, b) => b.at - a.at).map(({ header }) => header);
}

function quantityOf(
  mapping: Mapping,
  columns: readonly FileColumn[],
  wish: PreviewOptions['quantityMeans'],
): Pick<Table, 'quantityMeans' | 'quantityRecognised'> {
  if (wish) return { quantityMeans: wish, quantityRecognised: true };
  if (mapping.quantityTotal && !mapping.quantity)
    return { quantityMeans: 'per-product', quantityRecognised: true };
  const header = columns.find(({ field }) => field === 'quantity')?.header ?? '';
  const says = /(на|в)\s+(сборк|узел|узле|сб\.|ед)|per\s+(parent|assembly|assy|unit)|unit qty|\/assy/i.test(
    header,
  );
  return { quantityMeans: 'per-parent', quantityRecognised: says || mapping.quantityTotal !== undefined };
}

function groupCountOf(mapping: Mapping, columns: readonly FileColumn[]): string | null {
  const own = columns.find(({ field, header }) => field === null && headsGroupCounts(header));
  return mapping.group && own ? own.header.slice(0, MAX_HEADING) : null;
}

function quantityHeading(mapping: Mapping, columns: readonly FileColumn[]): string {
  const column = mapping.quantity ?? mapping.quantityTotal;
  return columns.find((own) => own.column === column)?.header ?? '';
}

function quoteIssues({ quoteProblems }: Sheet): RawIssue[] {
  return quoteProblems.map(({ row, unterminated }) =>
    problem('quotes-broken', { row, details: { unterminated: unterminated ? 1 : 0 } }),
  );
}

/** A line drawn of signs between rows of a text. */
function isRuler([first = '', ...more]: readonly string[]): boolean {
  return RULER.test(first) && more.every((text) => RULER.test(text));
}

/** Rows with what stands above them where the file says it beside them. */
function withAncestors(header: Header, told: TableRow[], levels: LevelColumns | null): TableRow[] {
  if (levels) return withAssembliesAbove(told, levels);
  return withSplitNames(hasNestedLines(header.texts) ? withParentsBelow(told) : told);
}

/** Names of other sheets that hold a table too. */
function sheetsBeside(sheet: Sheet, others: readonly Header[]): string[] {
  return others.filter((other) => other.sheet !== sheet && other.score >= 3).map((other) => other.sheet.name);
}

/** Rows whose cells say more of a part than their columns do. */
function namedApart(rows: TableRow[], columns: readonly FileColumn[], mapping: Mapping): TableRow[] {
  return withMarks(withBomLines(rows, columns, mapping), columns, mapping);
}

function tableBelow(
  header: Header,
  others: readonly Header[],
  options: PreviewOptions,
  fields: readonly OwnField[] | null,
): FoundTable {
  const { sheet } = header;
  const stacked = firstOfStacked(sheet, header);
  const all = sheet.rows.filter((row) => row.number > header.last && !isHeaderAgain(row, header));
  const { rows: first, issues: second } = untilSecondTable(header, all);
  const below = stacked ? [stacked.first, ...first] : first;
  const { mapping, runs, unnamed, issues: meanings } = meaningOfColumns(header, below, options, fields);
  const issues = [...second, ...meanings, ...orderIssues(header, mapping), ...titleQuantity(sheet, header)];
  const { levels, executions } = runs;
  const columns = withRuns(describeColumns(header, below, mapping), runs);
  if (!tellsParts(mapping) && levels?.field !== 'designation' && levels?.field !== 'name')
    return { table: null, ...untoldBelow(header, { columns, mapping }, issues) };
  const merged = new MergedCells(sheet);
  const teller = new RowTeller(columns, merged, runs, shownFields(below, mapping));
  const { rows: meant, ...data } = variableData(below, options, executions);
  const told = meant
    .map((row) => teller.tell(row))
    .filter(({ texts }) => texts.length > 0 && !isRuler(texts));
  const own = namedApart(mapping.designation ? withHeadings(told, stacked) : told, columns, mapping);
  const placed = holdsPaths(below, mapping) ? withParentsOfPaths(own) : withMarkedDepths(own);
  const rows = withAncestors(header, withDittos(placed, { mapping, levels }), levels);
  issues.push(...data.issues, ...wideRowIssues(header, meant, rows));
  issues.push(...hiddenIssues(sheet, meant, columns, header.row.number));
  if (rows.length === 0) issues.push(problem('no-rows', { row: header.row.number }));
  const otherSheets = sheetsBeside(sheet, others);
  if (otherSheets.length > 0)
    issues.push(hint('other-sheets', { value: sheet.name, details: { sheets: otherSheets.slice(0, 10) } }));
  const table: Table = {
    ...{
      sheet: sheet.name,
      otherSheets,
      headerRow: header.row.number,
      // A heading without words is that of every file that has none.
      signature: header.row.number === NO_HEADING && header.score === 0 ? null : headerSignature(header),
      firstRow: header.last + 1,
      columns,
      mapping,
      levels,
      unnamed,
      executions: data.executions,
      execution: data.execution,
    },
    ownFields: mappedOwnFields(mapping, fields ?? []),
    ...{
      ...namesOfExecution(stacked ? NO_NAMES : namesAbove(sheet, header), data),
      rows,
      groupMerged: merged.reachDownIn(mapping.group ?? null),
    },
    groupCount: groupCountOf(mapping, columns),
    summaryBelow: sheet.summaryBelow ?? null,
    ...quantityOf(mapping, columns, options.quantityMeans),
    quantityUnit: unitInHeading(quantityHeading(mapping, columns)),
    thousandths: writtenInThousandths(rows.map(({ values }) => values.quantity ?? values.quantityTotal)),
  };
  return { table, issues };
}

/** The heading of the table that is meant; null: none is known. Pure. */
export function likeliestHeading(sheets: Sheet[], { sheet, headerRow }: PreviewOptions): Header | null {
  return headersOf(chooseSheets(sheets, sheet), headerRow)[0] ?? null;
}

/** A row that may be a heading, and what it is known by. */
export interface HeadingCandidate {
  sheet: string;
  row: number;
  signature: string;
  /** It would be read without a word from anybody. */
  recognised: boolean;
}

/** Headings in words that nobody knows stand among the first rows, and there are not many sheets of them. */
const CANDIDATE_ROWS = 20;
const CANDIDATE_SHEETS = 10;

/**
 * What the headings of a workbook are known by, without reading what stands below them: first the one that would be read,
 * then other first rows, for a heading may be known from an earlier import though its words are not. Pure.
 */
export function headingCandidates(sheets: Sheet[], { sheet, headerRow }: PreviewOptions): HeadingCandidate[] {
  const chosen = chooseSheets(sheets, sheet);
  const [best] = headersOf(chosen, headerRow);
  const others =
    headerRow === undefined
      ? chosen
          .slice(0, CANDIDATE_SHEETS)
          .flatMap((own) => own.rows.slice(0, CANDIDATE_ROWS).map((row) => headerAt(own, row)))
      : [];
  return [...(best ? [best] : []), ...others].map((header) => ({
    ...{ sheet: header.sheet.name, row: header.row.number },
    ...{ signature: headerSignature(header), recognised: header === best },
  }));
}

/** A list of two or three columns without words above: parent, child and perhaps how many. */
function withoutHeader(sheets: readonly Sheet[]): Sheet | null {
  const [sheet] = sheets.filter(({ rows }) => rows.length > 0);
  if (!sheet) return null;
  const width = Math.max(...sheet.rows.map(({ cells }) => cells.length));
  if (
    width < 2 ||
    width > 3 ||
    sheet.rows.some(({ cells }) => lineOf(cells[0]) === null || lineOf(cells[1]) === null)
  )
    return null;
  const parents = new Set(sheet.rows.map(({ cells }) => lineOf(cells[0])));
  const linked = sheet.rows.some(({ cells }) => parents.has(lineOf(cells[1])));
  const counts = sheet.rows.every(({ cells }) => cells[2] === undefined || Number(lineOf(cells[2])) > 0);
  if (!linked || !counts) return null;
  // A header that nobody wrote stands above the first row.
  const header: SheetRow = {
    number: 0,
    outline: 0,
    cells: ['parent', 'child', ...(width === 3 ? ['quantity'] : [])],
  };
  return { ...sheet, rows: [header, ...sheet.rows] };
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
  const chosen = chooseSheets(sheets, options.sheet);
  if (chosen.length === 0) {
    const details = { sheets: sheets.map(({ name }) => name).slice(0, 10) };
    return { table: null, issues: [problem('sheet-not-found', { value: options.sheet, details })] };
  }
  const headers = headersOf(chosen, options.headerRow);
  const bare = headers.length === 0 && options.headerRow === undefined ? withoutHeader(chosen) : null;
  const header = headers[0] ?? (bare ? bestHeader(bare) : null);
  if (!header) {
    const missing = problem('header-not-found', { row: options.headerRow ?? null });
    return { table: null, untold: untoldSheet(chosen), issues: [...chosen.flatMap(quoteIssues), missing] };
  }
  const found = tableBelow(header, headers, options, own);
  return { ...found, issues: [...quoteIssues(header.sheet), ...found.issues] };
}
