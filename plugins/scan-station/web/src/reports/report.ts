import type { OperationView, PartView } from '../../../../../src/tracking/contracts';
import type { Outcome } from '../logic/amounts';
import { isRecord } from '../server/answers';

/** The body of `POST /api/scans`, but for `sentAt`, which is the moment of each attempt. */
export interface ReportBody {
  scanId: string;
  partCode: string;
  operation: number;
  kind: 'report';
  good: number;
  scrapped: number;
  rework: { quantity: number; toOperation: number } | null;
  reason: string | null;
  comment: string;
  /** ISO 8601 in UTC, by the device's clock. */
  occurredAt: string;
}

/** Why the server said no. */
export interface ReportRefusal {
  code: string;
  message: string;
  details: Record<string, unknown>;
}

/** A report that is kept on the device until the server has answered and a person has seen a no. */
export interface KeptReport {
  body: ReportBody;
  /** Only this operator's session sends it. */
  operator: { id: string; name: string };
  title: string;
  stage: string;
  refusal: ReportRefusal | null;
}

export interface ReportOrigin {
  scanId: string;
  occurredAt: string;
  operator: { id: string; name: string };
  part: PartView;
  operation: OperationView;
  comment: string;
}

/** Make a report of what was entered; the caller has checked that it adds up. */
export function makeReport({ amounts, reason, reworkTo }: Outcome, origin: ReportOrigin): KeptReport {
  const { scanId, occurredAt, operator, part, operation, comment } = origin;
  const rework =
    amounts.rework > 0 && reworkTo !== null ? { quantity: amounts.rework, toOperation: reworkTo } : null;
  const spoiled = amounts.scrapped > 0 || rework !== null;
  return {
    body: {
      scanId,
      partCode: part.code,
      operation: operation.number,
      kind: 'report',
      good: amounts.good,
      scrapped: amounts.scrapped,
      rework,
      reason: spoiled ? reason : null,
      comment: comment.trim(),
      occurredAt,
    },
    operator: { id: operator.id, name: operator.name },
    title: titleOf(part),
    stage: operation.stage,
    refusal: null,
  };
}

export function titleOf({
  designation,
  name,
  code,
}: Pick<PartView, 'designation' | 'name' | 'code'>): string {
  return designation ?? name ?? code;
}

/** Whether something read back from the device's storage is a report of this page. */
export function isKeptReport(value: unknown): value is KeptReport {
  if (!isRecord(value) || !isRecord(value.body) || !isRecord(value.operator)) return false;
  const { body, operator, refusal } = value;
  const hasTexts = [body.scanId, body.partCode, body.occurredAt, body.comment, operator.id, operator.name];
  const hasNumbers = [body.operation, body.good, body.scrapped];
  const refused = isRecord(refusal) && typeof refusal.code === 'string' && isRecord(refusal.details);
  return (
    hasTexts.every((item) => typeof item === 'string') &&
    hasNumbers.every((item) => typeof item === 'number') &&
    (body.rework === null || isRecord(body.rework)) &&
    typeof value.title === 'string' &&
    typeof value.stage === 'string' &&
    (refusal === null || refused)
  );
}
