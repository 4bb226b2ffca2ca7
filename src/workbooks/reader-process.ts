/** The body of the reading process: takes one file, answers once, ends. */
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

function read({ bytes, limits, text }: ReadingTask): Promise<Sheet[] | WorkbookProblem> {
  const { buffer, byteOffset, byteLength } = bytes;
  const whole = Buffer.from(buffer, byteOffset, byteLength);
  return text ? Promise.resolve(readCsvSheet(whole, text, limits)) : readSheets(whole, limits);
}

async function run(task: ReadingTask): Promise<void> {
  const answer = await read(task);
  process.send?.(answer, undefined, undefined, () => process.disconnect());
}

// An error ends the process; the waiting side hears it as such.
process.once('message', (task) => void run(task as ReadingTask));
// Nobody waits any longer.
process.once('disconnect', () => process.exit());
