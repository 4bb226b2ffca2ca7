import type { BomRow } from './bom-row';

const MONTHS = ['янв', 'фев', 'мар', 'апр', 'ма[йя]', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
const ENGLISH_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const IN_WORDS = MONTHS.map((month, index) => new RegExp(`^(${month}|${ENGLISH_MONTHS[index]})`, 'i'));
const DAY_AND_MONTH = /^(\d{1,2})[.\s-](\p{L}{3})/u;
const FULL_DAY = /^(\d{2})\.(\d{2})\.((?:19|20)\d{2})$/;
/** What a workbook holds where a spreadsheet program took a number for a day. */
const ISO_DAY = /^((?:19|20)\d{2})-(\d{2})-(\d{2})$/;
/** No day is written shorter or longer. */
const [MIN_DAY, MAX_DAY] = [5, 20];

export interface Day {
  day: number;
  month: number;
  /** Null where the program does not show it. */
  year: number | null;
}

/** The day and month that a spreadsheet program made of a number: `01.янв`, `01.01.2026` and `2026-01-01` of 1.1; null: it is none. Pure. */
export function dayOf(number: string): Day | null {
  if (number.length < MIN_DAY || number.length > MAX_DAY) return null;
  const [, day, word = ''] = DAY_AND_MONTH.exec(number) ?? [];
  // Twelve names are tried where a word stands behind the day, which is hardly ever so.
  const month = day === undefined ? 0 : IN_WORDS.findIndex((pattern) => pattern.test(word)) + 1;
  if (month > 0) return { day: Number(day), month, year: null };
  const [, isoYear, isoMonth, isoDay] = ISO_DAY.exec(number) ?? [];
  if (isoDay !== undefined) return { day: Number(isoDay), month: Number(isoMonth), year: Number(isoYear) };
  const [, ownDay, ownMonth, ownYear] = FULL_DAY.exec(number) ?? [];
  if (ownDay === undefined) return null;
  return { day: Number(ownDay), month: Number(ownMonth), year: Number(ownYear) };
}

/** Programs take the third step for a year: 1.1.2 becomes the first of January 2002. */
function stepsOfDay({ day, month, year }: Day, isDayFirst: boolean, seen: ReadonlySet<string>): number[] {
  const two = isDayFirst ? [day, month] : [month, day];
  const isThird = year !== null && year > 2000 && year < 2030 && seen.has(two.join('.'));
  return isThird ? [...two, year - 2000] : two;
}

/** The first below its number, or one that follows another. */
function follows(steps: readonly number[], known: ReadonlySet<string>): boolean {
  const last = steps.at(-1) ?? 0;
  return last === 1 || known.has([...steps.slice(0, -1), last - 1].join('.'));
}

/**
 * The dotted numbers that days were, where all of them fit below the numbers that stand above them and none is left out
 * before one; the day is the first step or the last one, as the language of the program has it. Empty: they do not fit. Pure.
 * @param plain the steps of all other rows, in their order
 */
export function numbersOfDays(
  plain: readonly (readonly [BomRow, number[] | null])[],
): ReadonlyMap<BomRow, number[]> {
  const days = plain.map(([row]) => dayOf(row.number ?? ''));
  if (days.every((day) => day === null)) return new Map();
  for (const isDayFirst of [true, false]) {
    const found = new Map<BomRow, number[]>();
    const seen = new Set<string>();
    const fits = plain.every(([row, steps], index) => {
      const day = days[index];
      if (!day) return seen.add(steps?.join('.') ?? '');
      const own = stepsOfDay(day, isDayFirst, seen);
      if (seen.has(own.join('.')) || !seen.has(own.slice(0, -1).join('.'))) return false;
      found.set(row, own);
      return seen.add(own.join('.'));
    });
    if (fits && [...found.values()].every((steps) => follows(steps, seen))) return found;
  }
  return new Map();
}
