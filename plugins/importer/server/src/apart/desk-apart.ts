import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  ranOutOfMemory,
  TimeLimit,
  WORKBOOK_LIMITS,
  workbookProblem,
  type WorkbookLimits,
  type WorkbookProblem,
} from '../../../../../src/workbooks';
import type { DeskWork } from './desk';
import type { DeskAnswer, DeskCall } from './desk-process';

/** The work on a file was ended: it took too long or too much memory, or nobody waits for it any more. */
export class DeskStopped extends Error {
  constructor(readonly problem: WorkbookProblem) {
    super(`The work on a file was stopped: ${problem.code}.`);
  }
}

/**
 * Rows of a file come and go by the hundred thousand: with room for what is young they are gone before they are looked at
 * again (a tenth of the processor's time on 20,000 rows). Megabytes.
 */
const YOUNG_SPACE = ['--min-semi-space-size=16', '--max-semi-space-size=32'];

/** A process runs compiled code; tests run from source and take the compiled file beside it. */
function processFile(): string {
  const beside = path.join(__dirname, 'desk-process.js');
  const built = path.join('dist', 'plugins', 'importer', 'server', 'src', 'apart', 'desk-process.js');
  return existsSync(beside) ? beside : path.resolve(__dirname, '../../../../..', built);
}

/** What an installation says of limits, and nothing else of its environment. */
function limitsOf(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith('IMPORT_')));
}

/**
 * A desk in a process of its own. A process, not a thread: a thread that fills its heap may take the whole server with
 * it. It gets no environment but the limits and no database, for code that reads hostile files needs none of our secrets. What it may
 * take of time is the processor's while it works, not while the server asks the database.
 */
export class DeskApart {
  private readonly child: ChildProcess;
  private waiting: { resolve(value: unknown): void; reject(error: Error): void } | null = null;
  private stopped: Error | null = null;
  private readonly time: TimeLimit;
  private readonly leaveToOthers: () => void;

  constructor(limits: WorkbookLimits = WORKBOOK_LIMITS, signal?: AbortSignal) {
    this.child = fork(processFile(), [], {
      execArgv: [`--max-old-space-size=${limits.readingMemoryMb}`, ...YOUNG_SPACE],
      serialization: 'advanced',
      env: limitsOf(process.env),
      // What a library prints about a broken file is nobody's business.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const tooLong = workbookProblem('reading-took-too-long', {
      limitSeconds: Math.round(limits.readingMs / 1000),
    });
    this.time = new TimeLimit(this.child.pid, limits.readingMs, () => this.stop(new DeskStopped(tooLong)));
    this.child.on('message', (answer) => this.answered(answer as DeskAnswer));
    this.child.once('error', (error) => this.stop(error));
    // Not its exit: that may be heard before an answer that is on its way already.
    this.child.once('close', (code, killedBy) =>
      this.stop(
        ranOutOfMemory(code, killedBy)
          ? new DeskStopped(workbookProblem('reading-took-too-much-memory'))
          : new Error('The process that works on a file ended without an answer.'),
      ),
    );
    const leave = (): void => this.stop(new DeskStopped(workbookProblem('reader-busy')));
    if (signal?.aborted) leave();
    signal?.addEventListener('abort', leave, { once: true });
    this.leaveToOthers = () => signal?.removeEventListener('abort', leave);
  }

  /** Whether it still takes calls. */
  get isOpen(): boolean {
    return this.stopped === null;
  }

  /** For somebody else's next piece of work: with all the time there is, whoever the process was begun for. */
  renew(): void {
    this.leaveToOthers();
    this.time.renew();
  }

  /** @throws DeskStopped */
  async call(call: DeskCall): Promise<unknown> {
    if (this.stopped) throw this.stopped;
    try {
      return await new Promise((resolve, reject) => {
        this.waiting = { resolve, reject };
        this.time.begin();
        // A process that ended before it took the call is told by its exit.
        this.child.send(call, () => undefined);
      });
    } finally {
      this.time.end();
    }
  }

  /** Ends the process, whatever it does. */
  end(): void {
    this.stop(new Error('This desk is closed.'));
  }

  private answered(answer: DeskAnswer): void {
    const { waiting } = this;
    this.waiting = null;
    if ('value' in answer) waiting?.resolve(answer.value);
    else waiting?.reject(new Error(answer.failure));
  }

  private stop(error: Error): void {
    this.stopped ??= error;
    const { waiting } = this;
    this.waiting = null;
    waiting?.reject(error);
    this.child.kill('SIGKILL');
  }
}

/** The methods of a desk, each a call to the process. */
export function workOf(apart: DeskApart): DeskWork {
  const work = (_target: object, method: string | symbol): unknown =>
    // A promise that is settled with this object asks whether it is one itself.
    method === 'then'
      ? undefined
      : (...given: unknown[]) => apart.call({ method: method as DeskCall['method'], given });
  return new Proxy({}, { get: work }) as DeskWork;
}
