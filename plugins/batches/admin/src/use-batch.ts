import { useRef } from 'react';
import { useLive, useLoad, usePaced, type Loaded, type LiveState } from '../../../../src/admin/kit';
import type { BatchPage } from '../../server/src/contracts';

export interface LiveBatch extends Loaded<BatchPage> {
  live: LiveState;
}

/** A batch that is read again whenever something happens to it. `null` reads nothing. */
export function useBatch(code: string | null): LiveBatch {
  const loaded = useLoad<BatchPage>(code === null ? null : `/batches/parts/${encodeURIComponent(code)}`);
  const readSoon = usePaced(loaded.reload, loaded.loading);
  const shown = useRef<BatchPage['part'] | null>(null);
  shown.current = loaded.data?.part ?? null;
  const live = useLive({
    onConnected: readSoon,
    onEvent(event) {
      if ('part' in event && event.part.code === shown.current?.code) readSoon();
    },
  });
  return { ...loaded, live };
}
