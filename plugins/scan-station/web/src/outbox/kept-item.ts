import type { CallReason, OperationView, PartView } from '../../../../../src/tracking/contracts';
import type { Amounts, Outcome } from '../logic/amounts';
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
  /** Names of its photos, which go ahead of it; absent: none. */
  attachments?: string[];
  /** ISO 8601 in UTC, by the device's clock. */
  occurredAt: string;
}

/** Why the server said no. */
export interface Refused {
  code: string;
  message: string;
  details: Record<string, unknown>;
}

export interface Person {
  id: string;
  name: string;
}

/** What is said beside a call for the foreman. */
export interface SaidToForeman {
  reason: CallReason | null;
  comment: string;
}

/** A report, an undo or a call for the foreman that is kept on the device until the server has counted it or a person has settled a no. */
export interface KeptItem {
  /** The `scanId` of a report, the `undoId` of an undo, the `factId` of a call: invented here, the same on every attempt. */
  id: string;
  kind: 'report' | 'undo' | 'call';
  /** The report; of an undo the report that is taken back; of a call where it is made, without pieces. */
  body: ReportBody;
  /** Of a call alone. */
  call?: SaidToForeman;
  /** Of an undo alone: it takes back the amounts of its `body`, not whatever is left of the report. */
  isPart?: boolean;
  /** When the act was done by the device's clock, ISO 8601 in UTC. */
  occurredAt: string;
  /** Whose act it is, whoever is signed in when it is sent. */
  operator: Person;
  /** The session in which it was made; null: the sign-in named none. */
  madeIn: string | null;
  title: string;
  stage: string;
  refusal: Refused | null;
  /** The person has read the refusal and left it for later. */
  putAside: boolean;
  /** The server takes it from its maker's own session only. */
  ownOnly: boolean;
}

export interface Origin {
  id: string;
  occurredAt: string;
  operator: Person;
  madeIn: string | null;
}

/** Make a report of what was entered; the caller has checked that it adds up. */
export function makeReport(
  { amounts, reason, reworkTo }: Outcome,
  about: { part: PartView; operation: OperationView; comment: string; attachments?: string[] },
  origin: Origin,
): KeptItem {
  const { part, operation, comment, attachments = [] } = about;
  const rework =
    amounts.rework > 0 && reworkTo !== null ? { quantity: amounts.rework, toOperation: reworkTo } : null;
  const spoiled = amounts.scrapped > 0 || rework !== null;
  const body: ReportBody = {
    scanId: origin.id,
    partCode: part.code,
    operation: operation.number,
    kind: 'report',
    good: amounts.good,
    scrapped: amounts.scrapped,
    rework,
    reason: spoiled ? reason : null,
    comment: comment.trim(),
    ...(attachments.length === 0 ? {} : { attachments }),
    occurredAt: origin.occurredAt,
  };
  return fresh('report', { body, title: titleOf(part), stage: operation.stage }, origin);
}

/** Take a whole report back: one more act, which follows the report wherever that is. */
export function makeUndo(of: Pick<KeptItem, 'body' | 'title' | 'stage'>, origin: Origin): KeptItem {
  return fresh('undo', of, origin);
}

/** Take back this much of a report. */
export function makePartUndo(of: KeptItem, { good, scrapped, rework }: Amounts, origin: Origin): KeptItem {
  const { body } = of;
  const back = body.rework && rework > 0 ? { ...body.rework, quantity: rework } : null;
  return { ...makeUndo({ ...of, body: { ...body, good, scrapped, rework: back } }, origin), isPart: true };
}

/** Call the foreman about a refused act. @param comment what it was, in words */
export function makeCallAbout({ body, title, stage }: KeptItem, comment: string, origin: Origin): KeptItem {
  const part = { code: body.partCode, designation: title, name: null };
  return makeCall({ reason: 'other', comment }, { part, operation: body.operation, stage }, origin);
}

/** Call the foreman to a part. */
export function makeCall(
  { reason, comment }: SaidToForeman,
  { part, operation, stage }: { part: NamedPart; operation: number | null; stage: string },
  origin: Origin,
): KeptItem {
  const body: ReportBody = {
    ...{ scanId: origin.id, partCode: part.code, operation: operation ?? 0, kind: 'report' },
    ...{ good: 0, scrapped: 0, rework: null, reason: null, comment: '', occurredAt: origin.occurredAt },
  };
  const call = { reason, comment: comment.trim() };
  return { ...fresh('call', { body, title: titleOf(part), stage }, origin), call };
}

function fresh(
  kind: KeptItem['kind'],
  { body, title, stage }: Pick<KeptItem, 'body' | 'title' | 'stage'>,
  { id, occurredAt, operator, madeIn }: Origin,
): KeptItem {
  return {
    ...{ id, kind, body, occurredAt, madeIn, title, stage },
    operator: { id: operator.id, name: operator.name },
    ...{ refusal: null, putAside: false, ownOnly: false },
  };
}

type NamedPart = Pick<PartView, 'designation' | 'name' | 'code'>;

export function titleOf({ designation, name, code }: NamedPart): string {
  return designation ?? name ?? code;
}

function isBody(value: unknown): value is ReportBody {
  if (!isRecord(value)) return false;
  const hasTexts = [value.scanId, value.partCode, value.occurredAt, value.comment];
  const hasNumbers = [value.operation, value.good, value.scrapped];
  return (
    hasTexts.every((item) => typeof item === 'string') &&
    hasNumbers.every((item) => typeof item === 'number') &&
    (value.rework === null || isRecord(value.rework))
  );
}

/** Whether something read back from the device's storage is an act of this page. */
export function isKeptItem(value: unknown): value is KeptItem {
  if (!isRecord(value) || !isRecord(value.operator) || !isBody(value.body)) return false;
  const { refusal, operator, madeIn } = value;
  const hasTexts = [value.id, value.occurredAt, value.title, value.stage, operator.id, operator.name];
  return (
    hasTexts.every((item) => typeof item === 'string') &&
    (value.kind === 'report' || value.kind === 'undo' || (value.kind === 'call' && isRecord(value.call))) &&
    (madeIn === null || typeof madeIn === 'string') &&
    (refusal === null || (isRecord(refusal) && typeof refusal.code === 'string' && isRecord(refusal.details)))
  );
}
