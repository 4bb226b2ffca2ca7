import { randomUUID } from 'node:crypto';
import { newLabelCode } from '../../codes';
import { refuse } from '../../refusals';
import type { PartActCommand } from '../contracts';
import { refuseAct } from '../domain/part-act';
import { replaceLabel } from '../ledger';
import type { PartAct } from './part-act';

/** Void the valid label of a batch and issue another code. */
export function voidLabelAct(command: PartActCommand): PartAct {
  const { factId, reason } = command;
  return {
    command,
    capability: 'void-labels',
    action: 'void-label',
    kind: 'label-voided',
    content: [],
    decide(part, { session, at }) {
      const { partId, code: old, labelVoidedAt } = part.identity;
      const refused = refuseAct(part.batch, 'void-label', reason);
      if (refused) return refused;
      // Who holds a void label wants another one replaced than the valid one.
      if (labelVoidedAt !== null) return refuse('label-voided', { validCode: old });
      const code = newLabelCode();
      const facts = [
        { fact: { kind: 'label-voided' as const }, factId, reason, row: { labelCode: old } },
        {
          fact: { kind: 'label-issued' as const },
          factId: randomUUID(),
          reason: null,
          row: { labelCode: code },
        },
      ];
      return {
        ok: true,
        moves: [{ part, facts, code }],
        beside: () => replaceLabel(session, { partId, code, at }),
      };
    },
  };
}
