import type { OperationView, RefusedReport } from '../../../../../src/tracking/contracts';
import type { ReasonChoice } from '../../../server/src/contracts';

/** What a foreman has filled in to report the work of an operator. */
export interface BehalfValues {
  operation: string;
  operator: string;
  good: number | null;
  scrapped: number | null;
  rework: number | null;
  /** Number of the operation that the rework goes back to; empty: not said. */
  reworkTo: string;
  reason: string;
  comment: string;
  /** The refused report that this one settles; null: none. */
  settles: RefusedReport | null;
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
  const { operation, operator, good, scrapped, rework, reworkTo, reason, comment, occurredAt } = report;
  return {
    operation: String(operation),
    operator,
    good: good || null,
    scrapped: scrapped || null,
    rework: rework || null,
    reworkTo: reworkTo === null ? '' : String(reworkTo),
    reason: reason ?? '',
    comment,
    settles: report,
    dismissal: null,
    occurredAt: localMinute(occurredAt),
  };
}

/**
 * Whose work it may be: somebody with an account that is not blocked, or whoever made the report that is settled, who may
 * have left, or typed a name without an account.
 * @param reporter who made that report; null: none is settled
 */
export function operatorsFor(operators: readonly string[], reporter: string | null): readonly string[] {
  return reporter === null || operators.includes(reporter) ? operators : [reporter, ...operators];
}

/** Rework goes back to one of these: the operations before the one that is reported. */
export function reworkTargets(
  operations: readonly OperationView[],
  operation: string,
): readonly OperationView[] {
  const at = operations.find(({ number }) => String(number) === operation);
  return operations.filter(({ sequence }) => at !== undefined && sequence < at.sequence);
}

/** Reasons for what was entered: one that says why pieces are scrapped and go to rework fits both. */
export function fittingReasons(
  reasons: readonly ReasonChoice[],
  { scrapped, rework }: Pick<BehalfValues, 'scrapped' | 'rework'>,
): readonly ReasonChoice[] {
  return reasons.filter(
    ({ appliesTo }) => !(scrapped && appliesTo === 'rework') && !(rework && appliesTo === 'scrap'),
  );
}

/** Whether some pieces are not good, and so want a reason. */
export const isSpoiled = ({ scrapped, rework }: Pick<BehalfValues, 'scrapped' | 'rework'>): boolean =>
  (scrapped ?? 0) + (rework ?? 0) > 0;

/** Whether there is enough to send: who, where and some pieces, and of what is not good why, and where it goes. */
export function isComplete(values: BehalfValues): boolean {
  const { operation, operator, good, scrapped, rework, reworkTo, reason, dismissal } = values;
  if (dismissal !== null) return dismissal.trim() !== '';
  if (operation === '' || operator === '' || (good ?? 0) + (scrapped ?? 0) + (rework ?? 0) <= 0) return false;
  return (!isSpoiled(values) || reason !== '') && (!rework || reworkTo !== '');
}

/** When it was done, ISO 8601 in UTC: what the settled report says to the millisecond while nobody changes its minute. */
function momentOf({ occurredAt, settles }: BehalfValues, now: Date): string {
  if (settles !== null && occurredAt === localMinute(settles.occurredAt)) return settles.occurredAt;
  return (occurredAt ? new Date(occurredAt) : now).toISOString();
}

/** What the form does not show of the report that is settled: the photos, and what caused that some are not good. */
function takenOver(values: BehalfValues): object {
  if (values.settles === null) return {};
  const { scanId, attachments, causeOperation } = values.settles;
  return {
    settles: scanId,
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(causeOperation !== null && isSpoiled(values) ? { causeOperation } : {}),
  };
}

/** The body of `POST /tracker/scans`. @param now when it was done where the form does not say */
export function reportBody(values: BehalfValues, scanId: string, partCode: string, now: Date): object {
  const { operation, operator, good, scrapped, rework, reworkTo, reason, comment } = values;
  return {
    scanId,
    partCode,
    operation: Number(operation),
    operator,
    good: good ?? 0,
    scrapped: scrapped ?? 0,
    ...(rework ? { rework: { quantity: rework, toOperation: Number(reworkTo) } } : {}),
    ...(isSpoiled(values) ? { reason } : {}),
    ...(comment.trim() ? { comment: comment.trim() } : {}),
    ...takenOver(values),
    underHold: true,
    occurredAt: momentOf(values, now),
  };
}

/** The query of `GET /tracker/parts/:code/look-alikes`. */
export function lookAlikesQuery(values: BehalfValues, now: Date): string {
  const { operation, operator, good, scrapped, rework } = values;
  return new URLSearchParams({
    operation,
    good: String(good ?? 0),
    scrapped: String(scrapped ?? 0),
    rework: String(rework ?? 0),
    operator,
    occurredAt: momentOf(values, now),
  }).toString();
}
