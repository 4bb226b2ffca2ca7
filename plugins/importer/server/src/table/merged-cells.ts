import { columnNumber, type Cell, type Merge, type Sheet } from '../../../../../src/workbooks';

/** Merges that reach down over rows, by column, so that a look-up costs little however many there are. */
export class MergedCells {
  private readonly byColumn = new Map<number, Merge[]>();
  private readonly cells = new Map<number, Cell[]>();

  constructor(sheet: Sheet) {
    const tall = sheet.merges.filter(({ top, bottom }) => bottom > top);
    for (const merge of tall.sort((a, b) => a.top - b.top)) {
      for (let column = merge.left; column <= Math.min(merge.right, merge.left + 50); column += 1) {
        const own = this.byColumn.get(column);
        if (own) own.push(merge);
        else this.byColumn.set(column, [merge]);
      }
    }
    if (tall.length > 0) for (const { number, cells } of sheet.rows) this.cells.set(number, cells);
  }

  private at(row: number, column: number): Merge | null {
    const merges = this.byColumn.get(column) ?? [];
    let [low, high] = [0, merges.length - 1];
    // The last merge that begins at or above the row; merges never overlap.
    while (low <= high) {
      const middle = (low + high) >> 1;
      if ((merges[middle]?.top ?? 0) <= row) low = middle + 1;
      else high = middle - 1;
    }
    const found = merges[high];
    return found && found.bottom >= row ? found : null;
  }

  /** The value of the merged cell that covers this place; null where none does. */
  valueAt(row: number, column: number): Cell {
    const merge = this.at(row, column);
    return merge ? (this.cells.get(merge.top)?.[merge.left - 1] ?? null) : null;
  }

  /** The same of a cell that is merged downwards only: one that lies over several columns is a caption of them all. */
  valueBeside(row: number, column: number): Cell {
    const merge = this.at(row, column);
    return merge && merge.left === merge.right ? this.valueAt(row, column) : null;
  }

  startsAbove(row: number, column: number): boolean {
    const merge = this.at(row, column);
    return merge !== null && merge.top < row;
  }

  /** Whether any cells are merged downwards. */
  get reachDown(): boolean {
    return this.byColumn.size > 0;
  }

  /** Whether cells of a column are merged downwards at all. */
  reachDownIn(letters: string | null): boolean {
    return letters !== null && (this.byColumn.get(columnNumber(letters))?.length ?? 0) > 0;
  }
}
