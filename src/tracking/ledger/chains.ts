import type { PartStatus } from '../contracts';
import type { OperationDelta } from '../domain/apply-scan';
import type { NewScan, ScanToAppend } from './append-scan';

/** Scans of one part, each decided on what the one before it leaves. */
export type Chain = readonly [ScanToAppend, ...ScanToAppend[]];

/** What a chain does to the state of its part; numbers are added. */
export interface ChainEffect {
  partId: number;
  decidedOn: number;
  scans: number;
  finished: number;
  scrapped: number;
  statusAfter: PartStatus;
  lastOccurredAt: string;
  recordedAt: string;
}

/** What a chain does to one operation; numbers are added. */
export interface OperationEffect extends OperationDelta {
  partId: number;
  /** ISO 8601 in UTC; null: pieces only arrived here or went back. */
  firstReportAt: string | null;
  lastReportAt: string | null;
  recordedAt: string;
}

/**
 * Of each part the longest chain that begins with its first scan, in the order of parts, so that two
 * statements never wait for each other. What does not belong to a chain is left out: its part moves on.
 */
export function chainsOf(items: readonly ScanToAppend[]): Chain[] {
  const chains = new Map<number, [ScanToAppend, ...ScanToAppend[]]>();
  for (const item of items) {
    const { identity, decidedOn } = item.scan;
    const chain = chains.get(identity.partId);
    if (!chain) chains.set(identity.partId, [item]);
    else if (decidedOn === chain[0].scan.decidedOn + chain.length) chain.push(item);
  }
  return [...chains.entries()].sort(([one], [other]) => one - other).map(([, chain]) => chain);
}

function lastOf(chain: Chain): NewScan {
  return (chain.at(-1) ?? chain[0]).scan;
}

/** All instants of the ledger are written alike, so their order is that of their text. */
function latest(one: string | null, other: string): string {
  return one !== null && one > other ? one : other;
}

function earliest(one: string | null, other: string): string {
  return one !== null && one < other ? one : other;
}

export function chainEffect(chain: Chain): ChainEffect {
  const [{ scan: first }] = chain;
  const last = lastOf(chain);
  return {
    partId: first.identity.partId,
    decidedOn: first.decidedOn,
    scans: chain.length,
    finished: chain.reduce((sum, { scan }) => sum + scan.delta.finished, 0),
    scrapped: chain.reduce((sum, { scan }) => sum + scan.delta.scrapped, 0),
    statusAfter: last.statusAfter,
    lastOccurredAt: chain.reduce((at, { scan }) => latest(at, scan.occurredAt), first.occurredAt),
    recordedAt: last.recordedAt,
  };
}

function untouched(scan: NewScan, number: number): OperationEffect {
  const amounts = { waiting: 0, good: 0, scrapped: 0, reworked: 0, skipped: 0 };
  const { identity, recordedAt } = scan;
  return { partId: identity.partId, number, ...amounts, firstReportAt: null, lastReportAt: null, recordedAt };
}

function add(effect: OperationEffect, change: OperationDelta, scan: NewScan): void {
  effect.waiting += change.waiting;
  effect.good += change.good;
  effect.scrapped += change.scrapped;
  effect.reworked += change.reworked;
  effect.skipped += change.skipped;
  effect.recordedAt = scan.recordedAt;
  if (change.number !== scan.operation.number || scan.undoes !== null) return;
  effect.firstReportAt = earliest(effect.firstReportAt, scan.occurredAt);
  effect.lastReportAt = latest(effect.lastReportAt, scan.occurredAt);
}

export function operationEffects(chain: Chain): OperationEffect[] {
  const effects = new Map<number, OperationEffect>();
  for (const { scan } of chain) {
    for (const change of scan.delta.operations) {
      const effect = effects.get(change.number) ?? untouched(scan, change.number);
      effects.set(change.number, effect);
      add(effect, change, scan);
    }
  }
  return [...effects.values()];
}
