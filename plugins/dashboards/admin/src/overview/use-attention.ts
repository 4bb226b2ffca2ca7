import { useEffect, useState } from 'react';
import { useApi } from '../../../../../src/admin/kit';
import type { Attention } from '../../../server/src/contracts';

/**
 * The bottleneck and the batches that do not move; null until they are read.
 * @param at when the page was read last; this is read again with it
 */
export function useAttention(at: string): Attention | null {
  const api = useApi();
  const [attention, setAttention] = useState<Attention | null>(null);
  useEffect(() => {
    let isCurrent = true;
    // What was shown stays where it cannot be read; the page says itself that it lost the server.
    api.get<Attention>('/dashboards/attention').then(
      (answer) => isCurrent && setAttention(answer),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [api, at]);
  return attention;
}
