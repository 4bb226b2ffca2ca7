import { hint, problem, type RawIssue } from '../issues/issue';
import type { BomRow } from './bom-row';
import { Grower, type Forest } from './grow';

const DOTTED = /^\d{1,9}([.,]\d{1,9})*[.,]?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MAX_DEPTH = 64;

/** The steps of a dotted number, `1.10.2` as [1, 10, 2]; null where it is none. */
export function stepsOf(number: string): number[] | null {
  const bare = number.replaceAll(' ', '');
  if (!DOTTED.test(bare)) return null;
  const steps = bare.replace(/[.,]$/, '').split(/[.,]/).map(Number);
  return steps.length > MAX_DEPTH ? null : steps;
}

interface Numbered {
  row: BomRow;
  steps: number[];
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

  constructor(private readonly column: string | null) {}

  take(row: BomRow): void {
    const { column } = this;
    const place = { row: row.row, column, value: row.number };
    if (row.number === null) return this.takeUnnumbered(row);
    const steps = stepsOf(row.number);
    if (!steps) {
      this.unplaced.push(row);
      this.issues.push(problem(DATE.test(row.number) ? 'number-is-date' : 'number-malformed', place));
      return;
    }
    const first = this.seen.get(steps.join('.'));
    const taken = first === undefined ? steps : restored(steps, this.before?.steps ?? null, this.seen);
    if (!taken) {
      this.issues.push(problem('number-duplicate', { ...place, details: { first: first ?? 0 } }));
      this.unplaced.push(row);
      return;
    }
    if (first !== undefined)
      this.issues.push(hint('number-restored', { ...place, details: { taken: taken.join('.') } }));
    this.seen.set(taken.join('.'), row.row);
    this.before = { row, steps: taken };
    this.numbered.push(this.before);
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
  return first && first.number === null && first.quantity === null
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
  const numbering = new Numbering(column);
  for (const row of rest) numbering.take(row);
  const { numbered, unplaced, issues, below } = numbering;
  // Where no row has a number of one step the product itself is not listed: 1.1 and 1.2 are its parts.
  const shortest = numbered.reduce((least, { steps }) => Math.min(least, steps.length), Infinity);
  const places = new Map<string, number | null>();
  for (const { row, steps } of numbered.sort(compare)) {
    const parentKey = steps.slice(0, -1).join('.');
    const parent = steps.length === shortest ? top : places.get(parentKey);
    if (parent === undefined) {
      const details = { parent: parentKey };
      issues.push(problem('parent-missing', { row: row.row, column, value: row.number, details }));
    }
    const node = grower.add(row, parent ?? null);
    places.set(steps.join('.'), node);
    for (const own of below.get(row) ?? []) grower.add(own, node ?? parent ?? null);
  }
  for (const row of unplaced) grower.add(row, null);
  return { nodes: grower.nodes, issues };
}
