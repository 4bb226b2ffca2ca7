import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { workbookProblem, type Sheet, type Workbook, type WorkbookProblem } from './contracts';
import { WORKBOOK_LIMITS, type WorkbookLimits } from './limits';
import { inspectZip } from './zip-guard';

const MAX_WORKERS = 2;
const MAX_WAITING = 20;

let working = 0;
const waiting: (() => void)[] = [];

/** Threads run compiled code; tests run from source and take the compiled worker beside it. */
function workerFile(): string {
  const beside = path.join(__dirname, 'xlsx-worker.js');
  return existsSync(beside)
    ? beside
    : path.join(__dirname, '..', '..', 'dist', 'src', 'workbooks', 'xlsx-worker.js');
}

function failure(error: Error & { code?: string }): WorkbookProblem | null {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? workbookProblem('reading-took-too-much-memory') : null;
}

function readInWorker(bytes: Buffer, limits: WorkbookLimits): Promise<Sheet[] | WorkbookProblem> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), {
      workerData: { bytes: new Uint8Array(bytes).buffer, limits },
      resourceLimits: { maxOldGenerationSizeMb: limits.readingMemoryMb },
      // What a library prints about a broken file is nobody's business.
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => {
      resolve(
        workbookProblem('reading-took-too-long', { limitSeconds: Math.round(limits.readingMs / 1000) }),
      );
      void worker.terminate();
    }, limits.readingMs);
    worker.once('message', (answer: Sheet[] | WorkbookProblem) => resolve(answer));
    worker.once('error', (error) => {
      const problem = failure(error);
      if (problem) resolve(problem);
      else reject(error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('The workbook reader ended without an answer.'));
    });
  });
}

function release(): void {
  const next = waiting.shift();
  // The place passes to whoever waits longest; only without one it becomes free.
  if (next) next();
  else working -= 1;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working >= MAX_WORKERS) await new Promise<void>((resolve) => waiting.push(resolve));
  else working += 1;
  try {
    return await work();
  } finally {
    release();
  }
}

/** Read an .xlsx: the zip guard first, then exceljs in a thread with a limit of time and memory. */
export async function readXlsx(
  bytes: Buffer,
  limits: WorkbookLimits = WORKBOOK_LIMITS,
): Promise<Workbook | WorkbookProblem> {
  const problem = await inspectZip(bytes, limits);
  if (problem) return problem;
  if (waiting.length >= MAX_WAITING) return workbookProblem('reader-busy');
  const sheets = await inTurn(() => readInWorker(bytes, limits));
  if (!Array.isArray(sheets)) return sheets;
  return { ok: true, format: 'xlsx', encoding: null, delimiter: null, sheets };
}
