import { hint, problem, type RawIssue } from '../issues/issue';
import type { BomRow } from './bom-row';
import { stepsOfCodes } from '../table/stepped-codes';
import { dayOf, numbersOfDays } from './date-numbers';
import { Grower, type Forest } from './grow';

/** A full stop or a bracket may stand behind it: `1.1.`, `1.1)`. */
const DOTTED = /^\d{1,9}([.,]\d{1,9})*[.,]?\)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MAX_DEPTH = 64;

/** What may stand beside a number: `поз. 1.1`, `№ 1.1`, the apostrophe that makes a text of it, and the `*` of Solid Edge. */
const BESIDE = /^(?:(?:поз|п|№|pos|item)\.?|')(?=\d)|\*$/gi;

/** The steps of a dotted number, `1.10.2` as [1, 10, 2]; null where it is none. */
export function stepsOf(number: string): number[] | null {
  const whole = number.replaceAll(' ', '');
  const bare = DOTTED.test(whole) ? whole : whole.replace(BESIDE, '');
  if (!DOTTED.test(bare)) return null;
  const steps = bare
    .replace(/[.,]?\)?$/, '')
    .split(/[.,]/)
    .map(Number);
  return steps.length > MAX_DEPTH ? null : steps;
}

const LETTERED = /^(\p{Lu})((?:[.,-]\d{1,9})*)[.,]?$/u;
const HYPHENATED = /^\d{1,9}(?:[-/]\d{1,9})+$/;
/** Beyond all steps that are written in digits. */
const LETTERS_FROM = 1_000_000_000;

/** `1а`, `1б`: below 1, or put in behind it. */
const SUFFIXED = /^(\d{1,9})\s?(\p{Ll})[.)]?$/u;

function suffixedSteps(number: string): number[] | null {
  const [, digits, letter] = SUFFIXED.exec(number) ?? [];
  return letter === undefined ? null : [Number(digits), LETTERS_FROM + (letter.codePointAt(0) ?? 0)];
}

/** Whether letters behind numbers tell what stands below what, which positions put in later do too. Pure. */
export function isDoubtfullyNumbered(rows: readonly BomRow[]): boolean {
  return rows.some(({ number }) => number !== null && SUFFIXED.test(number));
}

/** The steps of `A.1.2` and `1-1-2`, which may as well be a designation, a range or a day. */
function otherSteps(number: string): number[] | null {
  const bare = number.replaceAll(' ', '');
  const [, letter, rest = ''] = LETTERED.exec(bare) ?? [];
  const isOther = letter !== undefined || (HYPHENATED.test(bare) && !DATE.test(bare));
  if (!isOther) return null;
  const digits = (letter === undefined ? bare : rest).split(/[.,/-]/).filter((step) => step !== '');
  const steps = [
    ...(letter === undefined ? [] : [LETTERS_FROM + (letter.codePointAt(0) ?? 0)]),
    ...digits.map(Number),
  ];
  return steps.length > MAX_DEPTH ? null : steps;
}

/** Such numbers are numbers where each of them but the shortest names one above it. */
function areNumbers(others: readonly (readonly number[])[], known: ReadonlySet<string>): boolean {
  const nested = others.filter(({ length }) => length > 1);
  const isKnown = (steps: readonly number[]): boolean => known.has(steps.slice(0, -1).join('.'));
  return nested.length > 1 && nested.every(isKnown);
}

/** `1.0` and `1.0.0` are written for `1` where no row is that itself. */
function withoutZeros(steps: number[], known: () => ReadonlySet<string>): number[] {
  let end = steps.length;
  while (end > 1 && steps[end - 1] === 0 && !known().has(steps.slice(0, end - 1).join('.'))) end -= 1;
  return end === steps.length ? steps : steps.slice(0, end);
}

/** A set that is made when somebody asks for it: few files need it, and it has a text for each of thousands of rows. */
function onDemand(make: () => ReadonlySet<string>): () => ReadonlySet<string> {
  let made: ReadonlySet<string> | null = null;
  return () => (made ??= make());
}

type NumberOfRow = [BomRow, number[] | null];

/** The same with numbers such as `A.1.2` where they tell a structure. */
function withOtherNumbers(plain: readonly NumberOfRow[]): readonly NumberOfRow[] {
  const isDotted = plain.some(([, steps]) => steps !== null && steps.length > 1);
  const other = (number: string): number[] | null =>
    otherSteps(number) ?? (isDotted ? null : suffixedSteps(number));
  const all = plain.map(([row, steps]): NumberOfRow => [row, steps ?? other(row.number ?? '')]);
  const others = all.flatMap(([, steps], index) => (plain[index]?.[1] === null && steps ? [steps] : []));
  const known = new Set(all.map(([, steps]) => steps?.join('.') ?? ''));
  return areNumbers(others, known) ? all : plain;
}

/** What was read last of the numbers of rows: judging a format and growing its tree ask for the same. */
const lastNumbers = new WeakMap<readonly BomRow[], Map<BomRow, number[] | null>>();

/** The steps of the numbers of rows, zeros at their ends left out; null: a number that is none. Pure. */
export function numbersOf(rows: readonly BomRow[]): ReadonlyMap<BomRow, number[] | null> {
  const last = lastNumbers.get(rows);
  if (last) return last;
  const read = readNumbers(rows);
  lastNumbers.set(rows, read);
  return read;
}

function readNumbers(rows: readonly BomRow[]): Map<BomRow, number[] | null> {
  const inSteps = stepsOfCodes(rows.flatMap(({ number }) => number ?? []));
  const written = rows.flatMap((row): NumberOfRow[] =>
    row.number === null ? [] : [[row, inSteps ? inSteps(row.number) : stepsOf(row.number)]],
  );
  const days = numbersOfDays(written);
  const plain =
    days.size === 0 ? written : written.map(([row, steps]): NumberOfRow => [row, days.get(row) ?? steps]);
  const read = plain.some(([, steps]) => steps === null) ? withOtherNumbers(plain) : plain;
  const known = onDemand(() => new Set(read.map(([, steps]) => steps?.join('.') ?? '')));
  return new Map(read.map(([row, steps]) => [row, steps && withoutZeros(steps, known)]));
}

/** A product is numbered 0 where its parts are 1, 2 and 3 and none is 0.1. Pure. */
export function zeroIsProduct(numbers: readonly (readonly number[])[]): boolean {
  const fromZero = numbers.filter(([first]) => first === 0);
  return fromZero.length === 1 && fromZero[0]?.length === 1 && numbers.length > 1;
}

interface Numbered {
  row: BomRow;
  steps: number[];
  /** The steps as a text, and those above them: asked for again and again. */
  text: string;
  above: string;
}

function numberedAs(row: BomRow, steps: number[], text: string): Numbered {
  return { row, steps, text, above: text.slice(0, Math.max(0, text.lastIndexOf('.'))) };
}

function compare(a: Numbered, b: Numbered): number {
  const length = Math.min(a.steps.length, b.steps.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (a.steps[index] ?? 0) - (b.steps[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.steps.length - b.steps.length;
}

/** Spreadsheet programs make 1.1 of 1.10; the place in the list tells which is meant. */
function restored(
  steps: number[],
  before: number[] | null,
  seen: ReadonlyMap<string, number>,
): number[] | null {
  const last = steps.at(-1) ?? 0;
  const ten = [...steps.slice(0, -1), last * 10];
  const sibling = before?.slice(0, steps.length) ?? [];
  const follows =
    sibling.slice(0, -1).join('.') === steps.slice(0, -1).join('.') && sibling.at(-1) === last * 10 - 1;
  return steps.length > 1 && follows && !seen.has(ten.join('.')) ? ten : null;
}

/** Reads the numbers of rows one after the other. */
class Numbering {
  readonly numbered: Numbered[] = [];
  readonly unplaced: BomRow[] = [];
  /** Rows without a number of their own that fill the part above them. */
  readonly below = new Map<BomRow, BomRow[]>();
  readonly issues: RawIssue[] = [];
  private readonly seen = new Map<string, number>();
  private before: Numbered | null = null;

  constructor(
    private readonly column: string | null,
    private readonly numbers: ReadonlyMap<BomRow, number[] | null>,
  ) {}

  take(row: BomRow): void {
    const { column } = this;
    const place = { row: row.row, column, value: row.number };
    if (row.number === null) return this.takeUnnumbered(row);
    const steps = this.numbers.get(row) ?? null;
    if (!steps) {
      this.unplaced.push(row);
      this.issues.push(
        problem(DATE.test(row.number) || dayOf(row.number) ? 'number-is-date' : 'number-malformed', place),
      );
      return;
    }
    const text = steps.join('.');
    const first = this.seen.get(text);
    const taken = first === undefined ? steps : restored(steps, this.before?.steps ?? null, this.seen);
    if (!taken) {
      this.issues.push(problem('number-duplicate', { ...place, details: { first: first ?? 0 } }));
      this.unplaced.push(row);
      return;
    }
    this.before = numberedAs(row, taken, taken === steps ? text : taken.join('.'));
    const details = { taken: this.before.text };
    if (first !== undefined) this.issues.push(hint('number-restored', { ...place, details }));
    if (taken.length > 1 && dayOf(row.number) !== null)
      this.issues.push(hint('number-was-date', { ...place, details }));
    this.seen.set(this.before.text, row.row);
    this.numbered.push(this.before);
  }

  /**
   * The row that was 1.10 before a program made 1.1 of it: a row of 1.10 stands right below it, none is 1.10, and none
   * belongs to 1.1.
   */
  restoreParents(): void {
    const lost = this.numbered.filter(({ steps }, index) => {
      const below = this.numbered[index + 1]?.steps;
      const at = steps.length - 1;
      return below?.length === steps.length + 1 && at > 0 && below[at] === (steps[at] ?? 0) * 10;
    });
    if (lost.length === 0) return;
    const known = new Set(this.numbered.map(({ text }) => text));
    const parents = new Set(this.numbered.map(({ above }) => above));
    for (const own of lost) {
      const ten = [...own.steps.slice(0, -1), (own.steps.at(-1) ?? 0) * 10];
      const taken = ten.join('.');
      const isMeant = parents.has(taken) && !known.has(taken) && !parents.has(own.text);
      if (!isMeant) continue;
      Object.assign(own, numberedAs(own.row, ten, taken));
      const place = { row: own.row.row, column: this.column, value: own.row.number };
      this.issues.push(hint('number-restored', { ...place, details: { taken } }));
    }
  }

  private takeUnnumbered(row: BomRow): void {
    if (row.isCaption) {
      this.issues.push(hint('caption-skipped', { row: row.row, value: row.name ?? row.designation }));
    } else if (row.role !== 'item' && this.before) {
      this.below.set(this.before.row, [...(this.below.get(this.before.row) ?? []), row]);
    } else {
      this.issues.push(problem('number-missing', { row: row.row, column: this.column }));
      this.unplaced.push(row);
    }
  }
}

/** The row that heads the file without a number of its own: everything numbered belongs to it. */
function takeHeading(rows: readonly BomRow[]): { heading: BomRow | null; rest: readonly BomRow[] } {
  const [first, ...rest] = rows;
  // A product may be counted; it stands above its parts where all of them are numbered and it alone is not.
  const isAlone =
    rest.length > 0 &&
    rest.every(({ number, role, isCaption }) => number !== null || role !== 'item' || isCaption);
  return first && first.number === null && (first.quantity === null || (isAlone && !first.isCaption))
    ? { heading: first, rest }
    : { heading: null, rest: rows };
}

/**
 * Dotted numbers: 1.2.3 belongs to 1.2 wherever that stands; rows may be sorted as text.
 * @param column the letter of the number column, for issues
 */
export function growFromDottedNumbers(rows: readonly BomRow[], column: string | null): Forest {
  const grower = new Grower();
  const { heading, rest } = takeHeading(rows);
  const top = heading ? grower.add(heading, null) : null;
  // A heading has no number: the numbers are those of all rows.
  const numbering = new Numbering(column, numbersOf(rows));
  for (const row of rest) numbering.take(row);
  numbering.restoreParents();
  const { numbered, unplaced, issues, below } = numbering;
  const hasZero = zeroIsProduct(numbered.map(({ steps }) => steps));
  // Where no row has a number of one step the product itself is not listed: 1.1 and 1.2 are its parts.
  const shortest = numbered.reduce(
    (least, { steps }) => (hasZero && steps[0] === 0 ? least : Math.min(least, steps.length)),
    Infinity,
  );
  const places = new Map<string, number | null>();
  const known = onDemand(() => new Set(numbered.map(({ text }) => text)));
  const above = ({ steps, above: named }: Numbered): number | null | undefined => {
    if (hasZero && steps[0] === 0) return top;
    if (steps.length === shortest) return hasZero ? places.get('0') : top;
    // `1.0.1` stands below `1`.
    return places.get(steps.at(-2) === 0 ? withoutZeros(steps.slice(0, -1), known).join('.') : named);
  };
  for (const own of numbered.sort(compare)) {
    const { row, text } = own;
    const parent = above(own);
    if (parent === undefined) {
      const details = { parent: (row.number ?? '').replace(/[.,/-]\d+[.,]?$/, '') };
      issues.push(problem('parent-missing', { row: row.row, column, value: row.number, details }));
    }
    const node = grower.add(row, parent ?? null);
    places.set(text, node);
    for (const own of below.get(row) ?? []) grower.add(own, node ?? parent ?? null);
  }
  for (const row of unplaced) grower.add(row, null);
  return { nodes: grower.nodes, issues };
}
