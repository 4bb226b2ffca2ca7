import { applyScan, applyUndo } from './apply-scan';
import { applyRoute, type RouteChange } from './assign-route';
import type { BatchState } from './batch';
import { launchedBatch } from './launch';
import { applyAct, applySplitIn, type PartActFact, type SplitIn } from './part-act';
import type { ScanFact } from './record-scan';
import type { UndoFact } from './undo-scan';

/** A fact on a batch as far as the counters are concerned. */
export type CountedFact =
  | { type: 'scan'; revision: number; fact: ScanFact }
  | { type: 'undo'; revision: number; fact: UndoFact }
  | { type: 'launched'; revision: number; pieces: number }
  | { type: 'route-assigned'; revision: number; change: RouteChange }
  | { type: 'act'; revision: number; fact: PartActFact | SplitIn }
  /** Facts that move no pieces: labels, requirements, composition, materials. */
  | { type: 'other'; revision: number; kind: string };

const MOVES_NOTHING: ReadonlySet<string> = new Set(['required-set', 'composition-set', 'materials-set']);

function fold(batch: BatchState, counted: CountedFact): BatchState {
  if (counted.type === 'scan') return applyScan(batch, counted.fact);
  if (counted.type === 'undo') return applyUndo(batch, counted.fact);
  if (counted.type === 'route-assigned') return applyRoute(batch, counted.change);
  if (counted.type === 'act')
    return counted.fact.kind === 'split-in'
      ? applySplitIn(batch, counted.fact)
      : applyAct(batch, counted.fact);
  if (counted.type === 'other' && MOVES_NOTHING.has(counted.kind)) {
    return { ...batch, revision: batch.revision + 1 };
  }
  const kind = counted.type === 'other' ? counted.kind : counted.type;
  throw new Error(`Fact ${counted.revision} is a ${kind}, which has no place there.`);
}

/**
 * The state of a batch as its facts alone make it.
 * @param facts all facts of one batch in the order of their revisions
 * @throws where they have a gap, or do not begin with a launch
 */
export function foldFacts(facts: readonly CountedFact[]): BatchState {
  const [first, ...rest] = facts;
  if (first?.type !== 'launched' || first.revision !== 1)
    throw new Error('The facts do not begin with a launch.');
  return rest.reduce((batch, counted) => {
    if (counted.revision !== batch.revision + 1) {
      throw new Error(`Fact ${counted.revision} follows fact ${batch.revision}.`);
    }
    return fold(batch, counted);
  }, launchedBatch(first.pieces));
}
