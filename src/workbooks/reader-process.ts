/** The body of the process for files of strangers: takes one task, answers once, ends. */
import { commentWorkbook, type CellNote } from './comment-cells';
import type { Sheet, SheetRow, WorkbookProblem } from './contracts';
import type { WorkbookLimits } from './limits';
import type { CsvText } from './read-csv';
import { readHere } from './read-here';

export interface ReadingTask {
  bytes: Uint8Array;
  limits: WorkbookLimits;
  /** How to read text; null: the file is an .xlsx. */
  text: CsvText | null;
}

/** Comment cells of an .xlsx that was read before, within the limits. */
export interface CommentingTask {
  bytes: Uint8Array;
  limits: WorkbookLimits;
  notes: CellNote[];
}

async function answerOf(task: ReadingTask | CommentingTask): Promise<Sheet[] | WorkbookProblem | Buffer> {
  if (!('notes' in task)) return readHere(task);
  const { buffer, byteOffset, byteLength } = task.bytes;
  return commentWorkbook(Buffer.from(buffer, byteOffset, byteLength), task.notes);
}

/** Rows of a sheet, by its place among the sheets, or the answer: sheets stand in it without their rows. */
export type ReaderMessage =
  { sheet: number; rows: SheetRow[] } | { answer: Sheet[] | WorkbookProblem | Uint8Array };

/** Rows of one message: the server takes each message apart at one go, and scans wait as long. */
const ROWS_PER_MESSAGE = 500;

function tell(message: ReaderMessage): Promise<void> {
  return new Promise((resolve) => void process.send?.(message, undefined, undefined, () => resolve()));
}

async function tellSheets(sheets: Sheet[]): Promise<void> {
  for (const [sheet, { rows }] of sheets.entries()) {
    for (let start = 0; start < rows.length; start += ROWS_PER_MESSAGE)
      await tell({ sheet, rows: rows.slice(start, start + ROWS_PER_MESSAGE) });
  }
  await tell({ answer: sheets.map((sheet) => ({ ...sheet, rows: [] })) });
}

async function run(task: ReadingTask | CommentingTask): Promise<void> {
  const answer = await answerOf(task);
  await (Array.isArray(answer) ? tellSheets(answer) : tell({ answer }));
  process.disconnect();
}

// An error ends the process; the waiting side hears it as such.
process.once('message', (task) => void run(task as ReadingTask | CommentingTask));
// Nobody waits any longer.
process.once('disconnect', () => process.exit());
