import type { Sheet, WorkbookProblem } from './contracts';
import { readCsvSheet } from './read-csv';
import type { ReadingTask } from './reader-process';
import { readSheets } from './xlsx/read-sheets';

/** Read a file in this process: for a process that was made to read files of strangers. */
export async function readHere({ bytes, limits, text }: ReadingTask): Promise<Sheet[] | WorkbookProblem> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return text ? readCsvSheet(whole, text, limits) : readSheets(whole, limits);
}
