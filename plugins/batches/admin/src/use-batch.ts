import { useRef } from 'react';
import { useLive, useLoad, usePaced, type Loaded, type LiveState } from '../../../../src/admin/kit';
import type { PartView } from '../../../../src/tracking/contracts';
import type { BatchPage } from '../../server/src/contracts';

export interface LiveBatch extends Loaded<BatchPage> {
  live: LiveState;
}

/** Whether an event is about the batch that is shown; a new label gives a batch another code. */
function isSame(told: PartView, shown: PartView | null): boolean {
  if (!shown) return false;
  return (
    told.code === shown.code ||
    (told.product.id === shown.product.id &&
      told.designation === shown.designation &&
      told.name === shown.name &&
      told.lot === shown.lot)
  );
}

/** A batch that is read again whenever something happens to it. `null` reads nothing. */
export function useBatch(code: string | null): LiveBatch {
  const loaded = useLoad<BatchPage>(code === null ? null : `/batches/parts/${encodeURIComponent(code)}`);
  const readSoon = usePaced(loaded.reload, loaded.loading);
  const shown = useRef<PartView | null>(null);
  shown.current = loaded.data?.part ?? null;
  const live = useLive({
    onConnected: readSoon,
    onEvent(event) {
      if ('part' in event && isSame(event.part, shown.current)) readSoon();
    },
  });
  return { ...loaded, live };
}
