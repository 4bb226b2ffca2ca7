/** What a hostile or mistaken file may cost. Each limit has a test. */
export interface WorkbookLimits {
  fileBytes: number;
  zipEntries: number;
  /** All entries together after inflation. */
  inflatedBytes: number;
  /** Cells covered by merges, all of one sheet together. */
  mergedCells: number;
  columns: number;
  /** Rows with values in one sheet. */
  rows: number;
  /** Cells of all sheets, styled empty ones included. */
  cells: number;
  cellCharacters: number;
  readingMs: number;
  readingMemoryMb: number;
}

export const WORKBOOK_LIMITS: Readonly<WorkbookLimits> = {
  fileBytes: 30 * 1024 * 1024,
  zipEntries: 2_000,
  inflatedBytes: 300 * 1024 * 1024,
  mergedCells: 1_000_000,
  columns: 500,
  rows: 100_000,
  cells: 2_000_000,
  cellCharacters: 32_767,
  readingMs: 60_000,
  readingMemoryMb: 1_024,
};
