import type { CountedFact } from '../domain/fold-facts';
import type { LedgerScanRow } from '../ledger';

const OUTCOMES = ['good', 'scrapped', 'reworked'] as const;

/** A scan that is no undo, with its amounts as earlier undos have left them. */
interface Standing extends LedgerScanRow {
  kind: Exclude<LedgerScanRow['kind'], 'undo'>;
}

function targetOf(undo: LedgerScanRow, earlier: ReadonlyMap<string, Standing>): Standing {
  const target = earlier.get(undo.undoes ?? '');
  if (!target || target.operation !== undo.operation) {
    throw new Error(`Scan ${undo.revision} undoes what is no earlier report of its operation.`);
  }
  if (OUTCOMES.some((outcome) => undo[outcome] > target[outcome])) {
    throw new Error(`Scan ${undo.revision} undoes more than is left of scan ${target.revision}.`);
  }
  return target;
}

function less(target: Standing, undo: LedgerScanRow): Standing {
  const { good, scrapped, reworked } = target;
  return {
    ...target,
    good: good - undo.good,
    scrapped: scrapped - undo.scrapped,
    reworked: reworked - undo.reworked,
  };
}

/**
 * The scans of one part as facts that can be folded.
 * @param scans in the order of their revisions
 * @throws where an undo names no earlier scan of the part, or takes back more than is left of it
 */
export function countedScans(scans: readonly LedgerScanRow[]): CountedFact[] {
  const left = new Map<string, Standing>();
  return scans.map((scan): CountedFact => {
    const { revision, kind, operation, good, scrapped, reworked, reworkTo, goodTo, underHold } = scan;
    const moved = { operation, good, scrapped, reworkTo, goodTo, underHold };
    if (kind !== 'undo') {
      left.set(scan.scanId, { ...scan, kind });
      const { causeOperation } = scan;
      return { type: 'scan', revision, fact: { ...moved, kind, reworked, causeOperation } };
    }
    const target = targetOf(scan, left);
    left.set(target.scanId, less(target, scan));
    return { type: 'undo', revision, fact: { ...moved, undoneKind: target.kind, rework: reworked } };
  });
}
