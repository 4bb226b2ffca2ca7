/** The body of the reading process: takes one workbook, answers once, ends. */
import type { WorkbookLimits } from './limits';
import { xlsxSheets } from './xlsx-rows';

export interface ReadingTask {
  bytes: Uint8Array;
  limits: WorkbookLimits;
}

async function run({ bytes, limits }: ReadingTask): Promise<void> {
  const { buffer, byteOffset, byteLength } = bytes;
  const answer = await xlsxSheets(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer, limits);
  process.send?.(answer, undefined, undefined, () => process.disconnect());
}

// An error ends the process; the waiting side hears it as such.
process.once('message', (task) => void run(task as ReadingTask));
// Nobody waits any longer.
process.once('disconnect', () => process.exit());
