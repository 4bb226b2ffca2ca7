/** The body of the process for files of strangers: takes one task, answers once, ends. */
import type { CellNote } from './comment-cells';
import type { Sheet, WorkbookProblem } from './contracts';
import type { WorkbookLimits } from './limits';
import { readCsvSheet, type CsvText } from './read-csv';
import { readSheets } from './xlsx/read-sheets';

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
  const { bytes, limits } = task;
  const { buffer, byteOffset, byteLength } = bytes;
  const whole = Buffer.from(buffer, byteOffset, byteLength);
  if ('notes' in task) {
    // Only this task needs the library that writes workbooks; it is large.
    const { commentWorkbook } = await import('./comment-cells');
    return commentWorkbook(whole, task.notes);
  }
  return task.text ? readCsvSheet(whole, task.text, limits) : readSheets(whole, limits);
}

async function run(task: ReadingTask | CommentingTask): Promise<void> {
  const answer = await answerOf(task);
  process.send?.(answer, undefined, undefined, () => process.disconnect());
}

// An error ends the process; the waiting side hears it as such.
process.once('message', (task) => void run(task as ReadingTask | CommentingTask));
// Nobody waits any longer.
process.once('disconnect', () => process.exit());
