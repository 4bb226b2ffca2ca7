import { isDeepStrictEqual } from 'node:util';
import { brokenConservation, statusOf, type BatchState } from '../domain/batch';
import { foldFacts } from '../domain/fold-facts';
import { itemKey } from '../domain/item-key';
import { countedScans } from './counted-scans';
import {
  readDerived,
  readFacts,
  readScans,
  readValidCodes,
  type DerivedPart,
  type LedgerFactRow,
  type LedgerScanRow,
  type Session,
} from '../ledger';
import { countedFact, holdOf } from './counted-facts';

const PARTS_PER_READ = 500;

/** What a verification of the ledger found. */
export interface LedgerVerification {
  parts: number;
  facts: number;
  scans: number;
  /** The first difference between the derived tables and the facts, in words; null: none. */
  difference: string | null;
}

function lastOf(
  facts: readonly LedgerFactRow[],
  ...kinds: readonly LedgerFactRow['kind'][]
): LedgerFactRow | null {
  return facts.filter(({ kind }) => kinds.includes(kind)).at(-1) ?? null;
}

/** The state that the facts make, in the shape of the derived row. */
function rebuiltState(part: DerivedPart, facts: readonly LedgerFactRow[], batch: BatchState) {
  const launched = lastOf(facts, 'launched');
  const held = batch.held ? lastOf(facts, 'held') : null;
  return {
    productId: launched?.data?.productId,
    code: lastOf(facts, 'label-issued')?.labelCode,
    itemKey: itemKey(part),
    lot: launched?.data?.lot ?? 0,
    rootPartId: launched?.data?.rootPartId ?? part.partId,
    required: lastOf(facts, 'required-set')?.quantity ?? launched?.data?.required,
    launched: batch.launched,
    unrouted: batch.unrouted,
    finished: batch.finished,
    scrapped: batch.scrapped,
    withdrawn: batch.withdrawn,
    splitOut: batch.splitOut,
    status: statusOf(batch),
    hold: held ? holdOf(held) : null,
    routeId: lastOf(facts, 'route-assigned', 'split-in')?.routeId ?? null,
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

/** The labels that the facts issued; every voided one names the valid one. */
function rebuiltLabels(facts: readonly LedgerFactRow[]): DerivedPart['labels'] {
  const issued = facts.filter(({ kind }) => kind === 'label-issued').map(({ labelCode }) => labelCode ?? '');
  const voided = new Set(
    facts.filter(({ kind }) => kind === 'label-voided').map(({ labelCode }) => labelCode),
  );
  const valid = issued.at(-1) ?? null;
  return issued.map((code) => ({
    code,
    voided: voided.has(code),
    validCode: voided.has(code) ? valid : null,
  }));
}

/** What a batch is made of as its facts say, under the codes that are valid today. */
function rebuiltLines(facts: readonly LedgerFactRow[], validCodes: ReadonlyMap<string, string>): unknown[] {
  const lines = (lastOf(facts, 'composition-set')?.data?.lines ?? []) as DerivedPart['lines'];
  return lines.map((line) => ({ ...line, code: validCodes.get(line.code) ?? line.code }));
}

function compareLists(
  part: DerivedPart,
  facts: readonly LedgerFactRow[],
  validCodes: ReadonlyMap<string, string>,
): string | null {
  const materials = lastOf(facts, 'materials-set')?.data?.materials ?? [];
  const lines = rebuiltLines(facts, validCodes);
  return (
    firstDifference('composition', bySortedText(part.lines), bySortedText(lines)) ??
    firstDifference('labels', bySortedText(part.labels), bySortedText(rebuiltLabels(facts))) ??
    firstDifference('materials', bySortedText(part.materials), bySortedText(materials as unknown[]))
  );
}

function comparePart(
  part: DerivedPart,
  facts: readonly LedgerFactRow[],
  scans: readonly LedgerScanRow[],
  validCodes: ReadonlyMap<string, string>,
): string | null {
  const all = [...facts.map(countedFact), ...countedScans(scans)].sort((a, b) => a.revision - b.revision);
  const batch = foldFacts(all);
  const operations = [...batch.operations].sort((left, right) => left.number - right.number);
  return (
    brokenConservation(batch) ??
    firstDifference('state', part.state, rebuiltState(part, facts, batch)) ??
    firstDifference('operations', part.operations, operations) ??
    compareLists(part, facts, validCodes)
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

/** The codes that facts on compositions name. */
function namedCodes(facts: readonly LedgerFactRow[]): string[] {
  const lines = facts
    .filter(({ kind }) => kind === 'composition-set')
    .flatMap(({ data }) => (data?.lines ?? []) as DerivedPart['lines']);
  return [...new Set(lines.map(({ code }) => code))];
}

function tryCompare(...compared: Parameters<typeof comparePart>): string | null {
  try {
    return comparePart(...compared);
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
    const validCodes = await readValidCodes(session, namedCodes(facts));
    for (const part of parts) {
      const [own, done] = [factsOf.get(part.partId) ?? [], scansOf.get(part.partId) ?? []];
      const difference = tryCompare(part, own, done, validCodes);
      if (difference)
        return { ...found, difference: `Part ${part.state?.code ?? part.partId}: ${difference}` };
      found.parts += 1;
    }
    found.facts += facts.length;
    found.scans += scans.length;
    last = ids.at(-1) ?? last;
  }
}
