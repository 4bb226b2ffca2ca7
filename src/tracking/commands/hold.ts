import type { HoldCommand, PartActCommand } from '../contracts';
import { holdBatch, releaseBatch } from '../domain/hold';
import type { PartAct } from './part-act';

/** Stop a batch until it is released. */
export function holdAct(command: HoldCommand): PartAct {
  const { factId, kind, reason } = command;
  return {
    command,
    capability: 'hold',
    action: 'hold-part',
    kind: 'held',
    content: [kind],
    decide(part, { doer, at }) {
      const decision = holdBatch(part.batch, reason);
      if (!decision.ok) return decision;
      const data = { kind, since: at, by: doer.actor.name };
      const facts = [{ fact: decision.fact, factId, reason, data }];
      return { ok: true, moves: [{ part, facts, hold: { ...data, reason: reason ?? '' } }] };
    },
  };
}

/** End a hold. */
export function releaseHoldAct(command: PartActCommand): PartAct {
  const { factId, reason } = command;
  return {
    command,
    capability: 'hold',
    action: 'release-part',
    kind: 'released',
    content: [],
    decide(part) {
      const decision = releaseBatch(part.batch);
      if (!decision.ok) return decision;
      return { ok: true, moves: [{ part, facts: [{ fact: decision.fact, factId, reason }] }] };
    },
  };
}
