import { useState } from 'react';
import { newUuid, useApi, type ApiFailure } from '../../../../../src/admin/kit';
import { stretchesOf, withOutcomes, type AppliedItem, type Outcome } from './preview';

/** Batches of one request: few enough that results are seen while the rest is under way. */
const BATCHES_PER_REQUEST = 20;

export interface Applying {
  /** What became of each batch so far, by its code. */
  outcomes: ReadonlyMap<string, Outcome>;
  busy: boolean;
  /** Every batch that was sent has its outcome. */
  finished: boolean;
  failure: ApiFailure | null;
  apply(codes: readonly string[], reason: string): void;
}

/**
 * Give a route to batches, one act each. After a lost answer the same act is sent again for what has no
 * outcome yet; what it had reached already is not done twice.
 */
export function useApplying(documentId: string): Applying {
  const api = useApi();
  const [actId] = useState(newUuid);
  const [state, setState] = useState<Omit<Applying, 'apply'>>({
    outcomes: new Map(),
    busy: false,
    finished: false,
    failure: null,
  });

  async function perform(codes: readonly string[], reason: string): Promise<void> {
    for (const stretch of stretchesOf(codes, BATCHES_PER_REQUEST)) {
      const body = { actId, codes: stretch, ...(reason ? { reason } : {}) };
      const path = `/tracker/routes/${documentId}/apply`;
      const { results } = await api.post<{ results: AppliedItem[] }>(path, body);
      setState((before) => ({ ...before, outcomes: withOutcomes(before.outcomes, results) }));
    }
  }

  return {
    ...state,
    apply(codes, reason) {
      setState((before) => ({ ...before, busy: true, failure: null }));
      perform(
        codes.filter((code) => !state.outcomes.has(code)),
        reason.trim(),
      ).then(
        () => setState((before) => ({ ...before, busy: false, finished: true })),
        (failure: ApiFailure) => setState((before) => ({ ...before, busy: false, failure })),
      );
    },
  };
}
