import type { Amounts, Capability, Refusal, RefusalCode, Rights, ScanKind } from '../contracts';
import { successorOf, type BatchState, type OperationState } from './batch';
import { allowed } from './rights';

/** An operator may take back own scans for so long, by the device's clock. */
export const UNDO_WINDOW_MS = 10 * 60_000;

/** The scan that is to be undone, as far as the rule is concerned. */
export interface UndoTarget extends Amounts {
  kind: ScanKind;
  operation: number;
  /** The operation that its rework went to; null: it sent nothing back. */
  reworkTo: number | null;
  /** What earlier undos have taken back; null: there is none. */
  undone: Amounts | null;
}

/** What somebody wants to take back. */
export interface UndoDecision {
  /** null: everything that is not taken back yet. */
  amounts: Amounts | null;
  reason: string | null;
  /** The scan is the work of who undoes it. */
  own: boolean;
  /** From the scan to its undo, by the device's clock. */
  elapsedMs: number;
}

/** One undo as it will stand in the ledger: the amounts that a scan has no more. */
export interface UndoFact extends Amounts {
  undoneKind: Exclude<ScanKind, 'undo'>;
  operation: number;
  /** The operation that the good pieces come back from; null: they were finished, or none move. */
  goodTo: number | null;
  /** The operation that the rework comes back from; null: none does. */
  reworkTo: number | null;
  /** It was done although the batch is held. */
  underHold: boolean;
}

function refuse(code: RefusalCode, details: Record<string, unknown> = {}): Refusal {
  return { ok: false, code, details };
}

function sumOf({ good, scrapped, rework }: Amounts): number {
  return good + scrapped + rework;
}

/** What of a scan still counts. */
function remainingOf({ good, scrapped, rework, undone }: UndoTarget): Amounts {
  return {
    good: good - (undone?.good ?? 0),
    scrapped: scrapped - (undone?.scrapped ?? 0),
    rework: rework - (undone?.rework ?? 0),
  };
}

/**
 * Own scans go with `undo-own` for some minutes; any scan at any time with `correct-others`, which
 * has to say why.
 */
function refuseRights(decision: UndoDecision, at: OperationState, rights: Rights): Refusal | null {
  if (rights.stageIds && !rights.stageIds.has(at.stageId)) {
    return refuse('stage-not-permitted', { stage: at.stageName });
  }
  const { own, elapsedMs, reason } = decision;
  const inTime = elapsedMs <= UNDO_WINDOW_MS;
  if (own && inTime && allowed(rights, 'undo-own')) return null;
  if (allowed(rights, 'correct-others'))
    return reason ? null : refuse('reason-required', { act: 'undo-scan' });
  const missing: Capability | null = !own
    ? 'correct-others'
    : allowed(rights, 'undo-own')
      ? null
      : 'undo-own';
  if (missing) return refuse('not-permitted', { capability: missing });
  return refuse('undo-window-passed', { minutes: UNDO_WINDOW_MS / 60_000 });
}

/** Up to what is still there now, whoever made it: pieces are anonymous. */
function movableOf(batch: BatchState, target: UndoTarget, at: OperationState, remaining: Amounts): Amounts {
  const reworkFrom = batch.operations.find(({ number }) => number === target.reworkTo);
  return {
    good: Math.min(remaining.good, (successorOf(batch, at) ?? { waiting: batch.finished }).waiting),
    scrapped: Math.min(remaining.scrapped, at.scrapped),
    rework: Math.min(remaining.rework, reworkFrom?.waiting ?? 0),
  };
}

function refuseAmounts(asked: Amounts, movable: Amounts, remaining: Amounts): Refusal | null {
  if (sumOf(remaining) === 0) return refuse('already-undone');
  if (sumOf(asked) === 0) return refuse('quantity-not-positive');
  const outcomes = ['good', 'scrapped', 'rework'] as const;
  return outcomes.every((outcome) => asked[outcome] <= movable[outcome])
    ? null
    : refuse('pieces-already-moved', { movable, asked });
}

/**
 * Decide an undo: good pieces come back from the operation's current successor, or from the finished
 * ones after the last operation; rework from where it was sent; scrap from the scrapped ones.
 * @returns the fact to append, or the refusal with what could be taken back.
 */
export function undoScan(
  batch: BatchState,
  target: UndoTarget,
  decision: UndoDecision,
  rights: Rights,
): { ok: true; fact: UndoFact } | Refusal {
  const undoneKind = target.kind;
  if (undoneKind === 'undo') return refuse('undo-of-undo');
  if (batch.cancelled) return refuse('part-cancelled');
  const at = batch.operations.find(({ number }) => number === target.operation);
  if (!at) throw new Error(`The batch has no operation ${target.operation}, which was scanned.`);
  const refused = refuseRights(decision, at, rights);
  if (refused) return refused;
  if (batch.held && !allowed(rights, 'correct-others')) return refuse('part-on-hold');
  const remaining = remainingOf(target);
  const asked = decision.amounts ?? remaining;
  if (undoneKind === 'start') {
    if (target.undone) return refuse('already-undone');
    if (sumOf(asked) > 0)
      return refuse('pieces-already-moved', { movable: { good: 0, scrapped: 0, rework: 0 }, asked });
  } else {
    const refusedAmounts = refuseAmounts(asked, movableOf(batch, target, at, remaining), remaining);
    if (refusedAmounts) return refusedAmounts;
  }
  return {
    ok: true,
    fact: {
      ...asked,
      undoneKind,
      operation: at.number,
      goodTo: asked.good > 0 ? (successorOf(batch, at)?.number ?? null) : null,
      reworkTo: asked.rework > 0 ? target.reworkTo : null,
      underHold: batch.held,
    },
  };
}
