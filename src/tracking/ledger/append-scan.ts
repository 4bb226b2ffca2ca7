import { auditValues, type AuditEntry } from '../../audit';
import type { Actor, Operator, PartStatus, ScanKind } from '../contracts';
import type { ScanDelta } from '../domain/apply-scan';
import type { PartIdentity } from './ledger-part';
import type { Session } from './session';

/** One scan as it will stand in the table `scans`, beside what it does to the batch. */
export interface NewScan {
  identity: PartIdentity;
  scanId: string;
  kind: ScanKind;
  /** The revision that the scan was decided on; the scan itself becomes the next one. */
  decidedOn: number;
  operation: { number: number; stageId: number; stageName: string; stageKind: string };
  operator: Operator;
  submittedBy: Actor;
  good: number;
  scrapped: number;
  reworked: number;
  reworkTo: number | null;
  goodTo: number | null;
  causeOperation: number | null;
  reason: { code: string; name: string } | null;
  comment: string;
  attachments: string[];
  occurredAt: string;
  claimedAt: string;
  sentAt: string | null;
  recordedAt: string;
  clamped: boolean;
  station: string | null;
  madeIn: string | null;
  contentHash: string;
  requestId: string | null;
  address: string | null;
  statusAfter: PartStatus;
  delta: ScanDelta;
}

/** One statement, so that nothing holds a lock while JavaScript thinks. No row: the part has moved on. */
const APPEND_SCAN = `
  with moved as (
    update part_states
       set finished = finished + $1, scrapped = scrapped + $2, status = $3, revision = revision + 1,
           last_scan_at = greatest(last_scan_at, $4::timestamp), updated_at = $5::timestamp
     where part_id = $6 and revision = $7
    returning part_id
  ), worked as (
    update operations o
       set waiting = o.waiting + d.waiting, good = o.good + d.good, scrapped = o.scrapped + d.scrapped,
           reworked = o.reworked + d.reworked, skipped = o.skipped + d.skipped,
           started = o.started or o.number = $8,
           first_scan_at = case when o.number = $8 then least(o.first_scan_at, $4::timestamp) else o.first_scan_at end,
           last_scan_at = case when o.number = $8 then greatest(o.last_scan_at, $4::timestamp) else o.last_scan_at end,
           updated_at = $5::timestamp
      from moved, unnest($9::int[], $10::int[], $11::int[], $12::int[], $13::int[], $14::int[])
           as d(number, waiting, good, scrapped, reworked, skipped)
     where o.part_id = moved.part_id and o.number = d.number
  ), fact as (
    insert into scans (part_id, revision, operation_number, occurred_at, recorded_at, scan_id, kind, part_code,
      part_designation, part_name, stage_id, stage_name, stage_kind, operator_id, operator_name,
      submitted_by_type, submitted_by_id, submitted_by_name, good, scrapped, reworked, rework_to, good_to,
      cause_operation, reason_code, reason_name, comment, attachments, claimed_at, sent_at, clamped, station,
      made_in, content_hash, request_id, address, document_id, created_at, updated_at, published_at)
    select part_id, $7 + 1, $8, $4::timestamp, $5::timestamp, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
      $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37::jsonb, $38::timestamp, $39::timestamp,
      $40::boolean, $41, $42, $43, $44, $45, tracker_document_id(), $5::timestamp, $5::timestamp, $5::timestamp
      from moved
  ), audited as (
    insert into audit_entries (at, actor_type, actor_id, actor_name, action, category, subject_type, subject_id,
      subject_name, difference, address, request_id, document_id, created_at, updated_at, published_at)
    select $46::timestamp, $47, $48, $49, $50, $51, $52, $53, $54, $55::jsonb, $56, $57, tracker_document_id(),
      $5::timestamp, $5::timestamp, $5::timestamp
      from moved
  )
  select part_id from moved`;

function deltaArrays({ operations }: ScanDelta): number[][] {
  return [
    operations.map(({ number }) => number),
    operations.map(({ waiting }) => waiting),
    operations.map(({ good }) => good),
    operations.map(({ scrapped }) => scrapped),
    operations.map(({ reworked }) => reworked),
    operations.map(({ skipped }) => skipped),
  ];
}

function scanValues(scan: NewScan): unknown[] {
  return [
    scan.scanId,
    scan.kind,
    scan.identity.code,
    scan.identity.designation,
    scan.identity.name,
    scan.operation.stageId,
    scan.operation.stageName,
    scan.operation.stageKind,
    scan.operator.id,
    scan.operator.name,
    scan.submittedBy.type,
    scan.submittedBy.id,
    scan.submittedBy.name,
    scan.good,
    scan.scrapped,
    scan.reworked,
    scan.reworkTo,
    scan.goodTo,
    scan.causeOperation,
    scan.reason?.code ?? null,
    scan.reason?.name ?? null,
    scan.comment === '' ? null : scan.comment,
    scan.attachments.length === 0 ? null : JSON.stringify(scan.attachments),
    scan.claimedAt,
    scan.sentAt,
    scan.clamped,
    scan.station,
    scan.madeIn,
    scan.contentHash,
    scan.requestId,
    scan.address,
  ];
}

/**
 * Append one scan with its audit entry and move the derived counters, if the part still has the
 * revision that the scan was decided on.
 * @returns false when the part has moved on: nothing is written, decide again.
 * @throws a unique violation of `scans_scan_id_key` when the id was taken meanwhile.
 */
export async function appendScan(session: Session, scan: NewScan, audit: AuditEntry): Promise<boolean> {
  const rows = await session.query(
    APPEND_SCAN,
    [
      scan.delta.finished,
      scan.delta.scrapped,
      scan.statusAfter,
      scan.occurredAt,
      scan.recordedAt,
      scan.identity.partId,
      scan.decidedOn,
      scan.operation.number,
      ...deltaArrays(scan.delta),
      ...scanValues(scan),
      ...auditValues(audit),
    ],
    'append-scan',
  );
  return rows.length === 1;
}
