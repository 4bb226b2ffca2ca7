import { workbookProblem, type Delimiter, type TextEncoding, type WorkbookProblem } from './contracts';
import { decodedPieces } from './decode-text';
import type { WorkbookLimits } from './limits';

const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Blank lines cost little, but a table of ten million of them is none. */
const LINES_PER_ROW = 4;

/** Lines of a text table, blank ones included, that are read at most. */
export function linesLimit({ rows }: WorkbookLimits): number {
  return rows * LINES_PER_ROW;
}

/**
 * Counts the rows, columns and characters of a text table while it passes, so that a hostile one is refused
 * before a row of it is kept. Quotes count as the parser counts them: only where a cell begins.
 */
class CsvMeter {
  private row = 1;
  private filledRows = 0;
  private column = 1;
  private cellCharacters = 0;
  private rowIsEmpty = true;
  private inQuotes = false;
  private before = 0;
  private readonly delimiter: number;

  constructor(
    delimiter: Delimiter,
    private readonly limits: WorkbookLimits,
  ) {
    this.delimiter = delimiter.charCodeAt(0);
  }

  take(text: string): WorkbookProblem | null {
    const { columns, cellCharacters } = this.limits;
    for (let index = 0; index < text.length; index += 1) {
      this.pass(text.charCodeAt(index));
      if (this.column > columns)
        return workbookProblem('too-many-columns', { limit: columns, row: this.row });
      if (this.cellCharacters > cellCharacters)
        return workbookProblem('cell-too-long', { limit: cellCharacters, row: this.row });
      if (this.filledRows > this.limits.rows) return this.tooManyRows();
    }
    return this.row > linesLimit(this.limits) + 1 ? this.tooManyRows() : null;
  }

  private tooManyRows(): WorkbookProblem {
    return workbookProblem('too-many-rows', { limit: this.limits.rows });
  }

  private pass(code: number): void {
    const { before } = this;
    this.before = code;
    if (code === QUOTE && (this.inQuotes || this.cellCharacters === 0)) {
      this.inQuotes = !this.inQuotes;
      // The second quote of two inside a text opens the text again.
      this.cellCharacters += 1;
      this.fillRow();
    } else if (code === QUOTE && before === QUOTE) this.inQuotes = true;
    else if (this.inQuotes) this.cellCharacters += 1;
    else if (code === this.delimiter) {
      this.column += 1;
      this.cellCharacters = 0;
    } else if (code === LINE_FEED && before === CARRIAGE_RETURN) return;
    else if (code === LINE_FEED || code === CARRIAGE_RETURN) this.endRow();
    else {
      this.cellCharacters += 1;
      this.fillRow();
    }
  }

  private fillRow(): void {
    if (this.rowIsEmpty) this.filledRows += 1;
    this.rowIsEmpty = false;
  }

  private endRow(): void {
    this.row += 1;
    this.column = 1;
    this.cellCharacters = 0;
    this.rowIsEmpty = true;
  }
}

/** Whether a text table is within the limits; it is decoded piece by piece and nothing of it is kept. */
export function measureCsv(
  bytes: Buffer,
  encoding: TextEncoding,
  delimiter: Delimiter,
  limits: WorkbookLimits,
): WorkbookProblem | null {
  const meter = new CsvMeter(delimiter, limits);
  for (const piece of decodedPieces(bytes, encoding)) {
    const problem = meter.take(piece);
    if (problem) return problem;
  }
  return null;
}
