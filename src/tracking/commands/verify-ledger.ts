import { isDeepStrictEqual } from 'node:util';
import { brokenConservation, statusOf, type BatchState } from '../domain/batch';
import { foldFacts, type CountedFact } from '../domain/fold-facts';
import { itemKey } from '../domain/item-key';
import type { RouteChange } from '../domain/assign-route';
import { countedScans } from './counted-scans';
import {
  readDerived,
  readFacts,
  readScans,
  type DerivedPart,
  type LedgerFactRow,
  type LedgerScanRow,
  type Session,
} from '../ledger';

const PARTS_PER_READ = 500;

/** What a verification of the ledger found. */
export interface LedgerVerification {
  parts: number;
  facts: number;
  scans: number;
  /** The first difference between the derived tables and the facts, in words; null: none. */
  difference: string | null;
}

function counted(fact: LedgerFactRow): CountedFact {
  const { revision, kind } = fact;
  if (kind === 'launched') return { type: 'launched', revision, pieces: fact.quantity ?? 0 };
  if (kind === 'route-assigned') {
    const data = fact.data as unknown as RouteChange | null;
    if (!data) throw new Error(`Fact ${revision} assigns a route and does not say what it changed.`);
    return { type: 'route-assigned', revision, change: data };
  }
  return { type: 'other', revision, kind };
}

function lastOf(facts: readonly LedgerFactRow[], kind: LedgerFactRow['kind']): LedgerFactRow | null {
  return facts.filter((fact) => fact.kind === kind).at(-1) ?? null;
}

/** The state that the facts make, in the shape of the derived row. */
function rebuiltState(part: DerivedPart, facts: readonly LedgerFactRow[], batch: BatchState) {
  const launched = lastOf(facts, 'launched');
  return {
    productId: launched?.data?.productId,
    code: lastOf(facts, 'label-issued')?.labelCode,
    itemKey: itemKey(part),
    required: lastOf(facts, 'required-set')?.quantity ?? launched?.data?.required,
    launched: batch.launched,
    unrouted: batch.unrouted,
    finished: batch.finished,
    scrapped: batch.scrapped,
    withdrawn: batch.withdrawn,
    splitOut: batch.splitOut,
    status: statusOf(batch),
    held: batch.held,
    routeId: lastOf(facts, 'route-assigned')?.routeId ?? null,
    revision: batch.revision,
    nextOperationNumber: batch.nextOperationNumber,
  };
}

function firstDifference(what: string, derived: unknown, rebuilt: unknown): string | null {
  if (isDeepStrictEqual(derived, rebuilt)) return null;
  if (derived && rebuilt && typeof derived === 'object' && typeof rebuilt === 'object') {
    const keys = [...new Set([...Object.keys(derived), ...Object.keys(rebuilt)])];
    for (const key of keys) {
      const left: unknown = Reflect.get(derived, key);
      const right: unknown = Reflect.get(rebuilt, key);
      const difference = firstDifference(`${what}.${key}`, left, right);
      if (difference) return difference;
    }
  }
  return `${what} is ${JSON.stringify(derived)}, the facts make ${JSON.stringify(rebuilt)}`;
}

function bySortedText<T>(items: readonly T[]): T[] {
  return [...items].sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
}

function compareLists(part: DerivedPart, facts: readonly LedgerFactRow[]): string | null {
  const composition = lastOf(facts, 'composition-set')?.data?.lines ?? [];
  const materials = lastOf(facts, 'materials-set')?.data?.materials ?? [];
  return (
    firstDifference('composition', bySortedText(part.lines), bySortedText(composition as unknown[])) ??
    firstDifference('materials', bySortedText(part.materials), bySortedText(materials as unknown[]))
  );
}

function comparePart(
  part: DerivedPart,
  facts: readonly LedgerFactRow[],
  scans: readonly LedgerScanRow[],
): string | null {
  const all = [...facts.map(counted), ...countedScans(scans)].sort((a, b) => a.revision - b.revision);
  const batch = foldFacts(all);
  const operations = [...batch.operations].sort((left, right) => left.number - right.number);
  return (
    brokenConservation(batch) ??
    firstDifference('state', part.state, rebuiltState(part, facts, batch)) ??
    firstDifference('operations', part.operations, operations) ??
    compareLists(part, facts)
  );
}

function ofPart<Row extends { partId: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const own = groups.get(row.partId);
    if (own) own.push(row);
    else groups.set(row.partId, [row]);
  }
  return groups;
}

function tryCompare(part: DerivedPart, facts: LedgerFactRow[], scans: LedgerScanRow[]): string | null {
  try {
    return comparePart(part, facts, scans);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Rebuild the derived tables from the facts in memory, part by part, and compare.
 * @param session one that sees one snapshot of the database (repeatable read)
 */
export async function verifyLedger(session: Session): Promise<LedgerVerification> {
  const found: LedgerVerification = { parts: 0, facts: 0, scans: 0, difference: null };
  let last = 0;
  for (;;) {
    const parts = await readDerived(session, last, PARTS_PER_READ);
    if (parts.length === 0) return found;
    const ids = parts.map(({ partId }) => partId);
    const [facts, scans] = [await readFacts(session, ids), await readScans(session, ids)];
    const [factsOf, scansOf] = [ofPart(facts), ofPart(scans)];
    for (const part of parts) {
      const difference = tryCompare(part, factsOf.get(part.partId) ?? [], scansOf.get(part.partId) ?? []);
      if (difference)
        return { ...found, difference: `Part ${part.state?.code ?? part.partId}: ${difference}` };
      found.parts += 1;
    }
    found.facts += facts.length;
    found.scans += scans.length;
    last = ids.at(-1) ?? last;
  }
}
