import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi, wasAborted, type ApiFailure } from '../../../../../src/admin/kit';
import type { HistoryEvent } from '../../../../../src/tracking/contracts';

interface Answer {
  data: HistoryEvent[];
  meta: { nextAfter: number | string | null };
}

/** Stretches of 1,000 events that are read at once; a batch with more goes on at a click. */
const MAX_STRETCHES = 5;

export interface History {
  events: HistoryEvent[] | null;
  failure: ApiFailure | null;
  /** There is more than is shown. */
  hasMore: boolean;
  reload(): void;
  more(): void;
}

/**
 * Everything that happened to a batch, oldest first.
 * @param readAtMs when the batch was read; the history is read again with it, for a note raises no revision
 */
export function useHistory(code: string, readAtMs: number | null): History {
  const api = useApi();
  const [attempt, setAttempt] = useState(0);
  const stretches = useRef(MAX_STRETCHES);
  const [state, setState] = useState<Omit<History, 'reload' | 'more'>>({
    events: null,
    failure: null,
    hasMore: false,
  });

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    async function read(): Promise<void> {
      const events: HistoryEvent[] = [];
      let after: number | string | null = 0;
      for (let n = 0; n < stretches.current && after !== null; n += 1) {
        const query = new URLSearchParams({ after: String(after) }).toString();
        const answer: Answer = await api.get<Answer>(`/tracker/parts/${code}/history?${query}`, { signal });
        events.push(...answer.data);
        after = answer.meta.nextAfter;
      }
      if (!signal.aborted) setState({ events, failure: null, hasMore: after !== null });
    }
    read().catch((thrown: unknown) => {
      if (signal.aborted || wasAborted(thrown)) return;
      setState((before) => ({ ...before, failure: thrown as ApiFailure }));
    });
    return () => controller.abort();
  }, [api, code, readAtMs, attempt]);

  const reload = useCallback(() => setAttempt((n) => n + 1), []);
  const more = useCallback(() => {
    stretches.current += MAX_STRETCHES;
    reload();
  }, [reload]);
  return { ...state, reload, more };
}
