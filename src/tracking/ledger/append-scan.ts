import { DatabaseError } from 'pg';
import { AUDIT_COLUMNS, auditValues, type AuditEntry } from '../../audit';
import type { Actor, Operator, PartStatus, ScanKind } from '../contracts';
import type { ScanDelta } from '../domain/apply-scan';
import { chainEffect, chainsOf, operationEffects, type ChainEffect, type OperationEffect } from './chains';
import { columnArrays, rowsOfArrays, type Column } from './insert-many';
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
  /** The part was held, and whoever recorded it might do so all the same. */
  underHold: boolean;
  /** The scan that this one takes back; null: it is no undo. */
  undoes: string | null;
  /** The refused report that this one settles; null: none. */
  settles: string | null;
  station: string | null;
  madeIn: string | null;
  contentHash: string;
  requestId: string | null;
  address: string | null;
  statusAfter: PartStatus;
  delta: ScanDelta;
}

/** A scan with the audit entry that tells of it. */
export interface ScanToAppend {
  scan: NewScan;
  audit: AuditEntry;
}

/** What the scans of one batch do to it together. */
const STATE: readonly Column<ChainEffect>[] = [
  ['part_id', 'int', (effect) => effect.partId],
  ['decided_on', 'int', (effect) => effect.decidedOn],
  ['scans', 'int', (effect) => effect.scans],
  ['finished', 'int', (effect) => effect.finished],
  ['scrapped', 'int', (effect) => effect.scrapped],
  ['status_after', 'text', (effect) => effect.statusAfter],
  ['occurred_at', 'timestamp', (effect) => effect.lastOccurredAt],
  ['recorded_at', 'timestamp', (effect) => effect.recordedAt],
];

interface AppendRow {
  scan: NewScan;
  /** In the order of AUDIT_COLUMNS. */
  audited: unknown[];
}

/** Columns of `scans`. */
const FACT: readonly Column<AppendRow>[] = [
  ['part_id', 'int', ({ scan }) => scan.identity.partId],
  ['revision', 'int', ({ scan }) => scan.decidedOn + 1],
  ['operation_number', 'int', ({ scan }) => scan.operation.number],
  ['occurred_at', 'timestamp', ({ scan }) => scan.occurredAt],
  ['recorded_at', 'timestamp', ({ scan }) => scan.recordedAt],
  ['scan_id', 'text', ({ scan }) => scan.scanId],
  ['kind', 'text', ({ scan }) => scan.kind],
  ['part_code', 'text', ({ scan }) => scan.identity.code],
  ['part_designation', 'text', ({ scan }) => scan.identity.designation],
  ['part_name', 'text', ({ scan }) => scan.identity.name],
  ['stage_id', 'int', ({ scan }) => scan.operation.stageId],
  ['stage_name', 'text', ({ scan }) => scan.operation.stageName],
  ['stage_kind', 'text', ({ scan }) => scan.operation.stageKind],
  ['operator_id', 'int', ({ scan }) => scan.operator.id],
  ['operator_name', 'text', ({ scan }) => scan.operator.name],
  ['submitted_by_type', 'text', ({ scan }) => scan.submittedBy.type],
  ['submitted_by_id', 'text', ({ scan }) => scan.submittedBy.id],
  ['submitted_by_name', 'text', ({ scan }) => scan.submittedBy.name],
  ['good', 'int', ({ scan }) => scan.good],
  ['scrapped', 'int', ({ scan }) => scan.scrapped],
  ['reworked', 'int', ({ scan }) => scan.reworked],
  ['rework_to', 'int', ({ scan }) => scan.reworkTo],
  ['good_to', 'int', ({ scan }) => scan.goodTo],
  ['cause_operation', 'int', ({ scan }) => scan.causeOperation],
  ['reason_code', 'text', ({ scan }) => scan.reason?.code ?? null],
  ['reason_name', 'text', ({ scan }) => scan.reason?.name ?? null],
  ['comment', 'text', ({ scan }) => (scan.comment === '' ? null : scan.comment)],
  [
    'attachments',
    'jsonb',
    ({ scan }) => (scan.attachments.length === 0 ? null : JSON.stringify(scan.attachments)),
  ],
  ['claimed_at', 'timestamp', ({ scan }) => scan.claimedAt],
  ['sent_at', 'timestamp', ({ scan }) => scan.sentAt],
  ['clamped', 'boolean', ({ scan }) => scan.clamped],
  ['under_hold', 'boolean', ({ scan }) => scan.underHold],
  ['undoes', 'text', ({ scan }) => scan.undoes],
  ['settles', 'text', ({ scan }) => scan.settles],
  ['station', 'text', ({ scan }) => scan.station],
  ['made_in', 'text', ({ scan }) => scan.madeIn],
  ['content_hash', 'text', ({ scan }) => scan.contentHash],
  ['request_id', 'text', ({ scan }) => scan.requestId],
  ['address', 'text', ({ scan }) => scan.address],
];

const AUDIT_TYPES: Readonly<Record<string, Column<AppendRow>[1]>> = { at: 'timestamp', difference: 'jsonb' };
const AUDIT: readonly Column<AppendRow>[] = AUDIT_COLUMNS.split(', ').map((name, index) => [
  `audit_${name}`,
  AUDIT_TYPES[name] ?? 'text',
  ({ audited }) => audited[index],
]);

/** What they do to its operations. */
const DELTA: readonly Column<OperationEffect>[] = [
  ['part_id', 'int', (effect) => effect.partId],
  ['number', 'int', (effect) => effect.number],
  ['reported', 'boolean', (effect) => effect.firstReportAt !== null],
  ['first_at', 'timestamp', (effect) => effect.firstReportAt],
  ['last_at', 'timestamp', (effect) => effect.lastReportAt],
  ['recorded_at', 'timestamp', (effect) => effect.recordedAt],
  ['waiting', 'int', (effect) => effect.waiting],
  ['good', 'int', (effect) => effect.good],
  ['scrapped', 'int', (effect) => effect.scrapped],
  ['reworked', 'int', (effect) => effect.reworked],
  ['skipped', 'int', (effect) => effect.skipped],
];

const ROWS = [...FACT, ...AUDIT];
const namesOf = <Row>(columns: readonly Column<Row>[]): string => columns.map(([name]) => name).join(', ');

/** One statement, so that nothing holds a lock while JavaScript thinks. */
const APPEND_SCANS = `
  with w as (${rowsOfArrays(ROWS, 1)}), b as (${rowsOfArrays(STATE, ROWS.length + 1)}),
  d as (${rowsOfArrays(DELTA, ROWS.length + STATE.length + 1)}), moved as (
    update part_states s
       set finished = s.finished + b.finished, scrapped = s.scrapped + b.scrapped, status = b.status_after,
           revision = s.revision + b.scans, last_scan_at = greatest(s.last_scan_at, b.occurred_at),
           updated_at = b.recorded_at
      from b
     where s.part_id = b.part_id and s.revision = b.decided_on
    returning s.part_id
  ), worked as (
    update operations o
       set waiting = o.waiting + d.waiting, good = o.good + d.good, scrapped = o.scrapped + d.scrapped,
           reworked = o.reworked + d.reworked, skipped = o.skipped + d.skipped, started = o.started or d.reported,
           first_scan_at = least(o.first_scan_at, d.first_at), last_scan_at = greatest(o.last_scan_at, d.last_at),
           updated_at = d.recorded_at
      from moved join d on d.part_id = moved.part_id
     where o.part_id = d.part_id and o.number = d.number
  ), fact as (
    insert into scans (${namesOf(FACT)}, document_id, created_at, updated_at, published_at)
    select ${FACT.map(([name]) => `w.${name}`).join(', ')}, tracker_document_id(), w.recorded_at, w.recorded_at,
           w.recorded_at
      from w join moved on moved.part_id = w.part_id
  ), audited as (
    insert into audit_entries (${AUDIT_COLUMNS}, document_id, created_at, updated_at, published_at)
    select ${namesOf(AUDIT)}, tracker_document_id(), w.recorded_at, w.recorded_at, w.recorded_at
      from w join moved on moved.part_id = w.part_id
  )
  select part_id as "partId" from moved`;

/**
 * Append scans with their audit entries and move the derived counters of each part, if it still has the
 * revision that its first scan was decided on: all that can be appended in one statement, or none.
 * @returns for each whether it stands; false: the part has moved on, nothing of it is written, decide again.
 *   Of several scans of one part those can stand that were decided one on the other.
 * @throws a unique violation of `scans_scan_id_key` when an id was taken meanwhile.
 */
export async function appendScans(session: Session, items: readonly ScanToAppend[]): Promise<boolean[]> {
  const chains = chainsOf(items);
  const tried = chains.flat();
  const rows = tried.map(({ scan, audit }) => ({ scan, audited: auditValues(audit) }));
  const values = [
    ...columnArrays(ROWS, rows),
    ...columnArrays(STATE, chains.map(chainEffect)),
    ...columnArrays(DELTA, chains.flatMap(operationEffects)),
  ];
  const moved = await session.query<{ partId: number }>(APPEND_SCANS, values, 'append-scans');
  const standing = new Set(moved.map(({ partId }) => partId));
  const chosen = new Set(tried);
  return items.map((item) => chosen.has(item) && standing.has(item.scan.identity.partId));
}

/** Append one scan; see `appendScans`. */
export async function appendScan(session: Session, scan: NewScan, audit: AuditEntry): Promise<boolean> {
  const [stands] = await appendScans(session, [{ scan, audit }]);
  return stands === true;
}

/** What became of one of several scans that shared a statement. */
export type Appended = { stands: boolean } | { error: unknown };

/**
 * Append scans of several requests in one statement. Where one of them is at fault, each is tried on
 * its own, so that nobody pays for another's.
 */
export async function appendTogether(session: Session, items: readonly ScanToAppend[]): Promise<Appended[]> {
  if (items.length > 1) {
    try {
      return (await appendScans(session, items)).map((stands) => ({ stands }));
    } catch (error) {
      // Which of them it was is found out below; a lost connection is nobody's fault.
      if (!(error instanceof DatabaseError)) throw error;
    }
  }
  const appended: Appended[] = [];
  for (const { scan, audit } of items) {
    appended.push(
      await appendScan(session, scan, audit).then(
        (stands) => ({ stands }),
        (error: unknown) => ({ error }),
      ),
    );
  }
  return appended;
}
