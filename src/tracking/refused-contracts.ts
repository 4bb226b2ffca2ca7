import type { RecordScanCommand, Refusal } from './contracts';
import type { RefusalCode } from './refusal-codes';

/** A report that came long after the work and was refused. */
export interface LateRefusal {
  command: RecordScanCommand;
  refusal: Refusal;
}

/** Such a report as a foreman sees it until it is counted or settled. */
export interface RefusedReport {
  scanId: string;
  partCode: string;
  designation: string | null;
  name: string | null;
  operation: number;
  /** null: the batch has no such operation. */
  stage: string | null;
  kind: RecordScanCommand['kind'];
  good: number;
  scrapped: number;
  rework: number;
  /** Where its rework goes; null: it has none, or it was kept before this was. */
  reworkTo: number | null;
  causeOperation: number | null;
  reason: string | null;
  comment: string;
  /** Names of its photos. */
  attachments: string[];
  operator: string;
  /** Why it was refused the last time. */
  code: RefusalCode;
  /** ISO 8601 in UTC, by our clock. */
  occurredAt: string;
  /** ISO 8601 in UTC: when it came last. */
  refusedAt: string;
}

/** Which refused reports are asked for; null: of every batch. */
export interface RefusedReportsQuery {
  partCode: string | null;
}

/** Say that nothing of a refused report counts. */
export interface DismissReportCommand {
  scanId: string;
  /** Why, in the foreman's words. */
  reason: string;
}

export interface ReportDismissed {
  ok: true;
  scanId: string;
  /** It was dismissed before, for the same reason. */
  replayed: boolean;
}

/** An undo that a device tells of and may not send, of the report that it says. */
export interface ToldUndo {
  undoId: string;
  /** The report that it takes back, in the name of whoever takes it back. */
  report: Pick<
    RecordScanCommand,
    'scanId' | 'partCode' | 'operation' | 'good' | 'scrapped' | 'rework' | 'operator'
  >;
  /** When it was taken back, by the device's clock: ISO 8601 in UTC. */
  occurredAt: string;
  sentAt: string | null;
}

/** Such an undo as a foreman sees it, until he performs it or says that it does not count. */
export interface KeptUndo {
  undoId: string;
  /** The report that it takes back. */
  scanId: string;
  /** That report stands in the ledger; otherwise it is kept too, and counts when the undo is dismissed. */
  isCounted: boolean;
  partCode: string;
  designation: string | null;
  name: string | null;
  operation: number;
  /** null: the batch has no such operation. */
  stage: string | null;
  good: number;
  scrapped: number;
  rework: number;
  operator: string;
  /** ISO 8601 in UTC, by our clock. */
  occurredAt: string;
}
