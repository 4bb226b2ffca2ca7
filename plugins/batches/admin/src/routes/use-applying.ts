import { useActIds, useApi, useMany, type ActedItem, type Many } from '../../../../../src/admin/kit';

/** Batches of one request: few enough that results are seen while the rest is under way. */
const BATCHES_PER_REQUEST = 20;

export interface Applying extends Omit<Many, 'send'> {
  apply(codes: readonly string[], reason: string): void;
}

/**
 * Give a route to batches, one act each. After a lost answer the same act is sent again for what has no
 * outcome yet; what it had reached already is not done twice.
 */
export function useApplying(documentId: string): Applying {
  const api = useApi();
  const idOf = useActIds();
  const { send, ...state } = useMany(BATCHES_PER_REQUEST);
  return {
    ...state,
    apply(codes, given) {
      const reason = given.trim();
      const act = { actId: idOf({ reason }), ...(reason ? { reason } : {}) };
      send(codes, async (stretch) => {
        const path = `/tracker/routes/${documentId}/apply`;
        const { results } = await api.post<{ results: ActedItem[] }>(path, { ...act, codes: stretch });
        return results;
      });
    },
  };
}
