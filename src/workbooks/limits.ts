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
  /** All texts of the workbook together. */
  textCharacters: number;
  readingMs: number;
  readingMemoryMb: number;
}

const DEFAULT_LIMITS: Readonly<WorkbookLimits> = {
  fileBytes: 50 * 1024 * 1024,
  zipEntries: 2_000,
  inflatedBytes: 300 * 1024 * 1024,
  mergedCells: 1_000_000,
  columns: 500,
  rows: 50_000,
  cells: 2_000_000,
  cellCharacters: 32_767,
  textCharacters: 60_000_000,
  readingMs: 30_000,
  readingMemoryMb: 256,
};

type Environment = Record<string, string | undefined>;

function numberIn(environment: Environment, name: string, fallback: number, most: number): number {
  const value = Number(environment[name] ?? fallback);
  return Number.isSafeInteger(value) && value > 0 ? Math.min(value, most) : fallback;
}

/**
 * The limits an installation may set: IMPORT_MAX_ROWS, IMPORT_MAX_FILE_MB, IMPORT_READ_SECONDS and
 * IMPORT_READ_MEMORY_MB. A value that is no positive whole number counts as not set.
 */
export function workbookLimits(environment: Environment): WorkbookLimits {
  const rows = numberIn(environment, 'IMPORT_MAX_ROWS', DEFAULT_LIMITS.rows, 1_048_576);
  const more = Math.max(1, rows / DEFAULT_LIMITS.rows);
  const megabytes = numberIn(
    environment,
    'IMPORT_MAX_FILE_MB',
    DEFAULT_LIMITS.fileBytes / 1024 / 1024,
    1_024,
  );
  const seconds = numberIn(environment, 'IMPORT_READ_SECONDS', DEFAULT_LIMITS.readingMs / 1000, 3_600);
  const memory = Math.round(DEFAULT_LIMITS.readingMemoryMb * more);
  return {
    ...DEFAULT_LIMITS,
    rows,
    // More rows need more of what rows are made of.
    cells: Math.round(DEFAULT_LIMITS.cells * more),
    fileBytes: megabytes * 1024 * 1024,
    readingMs: seconds * 1000,
    readingMemoryMb: numberIn(environment, 'IMPORT_READ_MEMORY_MB', memory, 65_536),
  };
}

export const WORKBOOK_LIMITS: Readonly<WorkbookLimits> = workbookLimits(process.env);
