import { applyScan, applyUndo } from '../../src/tracking/domain/apply-scan';
import { applyRoute, assignRoute, type RouteStep } from '../../src/tracking/domain/assign-route';
import type { BatchState } from '../../src/tracking/domain/batch';
import { cancelBatch } from '../../src/tracking/domain/cancel';
import { addPieces, withdrawPieces, type PiecesWish } from '../../src/tracking/domain/change-quantity';
import type { CountedFact } from '../../src/tracking/domain/fold-facts';
import { holdBatch, releaseBatch } from '../../src/tracking/domain/hold';
import { launchedBatch } from '../../src/tracking/domain/launch';
import {
  applyAct,
  applySplitIn,
  type ActDecision,
  type PartActFact,
  type SplitIn,
} from '../../src/tracking/domain/part-act';
import { recordScan, type ScanDecision } from '../../src/tracking/domain/record-scan';
import { reverseSplit, splitBatch } from '../../src/tracking/domain/split';
import { undoScan, type UndoDecision, type UndoTarget } from '../../src/tracking/domain/undo-scan';

/** Any act that the door lets through to the rules, sensible or not, at the lot `lot` (modulo how many there are). */
export type Act = { lot: number } & (
  | { type: 'scan'; decision: ScanDecision }
  | { type: 'undo'; which: number; amounts: UndoDecision['amounts'] }
  | { type: 'route'; steps: RouteStep[] }
  | { type: 'add' | 'withdraw'; wish: PiecesWish }
  | { type: 'split'; wish: PiecesWish }
  | { type: 'hold' | 'release' | 'cancel'; reason: string | null }
  | { type: 'reverse' }
);

const ALL = { may: null, stageIds: null };

/** A batch with everything that was accepted on it. */
export interface Lot {
  batch: BatchState;
  /** Scans that can be undone, with what undos have taken back of them. */
  scans: UndoTarget[];
  facts: CountedFact[];
  /** Of a lot that was split off: where it comes from. */
  from: { lot: number; into: SplitIn } | null;
}

/** A batch and the lots that were split off it, off them, and so on; the first is the batch as launched. */
export type Family = readonly Lot[];

function scan(lot: Lot, decision: ScanDecision): Lot {
  const decided = recordScan(lot.batch, decision, ALL);
  if (!decided.ok) return lot;
  const { fact } = decided;
  const batch = applyScan(lot.batch, fact);
  const { kind, operation, good, scrapped, reworked: rework, reworkTo } = fact;
  return {
    ...lot,
    batch,
    scans: [...lot.scans, { kind, operation, good, scrapped, rework, reworkTo, undone: null }],
    facts: [...lot.facts, { type: 'scan', revision: batch.revision, fact }],
  };
}

/** A lot after an undo of its scan `which` (modulo how many it has). */
export function undo(lot: Lot, which: number, amounts: UndoDecision['amounts']): Lot {
  const index = lot.scans.length === 0 ? 0 : which % lot.scans.length;
  const target = lot.scans[index];
  if (!target) return lot;
  const decided = undoScan(lot.batch, target, { amounts, reason: 'r', own: false, elapsedMs: 0 }, ALL);
  if (!decided.ok) return lot;
  const { fact } = decided;
  const batch = applyUndo(lot.batch, fact);
  const undone = {
    good: (target.undone?.good ?? 0) + fact.good,
    scrapped: (target.undone?.scrapped ?? 0) + fact.scrapped,
    rework: (target.undone?.rework ?? 0) + fact.rework,
  };
  return {
    ...lot,
    batch,
    scans: lot.scans.map((one, place) => (place === index ? { ...one, undone } : one)),
    facts: [...lot.facts, { type: 'undo', revision: batch.revision, fact }],
  };
}

function route(lot: Lot, steps: RouteStep[]): Lot {
  const decided = assignRoute(lot.batch, steps);
  if (!decided.ok) return lot;
  const batch = applyRoute(lot.batch, decided.change);
  const fact: CountedFact = { type: 'route-assigned', revision: batch.revision, change: decided.change };
  return { ...lot, batch, facts: [...lot.facts, fact] };
}

function apply(lot: Lot, fact: PartActFact): Lot {
  const batch = applyAct(lot.batch, fact);
  return { ...lot, batch, facts: [...lot.facts, { type: 'act', revision: batch.revision, fact }] };
}

function decided(lot: Lot, decision: ActDecision): Lot {
  return decision.ok ? apply(lot, decision.fact) : lot;
}

/** The lot after an act that touches no other; the same object where the act was refused. */
function alone(lot: Lot, act: Exclude<Act, { type: 'split' | 'reverse' }>): Lot {
  switch (act.type) {
    case 'scan':
      return scan(lot, act.decision);
    case 'undo':
      return undo(lot, act.which, act.amounts);
    case 'route':
      return route(lot, act.steps);
    case 'add':
      return decided(lot, addPieces(lot.batch, act.wish));
    case 'withdraw':
      return decided(lot, withdrawPieces(lot.batch, act.wish));
    case 'hold':
      return decided(lot, holdBatch(lot.batch, act.reason));
    case 'release':
      return decided(lot, releaseBatch(lot.batch));
    case 'cancel':
      return decided(lot, cancelBatch(lot.batch, act.reason));
  }
}

function launched(pieces: number): Lot {
  const fact: CountedFact = { type: 'launched', revision: 1, pieces };
  return { batch: launchedBatch(pieces), scans: [], facts: [fact], from: null };
}

function split(family: Family, index: number, lot: Lot, wish: PiecesWish): Family {
  const decision = splitBatch(lot.batch, wish);
  if (!decision.ok) return family;
  const { out, into } = decision;
  const born = launched(0);
  const batch = applySplitIn(born.batch, into);
  const child: Lot = {
    ...born,
    batch,
    facts: [...born.facts, { type: 'act', revision: batch.revision, fact: into }],
    from: { lot: index, into },
  };
  return [...family.map((one) => (one === lot ? apply(lot, out) : one)), child];
}

/** What the ledger calls the facts and scans of a lot. */
function kindsOf(lot: Lot): string[] {
  return lot.facts.map((counted) => {
    if (counted.type === 'act' || counted.type === 'scan') return counted.fact.kind;
    return counted.type === 'other' ? counted.kind : counted.type;
  });
}

function reverse(family: Family, lot: Lot): Family {
  const source = lot.from && family[lot.from.lot];
  if (!lot.from || !source) return family;
  const decision = reverseSplit(lot.batch, source.batch, lot.from.into, kindsOf(lot));
  if (!decision.ok) return family;
  return family.map((one) => {
    if (one === lot) return apply(lot, decision.leave);
    return one === source ? apply(source, decision.comeBack) : one;
  });
}

/** The family after an act; the same object where the act was refused. */
export function perform(family: Family, act: Act): Family {
  const index = act.lot % family.length;
  const lot = family[index];
  if (!lot) throw new Error('A family has at least one lot.');
  if (act.type === 'split') return split(family, index, lot, act.wish);
  if (act.type === 'reverse') return reverse(family, lot);
  const after = alone(lot, act);
  return after === lot ? family : family.map((one) => (one === lot ? after : one));
}

/** A batch that has been launched and given a route of these steps. */
export function started(pieces: number, steps: RouteStep[]): Family {
  return [route(launched(pieces), steps)];
}
