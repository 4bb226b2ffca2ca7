import { columnLetters, columnNumber, type Cell, type SheetRow } from '../../../../../src/workbooks';
import { FIELDS, type Field, type FileColumn, type MappedField, type Mapping } from '../contracts';
import { hint, type RawIssue } from '../issues/issue';
import { isOwnKey, ownKey, type OwnField } from '../own-fields/own-field';
import { headsConsumingStage } from './consuming-stage';
import { areMerged, type Header } from './header';
import { headsGroupCounts, meaningsOf, tellsWhatItCounts, type HeaderMeaning } from './header-words';
import { kindOf } from './kinds';
import { hasNestedLines, headsLines } from './nested-lines';
import { isAbove } from './level-words';
import { materialNumbers } from './material-numbers';
import { partColumn } from './part-column';
import { countsPerProduct, productColumns } from './product-column';
import { markColumn } from './steel-marks';
import { assemblySide } from './two-sides';
import { holdsNumbersOfParts } from './numbers-of-parts';
import { otherQuantities, quantityMalus, sumsOther } from './quantity-columns';
import { lineOf } from './text';

const SAMPLES = 3;
/** Enough rows to know a column by. */
const JUDGED_ROWS = 300;

/** Of two columns with one meaning the one that people see is meant. */
const HIDDEN_MALUS = 8;

interface Candidate {
  index: number;
  field: HeaderMeaning;
  weight: number;
  /** In the words of the header; false: the contents speak against it. */
  fits: boolean;
}

interface Contents {
  filled: number;
  numeric: number;
  /** Numbers such as 1.2.3, and what spreadsheet programs make of them. */
  dotted: number;
  /** The same by letters and numbers, `A`, `A.1`. */
  lettered: number;
  /** Yes and no, in the words of programs. */
  flags: number;
  kinds: number;
  /** Texts with a material's word or brand. */
  materials: number;
}

/** A word or a sign may stand beside it: `поз. 1.1`, `1.1*`. */
const DOTTED_NUMBER =
  /^(?:(?:поз|п|№|pos|item)[.\s]*|')?\d{1,4}([.,]\d{1,4})*[.,)]?\*?$|^\d{4}-\d{2}-\d{2}$/i;
const LETTERED_NUMBER = /^\p{Lu}([.,]\d{1,4})*$/u;
/** Numbers and perhaps a unit. What stands before the first digit is none: else long texts take the square of their length. */
const NUMBERS = /^[\s.,/-]*\d[\d\s.,/-]*[а-яa-z.]{0,6}$/i;
const FLAG = /^(true|false|yes|no|да|нет|истина|ложь|[01xyn+-])$/i;

/** Brands and profiles as people write them, in the first letters of a text. */
const MATERIAL =
  /^(ст\.?\s?\d|сталь|круг|лист|труба|полоса|швеллер|уголок|двутавр|шестигранник|пруток|поковка|проволока|лента|плита|чугун|бронза|бр|латунь|лс?\d|амг|амц|[вдс]\d|сч\d|aisi|en aw|steel|sheet|tube|bar)|^\d{2}[а-я]{1,3}\d?|гост|оцинк|пласт|резин/i;

function contentsOf(rows: readonly SheetRow[], index: number): Contents {
  const found = { filled: 0, numeric: 0, dotted: 0, lettered: 0, flags: 0, kinds: 0, materials: 0 };
  for (const { cells } of rows.slice(0, JUDGED_ROWS)) {
    const cell: Cell | undefined = cells[index];
    const text = lineOf(cell);
    if (text === null) continue;
    found.filled += 1;
    if (typeof cell === 'number' || NUMBERS.test(text)) found.numeric += 1;
    if (DOTTED_NUMBER.test(text)) found.dotted += 1;
    else if (LETTERED_NUMBER.test(text)) found.lettered += 1;
    if (FLAG.test(text)) found.flags += 1;
    if (kindOf(text) !== null) found.kinds += 1;
    if (MATERIAL.test(text)) found.materials += 1;
  }
  return found;
}

/** One letter alone says less than `A.1`: then no other text may stand between them. */
function isLettered({ filled, dotted, lettered }: Contents): boolean {
  return lettered > 0 && lettered + dotted >= filled * 0.9;
}

function isQuantity(field: HeaderMeaning): boolean {
  return field === 'quantity' || field === 'quantityTotal';
}

/** What the values of a column say about a meaning of its header: the weight with a bonus or a malus. */
function judged(field: HeaderMeaning, weight: number, contents: Contents): number {
  const { filled, numeric, dotted, lettered, flags, kinds, materials } = contents;
  if (filled === 0) return weight - 45;
  const share = numeric / filled;
  const numbers = dotted + (isLettered(contents) ? lettered : 0);
  if (field === 'number' && numbers / filled < (weight < 100 ? 0.5 : 0.3)) return weight - 60;
  // Of two columns that may name parts the one with letters does; plain numbers may be a database's own.
  if (field === 'designation' && dotted === filled) return weight - 10;
  if (isQuantity(field) && share < 0.3) return weight - 55;
  if (field === 'name' && share > 0.7) return weight - 30;
  // Of a unit's code and its word the word counts.
  if (field === 'unit' && share > 0.9) return weight - 10;
  // "Марка" and "Профиль" are words for assemblies and doors too.
  if (field === 'material' && weight <= 50 && materials / filled < 0.3) return weight - 55;
  if ((field === 'parent' || field === 'designation') && flags / filled > 0.9) return weight - 110;
  if (field === 'kind' && kinds / filled < 0.3) return weight - 55;
  if (field === 'group' && (kinds / filled > 0.6 || flags / filled > 0.6)) return weight - 110;
  return weight;
}

/** Words by which a column is a kind where its values are kinds, whatever they are called. */
function asKind(candidates: readonly Candidate[], contents: Contents): boolean {
  return (
    candidates.some(({ field }) => field === 'group') &&
    contents.filled > 0 &&
    contents.kinds / contents.filled > 0.6
  );
}

/** Lists of a circuit board: where places are named, the comment is what stands there (`10k`), not a remark. */
export const PLACES =
  /^(designators?|ref ?des|reference designators?|references?|поз(\.|иционное)? ?обозначени[ея])$/i;
const PACKAGE = /^(footprint|package|pcb footprint)$/i;
const PLACED = /^comment$/i;

/** Beside a quantity these hold texts too: `Применяемость` names assemblies, a norm its material. */
const MAY_BE_TEXTS = /^(применяемость|расход|норма)/i;
function candidatesOf(header: Header, rows: readonly SheetRow[]): Candidate[] {
  const nested = hasNestedLines(header.texts);
  const isBoard = header.texts.some((text) => PLACES.test(text));
  const hidden = new Set(header.sheet.hiddenColumns);
  const products = productColumns(header.texts);
  const marks = markColumn(header.texts);
  const side = assemblySide(header.texts, rows);
  const above = [side?.designation, side?.name].flatMap((at) => at ?? []);
  return header.texts.flatMap((_, index) => {
    const malus = hidden.has(index + 1) ? HIDDEN_MALUS : 0;
    const contents = contentsOf(rows, index);
    if (isBoard && PLACED.test(header.texts[index] ?? ''))
      return [{ index, field: 'name' as const, weight: 90, fits: true }];
    // Two resistors of one value are told apart by what they are soldered to.
    if (isBoard && PACKAGE.test(header.texts[index] ?? ''))
      return [{ index, field: 'size' as const, weight: 60, fits: true }];
    const found = new Map<HeaderMeaning, number>();
    const isTold = tellsWhatItCounts(header.texts[index] ?? '');
    header.alternatives.forEach((texts, at) => {
      for (const { field, weight } of texts[index] ? meaningsOf(texts[index] ?? '') : [])
        // A caption over several columns ("Количество") says less of one of them than both rows together.
        if (!isTold || at === 0 || !isQuantity(field))
          found.set(field, Math.max(found.get(field) ?? 0, weight - at * 3));
    });
    if (headsConsumingStage(header.texts[index] ?? '', header.texts)) found.delete('operations');
    const isProduct = products.includes(index);
    if (isProduct) for (const field of ['designation', 'name', 'parent'] as const) found.delete(field);
    if (index === marks) found.delete('designation');
    if (above.includes(index)) found.clear();
    if (index === side?.ownDesignation) found.set('designation', Math.max(90, found.get('designation') ?? 0));
    if (index === side?.ownName) found.set('name', Math.max(90, found.get('name') ?? 0));
    if (index === products[0] || index === marks || index === above[0]) found.set('group', 95);
    // What stands lower is the group, and the assembly beside it what the group belongs to.
    if (found.has('group') && isAbove(header.texts, index)) found.set('group', 94);
    const total = countsPerProduct(header.texts[index] ?? '') ? found.get('quantityTotal') : undefined;
    // Where products have a column, pieces per product are pieces per assembly.
    if (products.length > 0 && total !== undefined) {
      found.delete('quantityTotal');
      found.set('quantity', total);
    }
    const own = [...found].map(([field, weight]): Candidate => {
      const now =
        judged(field, weight, contents) - malus - (isQuantity(field) ? quantityMalus(header, index) : 0);
      return { index, field, weight: now, fits: now > 0 };
    });
    if (nested && headsLines(header.texts[index] ?? ''))
      own.push({ index, field: 'parent', weight: 120, fits: true });
    const isTexts = MAY_BE_TEXTS.test(header.texts[index] ?? '') && contents.numeric === 0;
    if (isTexts && contents.filled > 0) return [];
    if (asKind(own, contents)) own.push({ index, field: 'kind', weight: 90, fits: true });
    return withoutNames(own, contents).filter(
      ({ field }) => field !== 'quantityTotal' || !sumsOther(header, index),
    );
  });
}

/** "Кол-во" over "Узел" and "Деталь" heads numbers of them, no names. */
function withoutNames(own: Candidate[], { filled, numeric }: Contents): Candidate[] {
  const counts = own.some(({ field, fits }) => field === 'quantity' && fits) && numeric / filled > 0.7;
  return counts ? own.filter(({ field }) => field !== 'group' && field !== 'name') : own;
}

function identifies(field: HeaderMeaning): boolean {
  return field === 'designation' || field === 'name';
}

/**
 * Which column means what; of two columns with one meaning the likelier counts, then the first.
 * @param told indexes of columns that mean something already
 */
export function recogniseColumns(
  header: Header,
  rows: readonly SheetRow[],
  told: ReadonlySet<number> = new Set(),
): { mapping: Mapping; issues: RawIssue[] } {
  const candidates = candidatesOf(header, rows).filter(({ fits, index }) => fits && !told.has(index));
  candidates.sort((a, b) => b.weight - a.weight || a.index - b.index);
  const byField = new Map<HeaderMeaning, number>();
  const taken = new Set<number>();
  const issues: RawIssue[] = [];
  for (const { index, field, weight } of candidates) {
    if (taken.has(index)) continue;
    const used = byField.get(field);
    if (used === undefined) {
      byField.set(field, index);
      taken.add(index);
    } else if (areMerged(header, rows, index, used)) taken.add(index);
    else if (weight >= 60 && header.texts[index] === header.texts[used]) {
      const place = { row: header.row.number, column: columnLetters(index + 1), value: header.texts[index] };
      issues.push(hint('header-duplicate', { ...place, details: { used: columnLetters(used + 1) } }));
      taken.add(index);
    }
  }
  const counted = byField.get('quantity');
  // What counts assemblies counts no part beside a total of the parts.
  if (counted !== undefined && byField.has('quantityTotal') && headsGroupCounts(header.texts[counted] ?? ''))
    byField.delete('quantity');
  const note = byField.get('note');
  if (!byField.has('material') && note !== undefined && !holdsNumbers(rows, note))
    byField.set('material', note);
  byField.delete('note');
  const numbered = materialNumbers(header, rows, byField);
  if (numbered !== null) {
    byField.delete('material');
    byField.set('designation', numbered);
  }
  const number = byField.get('number');
  if (number !== undefined && holdsNumbersOfParts(header, rows, byField)) {
    byField.delete('number');
    byField.set('designation', number);
  }
  const part = partColumn(header, rows, byField);
  if (part !== null && !told.has(part)) byField.set('designation', part);
  const mapping: Mapping = {};
  for (const [field, index] of byField) if (field !== 'note') mapping[field] = columnLetters(index + 1);
  const unread = new Set(candidates.map(({ index }) => index).filter((index) => !taken.has(index)));
  issues.push(...otherQuantities(header, [...unread], mapping));
  return { mapping, issues: issues.sort((a, b) => (a.column ?? '').localeCompare(b.column ?? '')) };
}

/** Notes of masses or positions are no material; `30ХГСА` is one. */
function holdsNumbers(rows: readonly SheetRow[], index: number): boolean {
  const texts = rows.slice(0, JUDGED_ROWS).flatMap(({ cells }) => lineOf(cells[index]) ?? []);
  return texts.length > 0 && texts.filter((text) => /^[\d\s.,-]+$/.test(text)).length / texts.length > 0.7;
}

/** What a person says about columns on top of what was recognised. */
export function withWishes(found: Mapping, wishes: Mapping, own: readonly OwnField[] = []): Mapping {
  const mapping: Mapping = { ...found };
  const fields: MappedField[] = [...FIELDS, ...own.map(({ name }) => ownKey(name))];
  for (const field of fields) {
    const wish = wishes[field];
    if (wish === undefined) continue;
    // A column chosen for one field is taken away from the field it was recognised as.
    for (const other of fields) if (wish !== null && mapping[other] === wish) delete mapping[other];
    if (wish === null) delete mapping[field];
    else mapping[field] = wish;
  }
  return mapping;
}

/** The columns as a person sees them: heading, meaning, and what stands in them. */
export function describeColumns(header: Header, below: readonly SheetRow[], mapping: Mapping): FileColumn[] {
  const columns: FileColumn[] = [];
  const fields: MappedField[] = [...FIELDS, ...Object.keys(mapping).filter(isOwnKey)];
  header.texts.forEach((text, index) => {
    const column = columnLetters(index + 1);
    const samples: string[] = [];
    for (const { cells } of below) {
      const sample = lineOf(cells[index]);
      if (sample !== null && !samples.includes(sample)) samples.push(sample.slice(0, 60));
      if (samples.length === SAMPLES) break;
    }
    const field = fields.find((candidate) => mapping[candidate] === column) ?? null;
    if (text !== '' || samples.length > 0 || field !== null)
      columns.push({ column, header: text, field, samples });
  });
  return withMappedColumns(columns, mapping);
}

/** A person may choose a column that lies beyond the header. */
function withMappedColumns(columns: FileColumn[], mapping: Mapping): FileColumn[] {
  const known = new Set(columns.map(({ column }) => column));
  const more = Object.entries(mapping).flatMap(([field, column]): FileColumn[] =>
    column && !known.has(column) ? [{ column, header: '', field: field as MappedField, samples: [] }] : [],
  );
  return [...columns, ...more].sort((a, b) => columnNumber(a.column) - columnNumber(b.column));
}

/** Whether a mapping tells parts apart at all. */
export function tellsParts(mapping: Mapping): boolean {
  return Object.keys(mapping).some((field) => identifies(field as Field));
}
