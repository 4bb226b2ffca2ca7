import type { KeptUndo } from '../../../../../src/tracking/contracts';

/** What a foreman makes of an undo that waits on a device: its report is taken back, or stays. */
export type Verdict = 'take-back' | 'leave';

/**
 * What is sent for it. A report that counts is undone; one that is kept itself is dismissed, and never counts. An undo that is
 * dismissed leaves its report as it is.
 * @param undoId of the undo that the foreman makes: the one that the device keeps is not his
 */
export function settlementOf(
  { undoId: kept, scanId, isCounted, occurredAt }: KeptUndo,
  verdict: Verdict,
  reason: string,
  undoId: string,
): { path: string; body: object } {
  const dismissed = verdict === 'leave' ? kept : isCounted ? null : scanId;
  return dismissed === null
    ? { path: `/tracker/scans/${scanId}/undo`, body: { undoId, reason, occurredAt } }
    : { path: `/tracker/refused-reports/${dismissed}/dismiss`, body: { reason } };
}
