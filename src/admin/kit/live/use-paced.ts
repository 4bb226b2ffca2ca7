import { useCallback, useEffect, useRef } from 'react';

/** A single event is shown this soon: the events of one act arrive together. */
const SOON_MS = 150;
/** While the floor reports without a pause the page still reads no more often than this. */
const PAUSE_MS = 1_000;

/**
 * Ask for something often, get it done seldom: soon after the first wish, then at most once a
 * second, and never while it is still being done.
 * @param busy whether it is being done right now
 */
export function usePaced(act: () => void, busy: boolean): () => void {
  const wanted = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const lastMs = useRef(0);
  const state = useRef({ act, busy });
  state.current = { act, busy };

  const plan = useCallback(() => {
    if (timer.current !== null || state.current.busy || !wanted.current) return;
    const delayMs = Math.max(SOON_MS, lastMs.current + PAUSE_MS - Date.now());
    timer.current = setTimeout(() => {
      timer.current = null;
      wanted.current = false;
      lastMs.current = Date.now();
      state.current.act();
    }, delayMs);
  }, []);

  useEffect(() => plan(), [busy, plan]);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);

  return useCallback(() => {
    wanted.current = true;
    plan();
  }, [plan]);
}
