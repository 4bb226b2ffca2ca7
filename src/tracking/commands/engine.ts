import type { PartFound, PartWant, ScanToAppend, Session, UndoFound, UndoWant } from '../ledger';

/** What the commands work with: the database and the clock. */
export interface Engine {
  /** Statements outside of a transaction. */
  session: Session;
  /** One read on the hot path, joined with those of other requests. */
  read(want: PartWant): Promise<PartFound>;
  /** What an undo reads, joined with those of other requests. */
  readUndo(want: UndoWant): Promise<UndoFound>;
  /** One append on the hot path, joined with those of other requests. False: the part has moved on. */
  append(item: ScanToAppend): Promise<boolean>;
  /** Run in a transaction of the engine's own. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Note a defect that the act's answer cannot carry. */
  noteDefect(error: unknown): void;
  /** The clock. */
  now(): Date;
}

/** Somebody else moved the part on between our read and our append, once more than we try. */
export class MovedOnError extends Error {
  constructor() {
    super('A part moved on although its row was locked.');
  }
}
