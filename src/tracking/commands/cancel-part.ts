import type { PartActCommand } from '../contracts';
import { cancelBatch } from '../domain/cancel';
import type { PartAct } from './part-act';

/** End a batch: what waits is withdrawn, what is finished or scrapped stays counted. */
export function cancelAct(command: PartActCommand): PartAct {
  const { factId, reason } = command;
  return {
    command,
    capability: 'cancel-parts',
    action: 'cancel-part',
    kind: 'cancelled',
    content: [],
    decide(part) {
      const decision = cancelBatch(part.batch, reason);
      if (!decision.ok) return decision;
      return { ok: true, moves: [{ part, facts: [{ fact: decision.fact, factId, reason }] }] };
    },
  };
}
