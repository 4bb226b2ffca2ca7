import type { KeptItem } from '../outbox/kept-item';
import type { ShiftScan } from '../server/shift';
import type { Amounts } from './amounts';
import { midnightBefore } from './moment';

/** A report of the shift with what is left of it after its undos; pieces. */
export interface ShiftReport {
  scan: ShiftScan;
  left: Amounts;
}

const amountsOf = ({ good, scrapped, reworked }: ShiftScan): Amounts => ({
  good,
  scrapped,
  rework: reworked,
});

const added = (one: Amounts, other: Amounts, factor: 1 | -1): Amounts => ({
  good: one.good + factor * other.good,
  scrapped: one.scrapped + factor * other.scrapped,
  rework: one.rework + factor * other.rework,
});

/** The reports of a shift in their order, each less what was taken back. */
export function reportsOf(scans: readonly ShiftScan[]): ShiftReport[] {
  const undos = scans.filter(({ kind }) => kind === 'undo');
  return scans
    .filter(({ kind }) => kind === 'report')
    .map((scan) => {
      const own = undos.filter(({ undoes }) => undoes === scan.scanId);
      return { scan, left: own.reduce((left, undo) => added(left, amountsOf(undo), -1), amountsOf(scan)) };
    });
}

/** What the shift comes to. */
export function totalsOf(reports: readonly ShiftReport[]): Amounts {
  return reports.reduce((sum, { left }) => added(sum, left, 1), { good: 0, scrapped: 0, rework: 0 });
}

/** The longest shift that goes over midnight. */
const SHORTEST_VIEW_MS = 12 * 3_600_000;

/** Since when a shift is told: since midnight, but always the last twelve hours, for whoever works at night. Milliseconds. */
export function shiftSince(nowMs: number): number {
  return Math.min(midnightBefore(nowMs), nowMs - SHORTEST_VIEW_MS);
}

/** The server's own bound: after it only a foreman takes a report back. */
const UNDO_WINDOW_MS = 10 * 60_000;

/** Whether its maker may still take a report back. @param nowMs by the server's clock, which dated the report */
export function isUndoable({ scan, left }: ShiftReport, nowMs: number): boolean {
  const isLeft = left.good + left.scrapped + left.rework > 0;
  return isLeft && nowMs - Date.parse(scan.occurredAt) < UNDO_WINDOW_MS;
}

/**
 * Whether somebody may take back a report that is still kept: one's own, in time by the device's clock, which dates both it and its
 * undo. What is refused is settled instead.
 */
export function mayTakeBack(
  { kind, operator, refusal, occurredAt }: Pick<KeptItem, 'kind' | 'operator' | 'refusal' | 'occurredAt'>,
  { id, may }: { id: string; may: readonly string[] },
  nowMs: number,
): boolean {
  const isOwn = kind === 'report' && operator.id === id && refusal === null;
  return isOwn && may.includes('undo-own') && nowMs - Date.parse(occurredAt) < UNDO_WINDOW_MS;
}
