import { useRef, useState } from 'preact/hooks';
import { newUuid } from '../logic/uuid';
import { callerOf, usePage } from '../page-context';
import { isCounted, undoReport } from '../server/api';

/** How far an undo of the report on the screen has come; `refused` says why in the server's words. */
export type UndoState =
  { kind: 'offered' | 'sending' | 'undone' | 'no-answer' } | { kind: 'refused'; message: string };

export interface Undo {
  state: UndoState;
  undo(): void;
}

/** Take a report back that has just been counted. Tried again it is the same undo, counted once. */
export function useUndo(scanId: string): Undo {
  const page = usePage();
  const [state, setState] = useState<UndoState>({ kind: 'offered' });
  const body = useRef<{ undoId: string; occurredAt: string } | null>(null);

  const send = async (): Promise<void> => {
    body.current ??= { undoId: newUuid(crypto), occurredAt: new Date().toISOString() };
    setState({ kind: 'sending' });
    const sentAt = new Date().toISOString();
    const answer = await undoReport(scanId, { ...body.current, sentAt }, callerOf(page));
    if (answer.kind === 'accepted' && isCounted(answer.body)) return setState({ kind: 'undone' });
    if (answer.kind === 'refused') return setState({ kind: 'refused', message: answer.message });
    if (answer.kind === 'signed-out') return page.lose();
    return setState({ kind: 'no-answer' });
  };
  return { state, undo: () => void send() };
}
