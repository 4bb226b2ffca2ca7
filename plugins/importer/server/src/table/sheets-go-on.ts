import { stepsOf } from '../tree/dotted-format';
import { levelReader } from '../tree/level-format';
import type { RowFacts, SheetFacts } from './sheet-facts';

/**
 * What a sheet is beside others of a table: it goes on with them; it seems to, and something speaks against it; it may, for it
 * has their columns; it does not.
 */
export type Verdict = 'goes-on' | 'doubtful' | 'possible' | 'no';

/** What one way of telling the structure says; null: nothing. */
type Sign = 'goes-on' | 'doubtful' | 'second-root' | 'begins-anew' | null;

/** Positions that a specification leaves free for later. */
const MAX_GAP = 20;
/** A sheet that holds more of the same parts than this is another list of them. */
const MAX_COMMON = 0.5;
/** At least so many rows of a sheet without a heading must be parts in the columns of the table; others may be captions. */
const LEAST_FIT = 0.5;
/** Sheets that repeat what stands elsewhere, and sheets of other products. */
const OTHER_LIST =
  /вариант|исполнени|(^|[^а-я])исп\.|верси|редакци|(^|[^а-я])ред\.|копия|стар(ый|ая|ое)|архив|сводн|итог|всего|шаблон|пример|(^|[^a-z])(variant|version|rev|copy|old|archive|backup|summary|total|template|example|draft)([^a-z]|$)/i;

function tellsNumbers(rows: readonly RowFacts[]): number[][] {
  return rows.flatMap(({ number }) => {
    const steps = number === null ? null : stepsOf(number);
    return steps ? [steps] : [];
  });
}

/** Positions 1, 2, 3: they may begin anew in each assembly, and go on in the last one. */
function positionsSign(before: readonly number[], next: readonly number[]): Sign {
  const [first = 0] = next;
  const last = before.at(-1) ?? 0;
  const known = new Set(before);
  const highest = before.reduce((most, own) => Math.max(most, own), 0);
  if (first <= 1 || before.length === 0) return null;
  const isRun = known.size === before.length;
  const isFree = !isRun || (first > highest && !next.some((own) => known.has(own)));
  if (isFree && first > last && first - last <= MAX_GAP) return 'goes-on';
  return first > highest ? 'doubtful' : null;
}

const withoutZeros = (steps: readonly number[]): string => steps.join('.').replace(/(\.0)+$/, '');
const above = (steps: readonly number[]): string => steps.slice(0, -1).join('.');

/** The last steps of numbers that differ in nothing else; null: they differ in more. */
function lastSteps(numbers: readonly number[][]): number[] | null {
  const heads = new Set(numbers.map(above));
  return heads.size > 1 ? null : numbers.map((steps) => steps.at(-1) ?? 0);
}

/** Numbers such as 1.2.3: those above them may stand on another sheet, and none stands on two. */
function dottedSign(before: readonly number[][], next: readonly number[][]): Sign {
  const known = new Set(before.map(withoutZeros));
  const own = new Set(next.map(withoutZeros));
  if ([...own].some((number) => known.has(number))) return 'begins-anew';
  const rootsBefore = before.filter((steps) => !known.has(above(steps)));
  const roots = next.filter((steps) => !known.has(above(steps)) && !own.has(above(steps)));
  if (roots.length === 0) return 'goes-on';
  const steps = lastSteps([...rootsBefore, ...roots]);
  if (!steps) return null;
  const sign = positionsSign(steps.slice(0, rootsBefore.length), steps.slice(rootsBefore.length));
  const isProduct = rootsBefore.length === 1 && before.length > 1;
  return isProduct ? (sign === null ? 'second-root' : 'doubtful') : sign;
}

function numbersSign(before: SheetFacts, next: SheetFacts): Sign {
  const [known, own] = [tellsNumbers(before.rows), tellsNumbers(next.rows)];
  if (own.length === 0 || known.length === 0) return null;
  if ([...known, ...own].some(({ length }) => length > 1)) return dottedSign(known, own);
  return positionsSign(known.flat(), own.flat());
}

/** A sheet whose first row stands below the top goes on; one with a row at the top has a product of its own. */
function levelsSign(before: SheetFacts, next: SheetFacts): Sign {
  const texts = ({ rows }: SheetFacts): string[] => rows.flatMap(({ level }) => level ?? []);
  const read = levelReader([...texts(before), ...texts(next)]);
  const [known, own] = [texts(before).map(read), texts(next).map(read)];
  const [levels, further] = [known.filter((level) => level !== null), own.filter((level) => level !== null)];
  const [first] = further;
  const last = levels.at(-1);
  if (first === undefined || last === undefined || further.length < own.length) return null;
  const top = levels.reduce((least, level) => Math.min(least, level), last);
  const hasTop = further.some((level) => level <= top);
  if (hasTop && levels.filter((level) => level === top).length === 1) return 'second-root';
  return first > top && first <= last + 1 ? 'goes-on' : null;
}

/** A sheet whose parents stand on the sheets before it. */
function parentsSign(before: SheetFacts, next: SheetFacts): Sign {
  const namesOf = ({ rows }: SheetFacts): Set<string> =>
    new Set(rows.flatMap(({ names, parent }) => (parent === null ? names : [...names, parent])));
  const parents = next.rows.flatMap(({ parent }) => parent ?? []);
  if (parents.length === 0) return null;
  const roots = before.rows.filter(({ parent }) => parent === null);
  if (parents.length < next.rows.length) return roots.length === 1 ? 'second-root' : null;
  const known = namesOf(before);
  const own = new Set(next.rows.flatMap(({ names }) => names));
  const isTold = parents.every((parent) => known.has(parent) || own.has(parent));
  return isTold && parents.some((parent) => known.has(parent) && !own.has(parent)) ? 'goes-on' : null;
}

/** A designation alone at the top of a sheet heads what stands below. */
function headsSign(_before: SheetFacts, next: SheetFacts): Sign {
  return next.rows[0]?.isHead === true ? 'second-root' : null;
}

const SIGNS = [numbersSign, levelsSign, parentsSign, headsSign];

/** Whether the texts around the rows, or the rows themselves, are those of another list. */
function isOtherList(before: SheetFacts, next: SheetFacts): boolean {
  const isTitled = next.title !== null && next.title !== before.title;
  const isStamped = next.stamped !== null && before.stamped !== null && next.stamped !== before.stamped;
  return isTitled || isStamped || OTHER_LIST.test(next.name);
}

function hasSameParts(before: SheetFacts, next: SheetFacts): boolean {
  const known = new Set(before.rows.map(({ key }) => key));
  const own = new Set(next.rows.map(({ key }) => key));
  return [...own].filter((key) => known.has(key)).length > own.size * MAX_COMMON;
}

/** Whether a sheet goes on with the table of the sheets before it. Pure. */
export function goesOnWith(before: SheetFacts, next: SheetFacts): Verdict {
  if (next.rows.length === 0) return 'no';
  const signs = SIGNS.map((sign) => sign(before, next));
  const goesOn = signs.includes('goes-on') || signs.includes('doubtful');
  const isRepeated = signs.includes('begins-anew') || hasSameParts(before, next);
  if (!next.hasHeading && next.fits < LEAST_FIT) return 'no';
  if (!goesOn) return isRepeated ? 'no' : 'possible';
  const isAgainst = isRepeated || signs.includes('second-root') || isOtherList(before, next);
  return isAgainst || !signs.includes('goes-on') ? 'doubtful' : 'goes-on';
}
