import { columnNumber } from './columns';
import { workbookProblem, type WorkbookProblem } from './contracts';
import type { WorkbookLimits } from './limits';

const CELL = /<c\s[^>]*?>/g;
const CELL_COLUMN = /\sr="([A-Z]{1,7})\d/;
const MERGE = /<mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;
const CELL_END = '</c>';

/** Where a piece of worksheet XML may be cut so that every cell before the cut is whole. */
export function lastSafeCut(text: string): number {
  const cell = text.lastIndexOf('<c ');
  return cell > text.lastIndexOf('</row>') ? cell : Math.max(text.lastIndexOf('<'), 0);
}

/** Looks at the XML of one worksheet, piece by piece; each piece holds whole tags only. */
export class SheetScan {
  private mergedCells = 0;

  constructor(
    private readonly limits: WorkbookLimits,
    /** Cells of the sheets before this one and of this one so far. */
    public cells: number,
  ) {}

  look(text: string): WorkbookProblem | null {
    return this.lookAtCells(text) ?? this.lookAtMerges(text);
  }

  private lookAtCells(text: string): WorkbookProblem | null {
    for (const match of text.matchAll(CELL)) {
      this.cells += 1;
      if (this.cells > this.limits.cells)
        return workbookProblem('too-many-cells', { limit: this.limits.cells });
      const tag = match[0];
      if (tag.endsWith('/>')) continue;
      const letters = CELL_COLUMN.exec(tag)?.[1];
      if (!letters || columnNumber(letters) <= this.limits.columns) continue;
      // A cell that has a style and no value may stand anywhere; spreadsheets are full of them.
      if (!text.startsWith(CELL_END, match.index + tag.length))
        return workbookProblem('too-many-columns', { limit: this.limits.columns, column: letters });
    }
    return null;
  }

  private lookAtMerges(text: string): WorkbookProblem | null {
    if (!text.includes('<mergeCell')) return null;
    for (const [, left = '', top, right = '', bottom] of text.matchAll(MERGE)) {
      const width = columnNumber(right) - columnNumber(left) + 1;
      const height = Number(bottom) - Number(top) + 1;
      this.mergedCells += Math.abs(width * height);
      if (this.mergedCells > this.limits.mergedCells)
        return workbookProblem('merges-too-large', { limit: this.limits.mergedCells });
    }
    return null;
  }
}
