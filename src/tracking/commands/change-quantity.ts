import type { PiecesCommand } from '../contracts';
import { addPieces, withdrawPieces } from '../domain/change-quantity';
import type { PartAct } from './part-act';

function quantityAct(
  command: PiecesCommand,
  action: string,
  kind: 'added' | 'withdrawn',
  rule: typeof addPieces,
): PartAct {
  const { factId, quantity, operation, reason } = command;
  return {
    command,
    capability: 'change-quantity',
    action,
    kind,
    content: [quantity, operation],
    decide(part) {
      const decision = rule(part.batch, { quantity, operation, reason });
      if (!decision.ok) return decision;
      return { ok: true, moves: [{ part, facts: [{ fact: decision.fact, factId, reason }] }] };
    },
  };
}

/** Put pieces into a batch at its first operation. */
export function addAct(command: PiecesCommand): PartAct {
  return quantityAct(command, 'add-pieces', 'added', addPieces);
}

/** Take waiting pieces out of a batch. */
export function withdrawAct(command: PiecesCommand): PartAct {
  return quantityAct(command, 'withdraw-pieces', 'withdrawn', withdrawPieces);
}
