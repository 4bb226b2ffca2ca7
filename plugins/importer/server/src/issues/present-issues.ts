import { refusalMessage, type Language } from '../../../../../src/refusals';
import type { Issue } from '../contracts';
import { isOnFirstSheet, placeInFile } from '../table/rows-of-sheets';
import { NO_HEADING } from '../table/untold-table';
import type { IssueDetails, RawIssue } from './issue';
import { issueMessage } from './messages';

/** More issues than this are counted, not listed. */
export const MAX_LISTED_ISSUES = 1_000;

/** Errors first, then by row: a person starts at the top. */
function inOrder(issues: readonly RawIssue[]): RawIssue[] {
  const weight = ({ severity }: RawIssue): number => (severity === 'error' ? 0 : 1);
  return [...issues].sort((a, b) => weight(a) - weight(b) || (a.row ?? 0) - (b.row ?? 0));
}

const ON_SHEET: Readonly<Record<Language, (row: number, sheet: string) => string>> = {
  ru: (row, sheet) => `${row} (лист «${sheet}»)`,
  en: (row, sheet) => `${row} (sheet "${sheet}")`,
};

/** Details with the rows that they name as a person finds them. */
function detailsInFile(
  { row: own, details }: RawIssue,
  sheets: readonly (string | null)[],
  language: Language,
): IssueDetails {
  const { first, rows } = details;
  const numbers = [first, ...(Array.isArray(rows) ? rows : [])].filter((row) => typeof row === 'number');
  const isElsewhere = ![own ?? 0, ...numbers].every(isOnFirstSheet);
  if (!isElsewhere) return details;
  const home = placeInFile(sheets, own ?? 0).sheet;
  const told = (number: string | number): string | number => {
    if (typeof number === 'string') return number;
    const { sheet, row } = placeInFile(sheets, number);
    return sheet === null || sheet === home ? row : ON_SHEET[language](row, sheet);
  };
  return {
    ...details,
    ...(typeof first === 'number' ? { first: told(first) } : {}),
    ...(Array.isArray(rows) ? { rows: rows.map(told) } : {}),
  };
}

/**
 * Issues in words, each with its place in the file.
 * @param sheets that are read, in order; at least one
 */
export function presentIssues(
  issues: readonly RawIssue[],
  sheets: readonly (string | null)[],
  language: Language,
  limit = MAX_LISTED_ISSUES,
): Issue[] {
  return inOrder(issues)
    .slice(0, limit)
    .map((issue) => {
      const { column, severity, code, value, refusal } = issue;
      const { sheet, row: place } = placeInFile(sheets, issue.row ?? 0);
      // Above the first row a heading stands that nobody wrote.
      const row = issue.row === null || place === NO_HEADING ? null : place;
      const why: IssueDetails = refusal
        ? { why: refusalMessage(refusal.code, refusal.details, language) }
        : {};
      const details = detailsInFile(issue, sheets, language);
      const message = issueMessage(
        code,
        { ...details, ...why, ...(value === null ? {} : { value }) },
        language,
      );
      return { sheet, row, column, severity, code, message, value };
    });
}
