import { columnNumber, type CellNote } from '../../../../../src/workbooks';
import type { Language } from '../../../../../src/refusals';
import type { Issue, Severity } from '../contracts';
import { hint, type RawIssue } from '../issues/issue';
import { presentIssues } from '../issues/present-issues';

/** A workbook with more comments than this helps nobody. */
const MAX_NOTES = 10_000;

interface Place {
  row: number;
  column: number;
}

/** Where an issue is told: its cell, the beginning of its row, or the first cell where it concerns the file. */
function placeOf({ row, column }: Issue): Place {
  return { row: Math.max(1, row ?? 1), column: column === null ? 1 : columnNumber(column) };
}

/**
 * Issues that become comments, in words; where there are more than a workbook gets, that is told in the first cell. Pure.
 * @param sheets that are read, in order; at least one
 */
export function toldInCells(
  issues: readonly RawIssue[],
  sheets: readonly (string | null)[],
  language: Language,
): Issue[] {
  const told = presentIssues(issues, sheets, language, MAX_NOTES);
  const left = issues.length - told.length;
  if (left <= 0) return told;
  const more = hint('comments-left', { details: { count: left, limit: MAX_NOTES } });
  return [...presentIssues([more], sheets, language), ...told];
}

/** One comment for each cell, however many issues it has. Pure. */
export function notesOf(issues: readonly Issue[]): CellNote[] {
  const notes = new Map<string, CellNote>();
  for (const issue of issues) {
    const { sheet } = issue;
    const { row, column } = placeOf(issue);
    const key = `${row}:${column}:${sheet ?? ''}`;
    const before = notes.get(key);
    const severity: Severity =
      before?.severity === 'error' || issue.severity === 'error' ? 'error' : 'warning';
    const text = before ? `${before.text}\n${issue.message}` : issue.message;
    notes.set(key, { sheet, row, column, text, severity });
  }
  return [...notes.values()];
}
