import { READER_TURNS, workbookProblem, type WorkbookProblem } from '../../../../../src/workbooks';
import type { DeskWork } from './desk';
import { DeskApart, DeskStopped, workOf } from './desk-apart';

/** Somebody who scrolls through a tree asks again within seconds; who reads a page of it may wait once. */
const KEPT_MS = 20_000;

/** A process with its place among those that work at a time. */
export interface OwnDesk {
  apart: DeskApart;
  release: () => void;
}

/**
 * A process that has a preview unpacked, for those who turn its pages: one piece of work after the other. It has one of the
 * places for such processes and gives it up when another needs it, so that keeping it costs no memory that was not
 * allowed before.
 */
class KeptDesk {
  private readonly desk: DeskWork;
  private line: Promise<unknown> = Promise.resolve();
  private users = 0;
  private timer: NodeJS.Timeout | null = null;
  private backToWork: (() => boolean) | null = null;
  private isLast = false;

  constructor(
    readonly previewId: string,
    private readonly apart: DeskApart,
    private readonly release: () => void,
  ) {
    this.desk = workOf(apart);
  }

  /** Whether more work may be brought. */
  get isOpen(): boolean {
    return this.apart.isOpen && !this.isLast;
  }

  async use<T>(work: (desk: DeskWork) => Promise<T>): Promise<T> {
    this.users += 1;
    this.wake();
    const done = this.line.then(() => {
      this.apart.renew();
      return work(this.desk);
    });
    // After a mistake nobody knows what the desk holds.
    this.line = done.catch(() => this.end());
    try {
      return await done;
    } finally {
      this.users -= 1;
      if (this.users === 0) this.rest();
    }
  }

  /** The process for somebody's own use, with its place; null while others work there, or where it is gone. */
  handOver(): OwnDesk | null {
    if (!this.isOpen || this.users > 0) return null;
    this.isLast = true;
    this.wake();
    this.apart.renew();
    return { apart: this.apart, release: this.release };
  }

  /** The process ends when the work that was brought is done. */
  retire(): void {
    this.isLast = true;
    if (this.users === 0) this.end();
  }

  /** Waits for the next who asks, for a while. */
  rest(): void {
    if (!this.isOpen) return this.end();
    this.timer = setTimeout(() => this.end(), KEPT_MS);
    this.timer.unref();
    this.backToWork = READER_TURNS.rest(() => this.end());
  }

  private wake(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.backToWork?.();
    this.backToWork = null;
  }

  private end(): void {
    this.isLast = true;
    this.wake();
    this.apart.end();
    this.release();
  }
}

let kept: KeptDesk | null = null;

function keep(desk: KeptDesk): KeptDesk {
  kept?.retire();
  kept = desk;
  return desk;
}

/** The desk at which a preview was made is kept for its pages. */
export function keepDesk(previewId: string, apart: DeskApart, release: () => void): void {
  apart.renew();
  keep(new KeptDesk(previewId, apart, release)).rest();
}

/** The process that has this preview unpacked, for its commit: nobody turns its pages any more. Null: there is none. */
export function takeKeptDesk(previewId: string): OwnDesk | null {
  if (kept?.previewId !== previewId) return null;
  const own = kept.handOver();
  if (own) kept = null;
  return own;
}

/** Ends the process that is kept, once its work is done. */
export function letGoOfKeptDesk(): void {
  kept?.retire();
  kept = null;
}

/**
 * Work at the desk that has a preview unpacked. Where there is none `takeUp` unpacks it at a new one, which is then kept
 * for the next who asks; one preview at a time.
 * @param signal nobody waits any more for a place
 * @returns what `work` gave, or why it was stopped
 */
export async function atPreview<T>(
  previewId: string,
  takeUp: (desk: DeskWork) => Promise<unknown>,
  work: (desk: DeskWork) => Promise<T>,
  signal?: AbortSignal,
): Promise<T | WorkbookProblem> {
  try {
    if (kept?.previewId === previewId && kept.isOpen) return await kept.use(work);
    const release = await READER_TURNS.take(signal);
    if (!release) return workbookProblem('reader-busy');
    // Somebody else may have taken it up while this one waited.
    if (kept?.previewId === previewId && kept.isOpen) {
      release();
      return await kept.use(work);
    }
    const desk = keep(new KeptDesk(previewId, new DeskApart(), release));
    return await desk.use(async (own) => {
      await takeUp(own);
      return work(own);
    });
  } catch (error) {
    if (error instanceof DeskStopped) return error.problem;
    throw error;
  }
}
