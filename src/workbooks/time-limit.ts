import { readFileSync } from 'node:fs';

/** Where the machine has other work a process may wait so many times longer for its turn than it works. */
const WAITS_AT_MOST = 5;
/** Nobody looks more often than that; milliseconds. */
const LEAST_LOOK_MS = 5;
/** Milliseconds in a tick of Linux's accounting, the same on every machine that Node.js runs on. */
const TICK_MS = 10;

/** What a process has taken so far; milliseconds. */
export interface TakenTime {
  /** Time of processors; null: the system does not tell. */
  processorMs: number | null;
  clockMs: number;
}

/**
 * When to look again at what a process has taken; null: it has taken too much. What counts is the time that it worked, for on a
 * busy machine a good file takes long by the clock; where nobody tells that, and where it waits far too long, the clock counts. Pure.
 */
export function nextLook({ processorMs, clockMs }: TakenTime, limitMs: number): number | null {
  // Several threads work in one process: it is not stopped before the clock says so.
  const takenMs = Math.min(processorMs ?? clockMs, clockMs);
  const leftMs = Math.min(limitMs - takenMs, limitMs * WAITS_AT_MOST - clockMs);
  return leftMs <= 0 ? null : Math.max(LEAST_LOOK_MS, leftMs);
}

/** Time of processors that a process has taken since its start; null: it is gone, or the system does not tell. */
export function processorMsOf(pid: number | undefined): number | null {
  if (pid === undefined || process.platform !== 'linux') return null;
  try {
    // The name of the program stands in brackets and may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isFinite(ticks) ? ticks * TICK_MS : null;
  } catch {
    // It has ended meanwhile, or /proc is not there.
    return null;
  }
}

/** Ends a process that takes too long for its work. The time between pieces of work is not counted. */
export class TimeLimit {
  private timer: NodeJS.Timeout | null = null;
  /** Taken by work that is done. */
  private before = { processorMs: 0, clockMs: 0 };
  private begun: TakenTime = { processorMs: null, clockMs: 0 };

  /**
   * @param pid of the process
   * @param over ends it
   */
  constructor(
    private readonly pid: number | undefined,
    private readonly limitMs: number,
    private readonly over: () => void,
  ) {}

  /** Work begins. */
  begin(): void {
    this.begun = { processorMs: processorMsOf(this.pid), clockMs: performance.now() };
    this.look();
  }

  /** It is done. */
  end(): void {
    if (this.timer) clearTimeout(this.timer);
    const { processorMs, clockMs } = this.taken();
    this.before = { processorMs: processorMs ?? clockMs, clockMs };
  }

  /** For somebody else's work, with all the time there is. */
  renew(): void {
    this.before = { processorMs: 0, clockMs: 0 };
  }

  private look(): void {
    const next = nextLook(this.taken(), this.limitMs);
    if (next === null) this.over();
    else this.timer = setTimeout(() => this.look(), next);
  }

  private taken(): TakenTime {
    const { before, begun } = this;
    const now = processorMsOf(this.pid);
    const isTold = now !== null && begun.processorMs !== null;
    const clockMs = before.clockMs + performance.now() - begun.clockMs;
    return { processorMs: isTold ? before.processorMs + now - (begun.processorMs ?? 0) : null, clockMs };
  }
}
