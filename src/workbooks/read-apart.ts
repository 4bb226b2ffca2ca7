import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { workbookProblem, type Sheet, type SheetRow, type WorkbookProblem } from './contracts';
import type { CellNote } from './comment-cells';
import { WORKBOOK_LIMITS } from './limits';
import type { CommentingTask, ReaderMessage, ReadingTask } from './reader-process';
import { TimeLimit } from './time-limit';
import { READER_TURNS } from './turns';

/** A process runs compiled code; tests run from source and take the compiled reader beside it. */
function readerFile(): string {
  const beside = path.join(__dirname, 'reader-process.js');
  return existsSync(beside)
    ? beside
    : path.join(__dirname, '..', '..', 'dist', 'src', 'workbooks', 'reader-process.js');
}

/** V8 aborts a process whose heap is full (134 where there are no signals); a full machine kills it. */
export function ranOutOfMemory(code: number | null, signal: NodeJS.Signals | null): boolean {
  return signal === 'SIGABRT' || signal === 'SIGKILL' || signal === 'SIGTRAP' || code === 134;
}

/** Puts together what a reader tells; calls `done` with the whole. */
function listenTo(
  done: (answer: Sheet[] | WorkbookProblem | Uint8Array) => void,
): (message: unknown) => void {
  const rows: SheetRow[][] = [];
  return (message) => {
    const told = message as ReaderMessage;
    if ('rows' in told) (rows[told.sheet] ??= []).push(...told.rows);
    else if (Array.isArray(told.answer))
      done(told.answer.map((sheet, index) => ({ ...sheet, rows: rows[index] ?? [] })));
    else done(told.answer);
  };
}

/**
 * A process, not a thread: a thread that fills its heap may take the whole server with it. It gets no
 * environment, for a library that reads hostile files needs none of our secrets.
 */
function inProcess<Answer>(task: ReadingTask | CommentingTask): Promise<Answer | WorkbookProblem> {
  const { limits } = task;
  return new Promise((resolve, reject) => {
    const reader = fork(readerFile(), [], {
      execArgv: [`--max-old-space-size=${limits.readingMemoryMb}`],
      serialization: 'advanced',
      env: {},
      // What a library prints about a broken file is nobody's business.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const time = new TimeLimit(reader.pid, limits.readingMs, () => {
      resolve(
        workbookProblem('reading-took-too-long', { limitSeconds: Math.round(limits.readingMs / 1000) }),
      );
      reader.kill('SIGKILL');
    });
    time.begin();
    reader.on(
      'message',
      listenTo((answer) => resolve(answer as Answer | WorkbookProblem)),
    );
    reader.once('error', reject);
    // Not its exit: that may be heard before an answer that is on its way already.
    reader.once('close', (code, signal) => {
      time.end();
      if (ranOutOfMemory(code, signal)) resolve(workbookProblem('reading-took-too-much-memory'));
      else reject(new Error('The workbook reader ended without an answer.'));
    });
    // A reader that ended before it took the file is told by its exit.
    reader.send(task, () => undefined);
  });
}

/** Null: too many wait already. */
async function inTurn<T>(work: () => Promise<T>): Promise<T | null> {
  const release = await READER_TURNS.take();
  if (!release) return null;
  try {
    return await work();
  } finally {
    release();
  }
}

/** Read a file in a process with a limit of time and memory. */
export async function readApart(task: ReadingTask): Promise<Sheet[] | WorkbookProblem> {
  return (await inTurn(() => inProcess<Sheet[]>(task))) ?? workbookProblem('reader-busy');
}

/**
 * An .xlsx with comments on its cells, made in a process with the same limits; null where that library
 * cannot write this workbook again, whatever the reason.
 */
export async function commentApart(bytes: Buffer, notes: CellNote[]): Promise<Buffer | null> {
  const task = { bytes, notes, limits: WORKBOOK_LIMITS };
  // A process that ended without an answer is a workbook that the library could not take.
  const answer = await inTurn(() => inProcess<Uint8Array>(task).catch(() => null));
  return answer instanceof Uint8Array ? Buffer.from(answer) : null;
}
