import type { BatchState } from './batch';

/** A batch that has just been launched: all its pieces are unrouted, no operation yet. */
export function launchedBatch(pieces: number): BatchState {
  return {
    launched: pieces,
    unrouted: pieces,
    finished: 0,
    scrapped: 0,
    withdrawn: 0,
    splitOut: 0,
    held: false,
    cancelled: false,
    revision: 1,
    nextOperationNumber: 1,
    operations: [],
  };
}
