import { READER_TURNS, readApart, workbookProblem, type WorkbookProblem } from '../../../../../src/workbooks';
import { Desk, type DeskWork } from './desk';
import { DeskApart, DeskStopped, workOf } from './desk-apart';
import { keepDesk, takeKeptDesk, type OwnDesk } from './kept-desk';

/** Texts up to this size are some hundred rows: they cost less here than a process to start. */
const SMALL_BYTES = 24 * 1024;

/** A workbook is never small: it may inflate to anything. */
export function isSmallText({ bytes }: { bytes: Uint8Array }): boolean {
  return bytes.length <= SMALL_BYTES && !(bytes[0] === 0x50 && bytes[1] === 0x4b);
}

/** A preview of so few packed bytes is of some hundred rows. */
export function isSmallPreview(packedBytes: number): boolean {
  return packedBytes <= SMALL_BYTES / 2;
}

/** The desk in this process. */
function deskHere(): DeskWork {
  const desk = new Desk(readApart);
  const work = (_target: object, method: string | symbol): unknown => {
    if (method === 'then') return undefined;
    const own = desk[method as keyof DeskWork] as (...given: unknown[]) => unknown;
    return (...given: unknown[]) => Promise.resolve().then(() => own.apply(desk, given));
  };
  return new Proxy({}, { get: work }) as DeskWork;
}

export interface DeskWish {
  /** Work in the server itself: only what is known to be small. */
  here: boolean;
  /** Ends the work when nobody waits for it any more. */
  signal?: AbortSignal | undefined;
  /** A preview that is to be taken up: where a process has it unpacked already, that one is used. */
  previewId?: string;
}

/** How the process of a desk begins, and what can become of it beside ending with the work. */
export interface DeskEnds {
  /** The preview that was asked for is unpacked at this desk already. */
  isUnpacked: boolean;
  /** Gives the process back before the work is done. */
  leave(): void;
  /** The desk has this preview unpacked: it is kept for its pages for a while. */
  keepFor(previewId: string): void;
}

async function newDesk(signal: AbortSignal | undefined): Promise<OwnDesk | null> {
  const release = await READER_TURNS.take(signal);
  return release && { apart: new DeskApart(undefined, signal), release };
}

/**
 * Work at a desk of one's own. Two of them at a time have a process; others wait for their turn, and beyond twenty they
 * are sent away.
 * @returns what `work` gave, or why it was stopped
 */
export async function withDesk<T>(
  { here, signal, previewId }: DeskWish,
  work: (desk: DeskWork, ends: DeskEnds) => Promise<T>,
): Promise<T | WorkbookProblem> {
  if (here) return work(deskHere(), { isUnpacked: false, leave: () => undefined, keepFor: () => undefined });
  const kept = previewId === undefined ? null : takeKeptDesk(previewId);
  const own = kept ?? (await newDesk(signal));
  if (!own) return workbookProblem('reader-busy');
  const { apart, release } = own;
  const leave = (): void => {
    apart.end();
    release();
  };
  let keptFor: string | null = null;
  const keepFor = (previewId: string): void => void (keptFor = previewId);
  try {
    const done = await work(workOf(apart), { isUnpacked: kept !== null, leave, keepFor });
    if (keptFor !== null) keepDesk(keptFor, apart, release);
    return done;
  } catch (error) {
    if (error instanceof DeskStopped) return error.problem;
    throw error;
  } finally {
    if (keptFor === null) leave();
  }
}
