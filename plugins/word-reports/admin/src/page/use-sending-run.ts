import { useCallback, useRef } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import { useApi, type ApiFailure } from '../../../../../src/admin/kit';
import { useSay } from '../texts';
import { useMade } from './use-made';

/** A proxy that waits no longer, a network that breaks: the server goes on with the run. */
const LOST = new Set([0, 502, 504]);

/**
 * Sends a run to a door, hands its file to the browser and says what became of it.
 * @returns a function that resolves with why it failed, which has been said; null: it did not
 */
export function useSendingRun(): (path: string, order: object) => Promise<ApiFailure | null> {
  const say = useSay();
  const api = useApi();
  const handOver = useMade();
  const { toggleNotification } = useNotification();
  const latest = useRef({ say, handOver, toggleNotification });
  latest.current = { say, handOver, toggleNotification };
  return useCallback(
    async (path, order) => {
      try {
        const sent = await api.postForFile(path, order);
        latest.current.handOver(sent);
        return null;
      } catch (thrown) {
        const failure = thrown as ApiFailure;
        const { say: words, toggleNotification: notify } = latest.current;
        if (LOST.has(failure.status)) notify({ type: 'warning', message: words('make.lost') });
        else notify({ type: 'danger', message: failure.message });
        return failure;
      }
    },
    [api],
  );
}
