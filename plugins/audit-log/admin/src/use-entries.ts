import { useEffect, useRef, useState } from 'react';
import { useApi, wasAborted, type ApiFailure } from '../../../../src/admin/kit';
import type { AuditPage, AuditRow } from '../../server/src/contracts';

export interface Entries {
  rows: AuditRow[] | null;
  timeZone: string;
  failure: ApiFailure | null;
  /** Older entries are on their way. */
  busy: boolean;
  hasMore: boolean;
  more(): void;
  reload(): void;
}

type State = Pick<Entries, 'rows' | 'timeZone' | 'failure' | 'busy'> & { nextBefore: number | null };

const NOTHING_YET: State = { rows: null, timeZone: 'UTC', failure: null, busy: true, nextBefore: null };

/**
 * Entries that a filter finds, newest first; older ones are appended on demand.
 * @param query of `GET /audit-log/entries`, without a page
 */
export function useEntries(query: string): Entries {
  const api = useApi();
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<State>(NOTHING_YET);
  const asked = useRef(0);

  function read(before: number | null, shown: AuditRow[], signal?: AbortSignal): void {
    const request = (asked.current += 1);
    const params = new URLSearchParams(query);
    if (before !== null) params.set('before', String(before));
    setState((state) => ({ ...state, busy: true, failure: null }));
    api.get<AuditPage>(`/audit-log/entries?${params}`, signal ? { signal } : {}).then(
      ({ data, meta: { nextBefore, timeZone } }) => {
        if (request !== asked.current) return;
        setState({ rows: [...shown, ...data], timeZone, failure: null, busy: false, nextBefore });
      },
      (thrown: ApiFailure) => {
        if (request !== asked.current || wasAborted(thrown)) return;
        setState((state) => ({ ...state, failure: thrown, busy: false }));
      },
    );
  }
  const latest = useRef(read);
  latest.current = read;

  useEffect(() => {
    const controller = new AbortController();
    latest.current(null, [], controller.signal);
    return () => controller.abort();
  }, [query, attempt]);

  const { nextBefore, ...shown } = state;
  return {
    ...shown,
    hasMore: nextBefore !== null,
    more: () => read(nextBefore, state.rows ?? []),
    reload: () => setAttempt((n) => n + 1),
  };
}
