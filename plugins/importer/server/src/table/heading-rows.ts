import type { Merge, SheetRow } from '../../../../../src/workbooks';
import { headerScore, headerText, meaningsOf, tellsWhatItCounts, type HeaderMeaning } from './header-words';
import { sectionOf } from './kinds';
import { linesOf } from './text';
import { unitOf } from './units';

/** Printed forms have two rows of words, one of units, and one that numbers the columns; more is no heading. */
const MAX_FURTHER_ROWS = 4;
/** A heading merged over more rows than this is a stamp at the side of the sheet. */
const MAX_MERGED_ROWS = 6;

export function isNumeric(text: string): boolean {
  return /^[\d\s.,+-]+$/.test(text);
}

function filled(texts: readonly string[]): string[] {
  return texts.filter((text) => text !== '');
}

/** Printed forms number their columns below the header: 1, 2, 3, or А, Б, 1, 2, 3, or А, Б, В. */
export function numbersColumns(texts: readonly string[]): boolean {
  const found = filled(texts);
  const other = found.findIndex((text) => !/^\p{Lu}$/u.test(text));
  const letters = other < 0 ? found : found.slice(0, other);
  const numbers = found.slice(letters.length);
  const isLettered = ['АБВГДЕЖЗИК', 'ABCDEFGHIJ'].some((alphabet) => alphabet.startsWith(letters.join('')));
  const first = letters.length > 0 ? 1 : Number(numbers[0]);
  return found.length >= 3 && isLettered && numbers.every((text, index) => Number(text) === first + index);
}

/** Merged cells and what stands in them. */
export interface MergedText extends Merge {
  text: string;
}

const IDENTITY: readonly HeaderMeaning[] = ['designation', 'name'];
const TELLS_ROWS: readonly HeaderMeaning[] = [...IDENTITY, 'number'];
/** What heads columns and never is a part, whatever else it may mean. */
const HEADS_ONLY: readonly HeaderMeaning[] = [
  ...IDENTITY,
  'number',
  'quantity',
  'quantityTotal',
  'unit',
  'size',
];
const FURTHER_WORD =
  /^(характеристика( номенклатуры)?|артикул|код( номенклатуры)?|гост|обозначение( документа)?|наименование|ед\.? ?изм|единица измерения|кол-?во|количество|характеристики)$/;

function isHeadingWord(text: string): boolean {
  if (FURTHER_WORD.test(headerText(text))) return true;
  const [first] = meaningsOf(text);
  return first !== undefined && first.weight >= 90 && HEADS_ONLY.includes(first.field);
}

/** Indexes of the columns that a heading gives to what tells parts. */
function identityColumns(heading: readonly string[]): number[] {
  return heading.flatMap((text, index) =>
    text !== '' && meaningsOf(text).some(({ field }) => IDENTITY.includes(field)) ? [index] : [],
  );
}

/** Whether a row ends the words of a heading that a narrow column has broken: `чение` below `Обозна-`. */
function endsWords(heading: readonly string[], texts: readonly string[]): boolean {
  const found = texts.flatMap((text, index) => (text === '' ? [] : [{ text, above: heading[index] ?? '' }]));
  const broken = found.filter(({ text, above }) => /\p{Ll}-$/u.test(above) && /^\p{Ll}+/u.test(text));
  const isPlain = found.every(({ text, above }) => text.length <= 20 && !/\d/.test(text) && above !== '');
  return isPlain && broken.length >= 2 && broken.length >= found.length / 2;
}

/** Whether a row goes on with the words of a heading: `детали` below `Обозначение`, `в узле` below `Кол-во`. */
function goesOnWithWords(heading: readonly string[], texts: readonly string[]): boolean {
  const found = texts.flatMap((text, index) => (text === '' ? [] : [{ text, above: heading[index] ?? '' }]));
  const means = (text: string): HeaderMeaning | null =>
    text === '' ? null : (meaningsOf(text)[0]?.field ?? null);
  return (
    found.length >= 2 &&
    found.every(({ text, above }) => {
      const [whole] = above === '' ? [] : meaningsOf(`${above} ${text}`);
      const isSame = whole !== undefined && whole.field === means(above);
      return (
        isSame &&
        /^\p{Ll}[\p{Ll} ]{1,19}$/u.test(text) &&
        (!IDENTITY.includes(whole.field) || whole.weight >= 90)
      );
    })
  );
}

/** Whether a row only parts a quantity that is merged over several columns: `т` and `н` below `Количество`. */
function partsQuantity(header: SheetRow, texts: readonly string[], merges: readonly Merge[]): boolean {
  const wide = merges.filter(({ top, bottom, left, right }) => {
    const caption = linesOf(header.cells)[left - 1] ?? '';
    const isOver = top === header.number && bottom === top && right > left;
    return isOver && ['quantity', 'quantityTotal'].includes(meaningsOf(caption)[0]?.field ?? '');
  });
  return texts.every(
    (text, index) =>
      text === '' ||
      (!/\d/.test(text) &&
        text.length <= 20 &&
        wide.some(({ left, right }) => left - 1 <= index && index < right)),
  );
}

/** Whether the row below a header goes on with it instead of being data. */
export function continues(header: SheetRow, next: SheetRow, merges: readonly Merge[]): boolean {
  if (next.number > header.number + 2) return false;
  const texts = linesOf(next.cells);
  const found = filled(texts);
  const heading = linesOf(header.cells);
  if (endsWords(heading, texts) || goesOnWithWords(heading, texts)) return true;
  if (found.some(isNumeric) || found.some((text) => sectionOf(text) !== null)) return false;
  const spans = merges.some(({ top, bottom }) => top === header.number && bottom >= next.number);
  const underCaption = merges.some(
    ({ top, bottom, left, right }) =>
      top === header.number && bottom === top && right > left && texts.slice(left - 1, right).some(Boolean),
  );
  if (spans && found.every((text, index) => texts.indexOf(text) >= 0 && index < 40)) {
    // What stands under a cell that reaches down to this row is nothing; the rest must be captions.
    return underCaption || headerScore(texts) > 0 || found.some((text) => meaningsOf(text).length > 0);
  }
  if (underCaption && partsQuantity(header, texts, merges)) return true;
  if (underCaption) return found.some((text) => meaningsOf(text).length > 0);
  const identity = identityColumns(heading);
  // Without merges (text files): words under blanks or captions, and nothing that would name a part.
  if (identity.some((index) => (texts[index] ?? '') !== '')) return headerScore(texts) >= 3;
  return found.length > 0 && found.every((text) => meaningsOf(text).length > 0 || tellsWhatItCounts(text));
}

/** What a row below the first rows of a heading is: words or units of its columns, or numbers and words that say no more. */
export type FurtherRow = 'words' | 'units' | 'nothing-new';

/**
 * Whether a row still belongs to the heading above it; null: it is the first one below the heading. Pure.
 * @param heading the texts of the heading as far as it is known, by column from 0
 * @param rows its first row and its last one
 * @param over cells merged over the next row that begin above it
 */
export function furtherRow(
  heading: readonly string[],
  rows: { first: number; last: number },
  next: SheetRow,
  over: readonly MergedText[],
): FurtherRow | null {
  const texts = linesOf(next.cells);
  const found = filled(texts);
  if (next.number > rows.first + MAX_FURTHER_ROWS || next.number !== rows.last + 1 || found.length === 0)
    return null;
  const namesNothing = !identityColumns(heading).some((index) => (texts[index] ?? '') !== '');
  if (namesNothing && found.length > 1 && found.every((text) => unitOf(text) !== null)) return 'units';
  const isMerged = over.some(
    ({ top, bottom, text }) =>
      top <= rows.last &&
      bottom - top < MAX_MERGED_ROWS &&
      meaningsOf(text).some(({ field }) => TELLS_ROWS.includes(field)),
  );
  if (isMerged && namesNothing) return found.every((text) => unitOf(text) !== null) ? 'units' : 'words';
  const isWords = !namesNothing && found.every((text) => isHeadingWord(text) && sectionOf(text) === null);
  return isWords ? 'nothing-new' : null;
}
