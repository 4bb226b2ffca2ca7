import type { Refusal } from '../contracts';

/** An integration's clock may run this much ahead of ours before its report counts as a mistake. */
export const CLOCK_TOLERANCE_MS = 5000;

/** What is claimed of the time of work, in milliseconds since 1970. */
export interface ClaimedTime {
  occurredAtMs: number;
  /** The sender's own clock at sending; null: the sender's clock is taken as right. */
  sentAtMs: number | null;
  recordedAtMs: number;
  /** Nothing happens to a batch before it is made, and nothing is undone before it is done. */
  earliestMs: number;
  /** Refuse a time in the future instead of correcting it: integrations have right clocks. */
  refuseFuture: boolean;
}

/** When something happened by our clock, the error of the sender's taken out; milliseconds since 1970. */
export function correctedMs({
  occurredAtMs,
  sentAtMs,
  recordedAtMs,
}: Pick<ClaimedTime, 'occurredAtMs' | 'sentAtMs' | 'recordedAtMs'>): number {
  return sentAtMs === null ? occurredAtMs : recordedAtMs - (sentAtMs - occurredAtMs);
}

/**
 * When the work happened, by our clock: the sender's clock error is taken out, and the rest is
 * clamped to the time between the earliest possible one and now.
 * @returns milliseconds since 1970, and whether the claim had to be clamped.
 */
export function occurredAt(
  claim: ClaimedTime,
): { ok: true; occurredAtMs: number; clamped: boolean } | Refusal {
  const { recordedAtMs } = claim;
  const corrected = correctedMs(claim);
  if (claim.refuseFuture && corrected > recordedAtMs + CLOCK_TOLERANCE_MS) {
    return { ok: false, code: 'occurred-in-the-future', details: {} };
  }
  const earliest = Math.min(claim.earliestMs, recordedAtMs);
  const clampedMs = Math.min(Math.max(corrected, earliest), recordedAtMs);
  return { ok: true, occurredAtMs: clampedMs, clamped: clampedMs !== corrected };
}
