import type { Sheet, SheetRow } from '../../../../../src/workbooks';
import type { PreviewOptions } from '../contracts';
import { bestHeader, headerAt, type Header } from './header';
import { headerSignature } from './header-signature';
import { meaningsOf } from './header-words';
import { lineOf } from './text';
import { NO_HEADING, withoutWords } from './untold-table';

/** The sheets that may be meant: the one that is wished for, by name or number, else those that are shown. Pure. */
export function chooseSheets(sheets: Sheet[], wish: string | undefined): Sheet[] {
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

/** The headings of sheets, the likeliest one first. Pure. */
export function headersOf(sheets: Sheet[], wish: number | undefined): Header[] {
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

/** A list of two or three columns without words above: parent, child and perhaps how many; null: it is none. Pure. */
export function withoutHeader(sheets: readonly Sheet[]): Sheet | null {
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
