import { useEffect, useState } from 'react';
import { useApi, wasAborted, type ApiFailure } from '../../../../../src/admin/kit';
import type { NoteView } from '../../../../../src/tracking/contracts';

interface Answer {
  data: NoteView[];
  meta: { nextAfter: number | null };
}

export interface Notes {
  /** Those that are not deleted, newest first; null: not read yet. */
  notes: NoteView[] | null;
  failure: ApiFailure | null;
}

/**
 * The notes on a batch.
 * @param readAtMs when the batch was read; the notes are read again with it
 */
export function useNotes(code: string, readAtMs: number | null): Notes {
  const api = useApi();
  const [state, setState] = useState<Notes>({ notes: null, failure: null });
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    async function read(): Promise<void> {
      const found: NoteView[] = [];
      let after: number | null = 0;
      while (after !== null) {
        const path = `/tracker/parts/${code}/notes?after=${after}`;
        const answer: Answer = await api.get<Answer>(path, { signal });
        found.push(...answer.data);
        after = answer.meta.nextAfter;
      }
      const notes = found.filter(({ deleted }) => deleted === null).toReversed();
      if (!signal.aborted) setState({ notes, failure: null });
    }
    read().catch((thrown: unknown) => {
      if (signal.aborted || wasAborted(thrown)) return;
      setState((before) => ({ ...before, failure: thrown as ApiFailure }));
    });
    return () => controller.abort();
  }, [api, code, readAtMs]);
  return state;
}
