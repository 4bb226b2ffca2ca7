import { problem, type RawIssue } from '../issues/issue';
import type { BomRow } from './bom-row';
import { Grower, type Forest } from './grow';

const DOTTED = /^\d{1,9}([.,]\d{1,9})*[.,]?$/;
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

/** Rows with their numbers, and what is wrong with the numbers of the others. */
function numberRows(
  rows: readonly BomRow[],
  column: string | null,
): { numbered: Numbered[]; unplaced: BomRow[]; issues: RawIssue[] } {
  const numbered: Numbered[] = [];
  const unplaced: BomRow[] = [];
  const issues: RawIssue[] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const steps = row.number === null ? null : stepsOf(row.number);
    const key = steps?.join('.') ?? '';
    const first = seen.get(key);
    if (row.number === null) issues.push(problem('number-missing', { row: row.row, column }));
    else if (!steps) issues.push(problem('number-malformed', { row: row.row, column, value: row.number }));
    else if (first !== undefined)
      issues.push(
        problem('number-duplicate', { row: row.row, column, value: row.number, details: { first } }),
      );
    if (!steps || first !== undefined) unplaced.push(row);
    else {
      seen.set(key, row.row);
      numbered.push({ row, steps });
    }
  }
  return { numbered, unplaced, issues };
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
  const { numbered, unplaced, issues } = numberRows(rest, column);
  const places = new Map<string, number | null>();
  for (const { row, steps } of numbered.sort(compare)) {
    const parentKey = steps.slice(0, -1).join('.');
    const parent = steps.length === 1 ? top : places.get(parentKey);
    if (parent === undefined) {
      issues.push(
        problem('parent-missing', {
          row: row.row,
          column,
          value: row.number,
          details: { parent: parentKey },
        }),
      );
    }
    places.set(steps.join('.'), grower.add(row, parent ?? null));
  }
  for (const row of unplaced) grower.add(row, null);
  return { nodes: grower.nodes, issues };
}
