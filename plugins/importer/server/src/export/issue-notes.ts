import { columnNumber, type CellNote } from '../../../../../src/workbooks';
import type { Issue, Severity } from '../contracts';

/** A workbook with more comments than this helps nobody. */
export const MAX_NOTES = 10_000;

interface Place {
  row: number;
  column: number;
}

/** Where an issue is told: its cell, the beginning of its row, or the first cell where it concerns the file. */
function placeOf({ row, column }: Issue): Place {
  return { row: Math.max(1, row ?? 1), column: column === null ? 1 : columnNumber(column) };
}

/** One comment for each cell, however many issues it has. Pure. */
export function notesOf(issues: readonly Issue[]): CellNote[] {
  const notes = new Map<string, CellNote>();
  for (const issue of issues.slice(0, MAX_NOTES)) {
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
