import type { RefusedReport } from '../../../../../src/tracking/contracts';

/** What a foreman has filled in to report the work of an operator. */
export interface BehalfValues {
  operation: string;
  operator: string;
  good: number | null;
  scrapped: number | null;
  reason: string;
  /** `scanId` of a refused report that this one settles; empty: none. */
  settles: string;
  /** Why nothing of that report counts; null: some of it does. */
  dismissal: string | null;
  /** As the browser's field writes it, in this computer's time zone; empty: now. */
  occurredAt: string;
}

/** An instant as the browser's field for a local time writes it. */
function localMinute(instant: string): string {
  const at = new Date(instant);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What a refused report said, for the foreman to correct and send. */
export function valuesOf(report: RefusedReport): BehalfValues {
  const { scanId, operation, operator, good, scrapped, reason, occurredAt } = report;
  return {
    operation: String(operation),
    operator,
    good: good || null,
    scrapped: scrapped || null,
    reason: reason ?? '',
    settles: scanId,
    dismissal: null,
    occurredAt: localMinute(occurredAt),
  };
}

/** Stands before a name that was typed without an account. */
const TYPED = '✎ ';

/**
 * Whose work it may be: somebody with an account, or the typed name under which the report was made that is settled.
 * @param reporter who made that report; null: none is settled
 */
export function operatorsFor(operators: readonly string[], reporter: string | null): readonly string[] {
  return reporter?.startsWith(TYPED) ? [reporter, ...operators] : operators;
}

/** Whether there is enough to send: who, where and some pieces, and why where some are scrapped. */
export function isComplete(values: BehalfValues): boolean {
  const { operation, operator, good, scrapped, reason, dismissal } = values;
  if (dismissal !== null) return dismissal.trim() !== '';
  if (operation === '' || operator === '' || (good ?? 0) + (scrapped ?? 0) <= 0) return false;
  return !scrapped || reason !== '';
}

/** The body of `POST /tracker/scans`. */
export function reportBody(values: BehalfValues, scanId: string, partCode: string, now: Date): object {
  const { operation, operator, good, scrapped, reason, settles, occurredAt } = values;
  return {
    scanId,
    partCode,
    operation: Number(operation),
    operator,
    good: good ?? 0,
    scrapped: scrapped ?? 0,
    ...(scrapped ? { reason } : {}),
    ...(settles.trim() ? { settles: settles.trim() } : {}),
    underHold: true,
    occurredAt: (occurredAt ? new Date(occurredAt) : now).toISOString(),
  };
}

/** The query of `GET /tracker/parts/:code/look-alikes`. */
export function lookAlikesQuery(values: BehalfValues, now: Date): string {
  const { operation, operator, good, scrapped, occurredAt } = values;
  return new URLSearchParams({
    operation,
    good: String(good ?? 0),
    scrapped: String(scrapped ?? 0),
    rework: '0',
    operator,
    occurredAt: (occurredAt ? new Date(occurredAt) : now).toISOString(),
  }).toString();
}
