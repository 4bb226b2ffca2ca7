/** The body of the worker thread: reads one workbook, answers once, ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkbookLimits } from './limits';
import { xlsxSheets } from './xlsx-rows';

interface Task {
  bytes: ArrayBuffer;
  limits: WorkbookLimits;
}

async function run({ bytes, limits }: Task): Promise<void> {
  parentPort?.postMessage(await xlsxSheets(bytes, limits));
}

// An error ends the thread; the waiting side hears it as such.
void run(workerData as Task);
