import { hint, problem, type RawIssue } from '../issues/issue';
import type { BomRow } from './bom-row';
import { Grower, type Forest } from './grow';

const LEVEL = /^(?:level|lvl|l|уровень|ур)?[.+\-*_>\s]*(\d{1,2})(?:\s*(?:уровень|ур\.?|level|[-.й]*))?$/i;
const MARKS = /^([.+\-*_>•#])(?:\s*\1)*$/i;

/** The level as a number; some programs put dots or a plus before it, or only marks. null where it is none. */
export function levelOf(text: string): number | null {
  const digits = LEVEL.exec(text.trim())?.[1];
  if (digits !== undefined) return Number(digits);
  return MARKS.test(text) ? text.replaceAll(/\s/g, '').length : null;
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
  let heading: number | null = null;
  for (const row of rows) {
    const level = row.level === null ? null : levelOf(row.level);
    if (level === null && row.isCaption) {
      issues.push(hint('caption-skipped', { row: row.row, value: row.name ?? row.designation }));
      continue;
    }
    // A first row without level and quantity heads the file.
    if (level === null && row.level === null && row.quantity === null && grower.nodes.length === 0) {
      heading = grower.add(row, null);
      continue;
    }
    top ??= level;
    const depth = level === null || top === null ? path.length : Math.max(0, level - top);
    const issue = levelProblem(row, level, (top ?? 0) + path.length - 1, column);
    if (issue && !(row.level === null && row.role !== 'item')) issues.push(issue);
    const place = Math.min(depth, path.length);
    const parent = place === 0 ? heading : (path[place - 1] ?? heading);
    const node = grower.add(row, parent);
    // What filled its part is no parent; rows below it belong to that part.
    path = [...path.slice(0, place), node ?? parent];
  }
  return { nodes: grower.nodes, issues };
}
