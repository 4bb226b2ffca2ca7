import type { KeptItem } from '../outbox/kept-item';
import type { Settled } from '../outbox/send';
import { isRecord } from './answers';
import { SHIFT_MS, type ShiftScan } from './shift';
import type { DeviceStorage } from './storage';

const KEY = 'tracker-scan-shift';

/** More than this nobody scrolls through, whoever works at the device. */
const MAX_SCANS = 300;

/** A counted report or undo, as the device keeps it for the time without a network. */
export interface KeptScan extends ShiftScan {
  operatorId: string;
}

const isKeptScan = (value: unknown): value is KeptScan =>
  isRecord(value) &&
  typeof value.operatorId === 'string' &&
  typeof value.scanId === 'string' &&
  typeof value.occurredAt === 'string' &&
  typeof value.good === 'number';

function readAll(storage: Pick<DeviceStorage, 'getItem'>): KeptScan[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isKeptScan) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** What this person has reported lately, as far as this device knows, the latest first. */
export function keptShift(storage: Pick<DeviceStorage, 'getItem'>, operatorId: string): ShiftScan[] {
  return readAll(storage).filter((scan) => scan.operatorId === operatorId);
}

/** Keep these beside what is kept; what is older than a shift goes. @param nowMs by the server's clock */
export function keepShift(
  storage: Pick<DeviceStorage, 'getItem' | 'setItem'>,
  operatorId: string,
  scans: readonly ShiftScan[],
  nowMs: number,
): void {
  const all = new Map(readAll(storage).map((scan) => [scan.scanId, scan]));
  for (const scan of scans) all.set(scan.scanId, { ...scan, operatorId });
  const kept = [...all.values()]
    .filter(({ occurredAt }) => nowMs - Date.parse(occurredAt) < SHIFT_MS)
    .sort((one, other) => (one.occurredAt < other.occurredAt ? 1 : -1))
    .slice(0, MAX_SCANS);
  storage.setItem(KEY, JSON.stringify(kept));
}

/** A counted act as the shift lists it; null: none that it lists. */
export function shiftScanOf({ item, verdict, answer }: Settled): ShiftScan | null {
  if (verdict.kind !== 'counted' || item.kind === 'call') return null;
  const { id, kind, title, stage, body }: KeptItem = item;
  const { partCode, operation, good, scrapped, rework } = body;
  return {
    ...{ scanId: id, kind, partCode, title, operation, stage, good, scrapped },
    ...{ reworked: rework?.quantity ?? 0, reworkTo: rework?.toOperation ?? null },
    occurredAt: answer?.scan?.occurredAt ?? item.occurredAt,
    undoes: kind === 'undo' ? body.scanId : null,
  };
}
