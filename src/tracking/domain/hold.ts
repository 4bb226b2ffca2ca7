import type { BatchState } from './batch';
import { refuse, refuseAct, type ActDecision } from './part-act';

/** Stop a batch: new reports are refused until it is released. Its pieces stay where they are. */
export function holdBatch(batch: BatchState, reason: string | null): ActDecision {
  const refused = refuseAct(batch, 'hold', reason);
  if (refused) return refused;
  return batch.held ? refuse('part-already-held') : { ok: true, fact: { kind: 'held' } };
}

/** Let a held batch go on. */
export function releaseBatch(batch: BatchState): ActDecision {
  const refused = refuseAct(batch, 'release-hold', 'not-needed');
  if (refused) return refused;
  return batch.held ? { ok: true, fact: { kind: 'released' } } : refuse('part-not-held');
}
