import { useEffect, useRef, useState } from 'react';
import type { ApiFailure } from '../api-failure';
import { stretchesOf, withOutcomes, type ActedItem, type Outcome } from './outcomes';

/** Do something with these batches; one entry for each of them, in any order. Throws an `ApiFailure` where nothing is known. */
type Act = (codes: string[]) => Promise<readonly ActedItem[]>;

export interface Many {
  /** What became of each batch so far, by its code. */
  outcomes: ReadonlyMap<string, Outcome>;
  busy: boolean;
  /** Every batch that was sent has its outcome. */
  finished: boolean;
  failure: ApiFailure | null;
  /**
   * Do it with those of these batches that have no outcome yet, a few at a time. After a failure it may be called again; the act has to
   * see to it that what it has reached already is not done twice.
   */
  send(codes: readonly string[], act: Act): void;
}

/**
 * One act on many batches: a result for each, seen as they come. What has not been sent yet is not sent any more once its dialog is closed.
 * @param size batches of one request
 * @param onDone told of the batches with which it is done, also after the dialog was closed
 */
export function useMany(size: number, onDone?: (codes: string[]) => void): Many {
  const [state, setState] = useState<Omit<Many, 'send'>>({
    outcomes: new Map(),
    busy: false,
    finished: false,
    failure: null,
  });
  const closed = useRef(false);
  useEffect(() => {
    closed.current = false;
    return () => void (closed.current = true);
  }, []);

  async function perform(codes: readonly string[], act: Act): Promise<void> {
    for (const stretch of stretchesOf(codes, size)) {
      if (closed.current) return;
      const items = await act(stretch);
      setState((before) => ({ ...before, outcomes: withOutcomes(before.outcomes, items) }));
      onDone?.(items.filter(({ error }) => !error).map(({ code }) => code));
    }
  }

  return {
    ...state,
    send(codes, act) {
      setState((before) => ({ ...before, busy: true, failure: null }));
      perform(
        codes.filter((code) => !state.outcomes.has(code)),
        act,
      ).then(
        () => setState((before) => ({ ...before, busy: false, finished: true })),
        (failure: ApiFailure) => setState((before) => ({ ...before, busy: false, failure })),
      );
    },
  };
}
