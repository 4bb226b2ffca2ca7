import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { docxProblem, type DocxProblem, type Inspection } from '../docx/contracts';
import { DOCX_LIMITS, type DocxLimits } from '../docx/limits';
import type { DocxAnswer, DocxMessage, DocxTask, Filled, ReportToFill } from './render-process';

const MAX_PROCESSES = 2;
const MAX_WAITING = 20;

let working = 0;
const waiting: (() => void)[] = [];

/** A process runs compiled code; tests run from source and take the compiled file beside it. */
function processFile(): string {
  const beside = path.join(__dirname, 'render-process.js');
  const built = path.join('dist', 'plugins', 'word-reports', 'server', 'src', 'apart', 'render-process.js');
  return existsSync(beside) ? beside : path.resolve(__dirname, '../../../../..', built);
}

/** V8 aborts a process whose heap is full (134 where there are no signals); a full machine kills it. */
function ranOutOfMemory(code: number | null, signal: NodeJS.Signals | null): boolean {
  return signal === 'SIGABRT' || signal === 'SIGKILL' || signal === 'SIGTRAP' || code === 134;
}

/**
 * A process, because filling a thousand reports takes ten seconds of a core that scans need meanwhile, and a
 * hostile template as long as it is let. It gets no environment: it needs none of our secrets.
 */
function inProcess(task: DocxTask, onDone: (done: number) => void): Promise<DocxAnswer> {
  const { limits } = task;
  return new Promise((resolve, reject) => {
    const worker = fork(processFile(), [], {
      execArgv: [`--max-old-space-size=${limits.renderingMemoryMb}`],
      serialization: 'advanced',
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const timer = setTimeout(() => {
      resolve(docxProblem('report-took-too-long', { limitSeconds: Math.round(limits.renderingMs / 1000) }));
      worker.kill('SIGKILL');
    }, limits.renderingMs);
    worker.on('message', (message: DocxMessage) => {
      if ('done' in message) onDone(message.done);
      else resolve(message.answer);
    });
    worker.once('error', reject);
    // Not its exit: that may be heard before an answer that is on its way already.
    worker.once('close', (code, signal) => {
      clearTimeout(timer);
      if (ranOutOfMemory(code, signal)) resolve(docxProblem('report-took-too-much-memory'));
      else resolve(docxProblem('template-damaged'));
    });
    // A process that ended before it took the task is told by its exit.
    worker.send(task, () => undefined);
  });
}

function release(): void {
  const next = waiting.shift();
  // The place passes to whoever waits longest; only without one it becomes free.
  if (next) next();
  else working -= 1;
}

async function inTurn(task: DocxTask, onDone: (done: number) => void): Promise<DocxAnswer> {
  if (waiting.length >= MAX_WAITING) return docxProblem('report-busy');
  if (working >= MAX_PROCESSES) await new Promise<void>((resolve) => waiting.push(resolve));
  else working += 1;
  try {
    return await inProcess(task, onDone);
  } finally {
    release();
  }
}

/** What a template asks for and what is wrong with it, or why the file is none. */
export async function inspectApart(
  template: Buffer,
  limits: DocxLimits = DOCX_LIMITS,
): Promise<Inspection | DocxProblem> {
  const answer = await inTurn({ template, limits, reports: null }, () => undefined);
  if (answer.ok && 'file' in answer) throw new Error('A template was filled that was to be looked at.');
  return answer;
}

/**
 * Reports filled from a template in which `inspectApart` found nothing wrong: a .docx of one, a .zip of several.
 * @param onDone hears how many are filled
 */
export async function fillApart(
  template: Buffer,
  reports: ReportToFill[],
  onDone: (done: number) => void = () => undefined,
  limits: DocxLimits = DOCX_LIMITS,
): Promise<Filled | DocxProblem> {
  const answer = await inTurn({ template, limits, reports }, onDone);
  if (answer.ok && 'fields' in answer) throw new Error('A template was looked at that was to be filled.');
  return answer;
}
