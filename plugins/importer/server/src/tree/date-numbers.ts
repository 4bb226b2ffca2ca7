import type { BomRow } from './bom-row';

const MONTHS = ['янв', 'фев', 'мар', 'апр', 'ма[йя]', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
const ENGLISH_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const IN_WORDS = MONTHS.map((month, index) => new RegExp(`^(${month}|${ENGLISH_MONTHS[index]})`, 'i'));
const DAY_AND_MONTH = /^(\d{1,2})[.\s-](\p{L}{3})/u;
const FULL_DAY = /^(\d{2})\.(\d{2})\.(?:19|20)\d{2}$/;
/** No day is written shorter or longer. */
const [MIN_DAY, MAX_DAY] = [5, 20];

/** The day and month that a spreadsheet program made of a number: `01.янв` and `01.01.2026` of 1.1; null: it is none. Pure. */
export function dayOf(number: string): { day: number; month: number } | null {
  if (number.length < MIN_DAY || number.length > MAX_DAY) return null;
  const [, day, word = ''] = DAY_AND_MONTH.exec(number) ?? [];
  const month = IN_WORDS.findIndex((pattern) => pattern.test(word)) + 1;
  if (day !== undefined && month > 0) return { day: Number(day), month };
  const [, ownDay, ownMonth] = FULL_DAY.exec(number) ?? [];
  return ownDay === undefined ? null : { day: Number(ownDay), month: Number(ownMonth) };
}

/**
 * The dotted numbers that days were, where all of them fit below the numbers that stand above them; the day is the first
 * step or the last one, as the language of the program has it. Empty: they do not fit. Pure.
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
      const own = isDayFirst ? [day.day, day.month] : [day.month, day.day];
      if (seen.has(own.join('.')) || !seen.has(String(own[0]))) return false;
      found.set(row, own);
      return seen.add(own.join('.'));
    });
    if (fits) return found;
  }
  return new Map();
}
