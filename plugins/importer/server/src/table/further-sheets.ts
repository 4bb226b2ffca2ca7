import { hint, type RawIssue } from '../issues/issue';
import type { Header } from './header';
import { LEAST_SCORE } from './sheet-parts';

/** Names of other sheets that hold a table too. @param read names of those that are read Pure. */
export function sheetsBeside(read: readonly string[], headers: readonly Header[]): string[] {
  return headers
    .filter(({ sheet, score }) => !read.includes(sheet.name) && score >= LEAST_SCORE)
    .map(({ sheet }) => sheet.name);
}

/** That other sheets hold tables. Pure. */
export function furtherSheetIssues(read: readonly string[], others: readonly string[]): RawIssue[] {
  if (others.length === 0) return [];
  const value = read.slice(0, 10).join(', ');
  return [hint('other-sheets', { value, details: { sheets: others.slice(0, 10) } })];
}
