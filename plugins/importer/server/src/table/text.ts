import type { Cell } from '../../../../../src/workbooks';

/** A cell as one line of text, runs of any spaces as one; null where it is empty or cannot be used. */
export function lineOf(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined || typeof cell === 'object') return null;
  const text = String(cell).normalize('NFC').replace(/\s+/g, ' ').trim();
  return text === '' ? null : text;
}

/** The same list without what cannot be shown. */
export function linesOf(cells: readonly Cell[]): string[] {
  return cells.map((cell) => lineOf(cell) ?? '');
}
