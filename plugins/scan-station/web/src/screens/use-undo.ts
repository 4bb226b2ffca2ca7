import { makeUndo, type KeptItem } from '../outbox/kept-item';
import type { Reports } from '../outbox/use-reports';
import { originOf, usePage } from '../page-context';

/** How far an undo has come; `kept`: it waits on the device for the server; `refused` says why in its words. */
export type UndoState =
  { kind: 'offered' | 'sending' | 'kept' | 'undone' } | { kind: 'refused'; message: string };

export interface Undo {
  state: UndoState;
  undo(): void;
  /** The person has read a refusal and goes on. */
  leave(): void;
}

function stateOf(of: Pick<KeptItem, 'body'>, { kept, undone, sending }: Reports): UndoState {
  const end = undone.get(of.body.scanId);
  if (end) return end;
  const queued = kept.some(({ kind, body }) => kind === 'undo' && body.scanId === of.body.scanId);
  if (!queued) return { kind: 'offered' };
  return { kind: sending ? 'sending' : 'kept' };
}

/** Take a report back: one more act of the outbox, sent on every chance and counted once. */
export function useUndo(of: Pick<KeptItem, 'body' | 'title' | 'stage'>, reports: Reports): Undo {
  const { session } = usePage();
  const state = stateOf(of, reports);
  return {
    state,
    undo: () => {
      if (state.kind === 'offered') reports.undo(makeUndo(of, originOf(session)));
    },
    leave: () => {
      const refused = reports.kept.find(
        ({ kind, body, refusal }) => kind === 'undo' && body.scanId === of.body.scanId && refusal !== null,
      );
      if (refused) reports.settle(refused.id);
    },
  };
}
