import { makeUndo, type KeptItem } from '../outbox/kept-item';
import type { Reports } from '../outbox/use-reports';
import { originOf, usePage } from '../page-context';

/** How far an undo has come; `kept`: it waits on the device for the server. `act`: the undo. */
export type UndoState =
  { kind: 'offered'; act: null } | { kind: 'sending' | 'kept' | 'undone' | 'refused'; act: KeptItem };

export interface Undo {
  state: UndoState;
  undo(): void;
  /** See why it was refused, and what can be done. */
  look(): void;
}

function stateOf(of: Pick<KeptItem, 'body'>, { kept, undone, sending }: Reports): UndoState {
  const act = kept.find(({ kind, body }) => kind === 'undo' && body.scanId === of.body.scanId);
  if (act) return { kind: act.refusal ? 'refused' : sending ? 'sending' : 'kept', act };
  const end = undone.get(of.body.scanId);
  return end ? { kind: 'undone', act: end } : { kind: 'offered', act: null };
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
    look: () => {
      if (state.act) reports.show({ kind: 'refused', id: state.act.id });
    },
  };
}
