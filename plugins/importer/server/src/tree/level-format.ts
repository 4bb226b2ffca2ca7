import { problem, type RawIssue } from '../issues/issue';
import type { BomRow } from './bom-row';
import { Grower, type Forest } from './grow';

const LEVEL = /^[.+\-\s]*(\d{1,2})\.?$/;

/** The level as a number; some programs put dots or a plus before it. null where it is none. */
export function levelOf(text: string): number | null {
  const digits = LEVEL.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

function levelProblem(
  row: BomRow,
  level: number | null,
  deepest: number,
  column: string | null,
): RawIssue | null {
  if (row.level === null) return problem('level-missing', { row: row.row, column });
  if (level === null) return problem('level-malformed', { row: row.row, column, value: row.level });
  if (level > deepest + 1)
    return problem('level-jump', {
      row: row.row,
      column,
      value: row.level,
      details: { expected: deepest + 1 },
    });
  return null;
}

/**
 * Level column: a row belongs to the last row one level up. The first row's level is the top one.
 * @param column the letter of the level column, for issues
 */
export function growFromLevels(rows: readonly BomRow[], column: string | null): Forest {
  const grower = new Grower();
  const issues: RawIssue[] = [];
  /** The last node of each level, from the top; shorter after each row. */
  let path: (number | null)[] = [];
  let top: number | null = null;
  for (const row of rows) {
    const level = row.level === null ? null : levelOf(row.level);
    top ??= level;
    const depth = level === null || top === null ? path.length : Math.max(0, level - top);
    const issue = levelProblem(row, level, (top ?? 0) + path.length - 1, column);
    if (issue) issues.push(issue);
    const place = Math.min(depth, path.length);
    const parent = place === 0 ? null : (path[place - 1] ?? null);
    const node = grower.add(row, parent);
    // What filled its part is no parent; rows below it belong to that part.
    path = [...path.slice(0, place), node ?? parent];
  }
  return { nodes: grower.nodes, issues };
}
