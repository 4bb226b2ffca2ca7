import { refuse } from '../../refusals';
import type { Doer, RecordScanCommand, Refusal } from '../contracts';
import { correctedMs } from '../domain/occurred-at';
import {
  keepRefusedReports,
  readDealtWith,
  readMakerOfReport,
  readRefusedReports,
  type RefusedReportRow,
} from '../ledger';
import type { RefusalCode } from '../refusal-codes';
import type {
  DismissReportCommand,
  KeptUndo,
  LateRefusal,
  RefusedReport,
  RefusedReportsQuery,
  ReportDismissed,
  ToldUndo,
} from '../refused-contracts';
import { dismissReportCommand } from './dismiss-report';
import type { Engine } from './engine';
import { keepToldUndos, keptUndosQuery } from './kept-undos';

/** Who reports at once sees the refusal and reports again; this much later nobody may be there to see it. */
export const LATE_MS = 60_000;

/** Refusals that are no judgement of the work: it comes again by itself, or somebody has dealt with it. */
const NOT_KEPT: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'busy',
  'earlier-item-refused',
  'already-settled',
  'scan-id-reused',
  'part-not-found',
]);

function rowOf({ command, refusal }: LateRefusal, nowMs: number, from: string): RefusedReportRow | null {
  const { scanId, partCode, operation, kind, good, scrapped, rework, reason, comment, operator } = command;
  const { causeOperation, attachments, occurredAt, sentAt } = command;
  const occurredAtMs = correctedMs({
    occurredAtMs: Date.parse(occurredAt),
    sentAtMs: sentAt === null ? null : Date.parse(sentAt),
    recordedAtMs: nowMs,
  });
  if (nowMs - occurredAtMs < LATE_MS || NOT_KEPT.has(refusal.code)) return null;
  return {
    ...{ scanId, partCode, operation, kind, good, scrapped, reason, comment, causeOperation, attachments },
    rework: rework?.quantity ?? 0,
    reworkTo: rework?.toOperation ?? null,
    operatorId: operator.id,
    operatorName: operator.name,
    submittedBy: from,
    code: refusal.code,
    // A wild clock may name a year that no date can be written in.
    occurredAt: new Date(Math.max(occurredAtMs, 0)).toISOString(),
  };
}

/** Keep those of an operator's refused reports that came long after the work, for the foreman to settle. */
async function keepLateRefusals(engine: Engine, refused: readonly LateRefusal[], doer: Doer): Promise<void> {
  const { type, id } = doer.actor;
  if (type === 'operator') await keep(engine, refused, `${type}:${id}`, true);
}

async function keep(
  engine: Engine,
  refused: readonly LateRefusal[],
  from: string,
  again: boolean,
): Promise<void> {
  const nowMs = engine.now().getTime();
  const rows = refused.flatMap((one) => rowOf(one, nowMs, from) ?? []);
  const byId = new Map(rows.map((row) => [row.scanId, row]));
  if (byId.size > 0) await keepRefusedReports(engine.session, [...byId.values()], again);
}

/**
 * Keep what reports say that a device tells of, for the foreman to settle.
 * @returns those that need nobody any more: counted, settled or dismissed
 */
async function keepToldReports(
  engine: Engine,
  told: readonly RecordScanCommand[],
  from: string,
): Promise<string[]> {
  const settled = new Set(
    await readDealtWith(
      engine.session,
      told.map(({ scanId }) => scanId),
    ),
  );
  const open = told.filter(({ scanId }) => !settled.has(scanId));
  const refusal = refuse('not-permitted');
  await keep(
    engine,
    open.map((command) => ({ command, refusal })),
    from,
    false,
  );
  return [...settled];
}

/** What waits for a foreman: reports, and undos of reports; each the latest first, at most 200. */
export interface KeptForForeman {
  ok: true;
  reports: RefusedReport[];
  undos: KeptUndo[];
  /** There are others. */
  more: boolean;
}

async function refusedReportsQuery(
  engine: Engine,
  { partCode }: RefusedReportsQuery,
): Promise<KeptForForeman | Refusal> {
  let partId: number | null = null;
  if (partCode !== null) {
    const { part } = await engine.read({ code: partCode, scanId: null, reason: null });
    if (!part) return refuse('part-not-found');
    ({ partId } = part.identity);
  }
  const [reports, undos] = await Promise.all([
    readRefusedReports(engine.session, partId),
    keptUndosQuery(engine, partId),
  ]);
  return { ok: true, reports: reports.rows, undos: undos.rows, more: reports.more || undos.more };
}

/** What becomes of reports that were refused or that their devices may not send. */
export interface RefusedReports {
  /** Keep refused reports of an operator that came long after the work, until a foreman settles them. */
  keepLateRefusals(refused: readonly LateRefusal[], doer: Doer): Promise<void>;
  /** Refused reports that are neither counted nor settled nor dismissed nor taken back, and kept undos. */
  refusedReports(query: RefusedReportsQuery): Promise<KeptForForeman | Refusal>;
  /** Say that nothing of a refused report, or a kept undo, counts; idempotent by its id and the reason. */
  dismissReport(command: DismissReportCommand, doer: Doer): Promise<ReportDismissed | Refusal>;
  /**
   * Keep what reports say that a device may not send, for the foreman to settle; of those made less than a minute ago nothing.
   * @param from who tells, `operator:ID` or `device:ID`; each has a bounded number of open reports
   * @returns the ids of those that need nobody any more: counted, settled or dismissed
   */
  keepToldReports(told: readonly RecordScanCommand[], from: string): Promise<string[]>;
  /** The same of undos: kept until a foreman performs or dismisses them. */
  keepToldUndos(told: readonly ToldUndo[], from: string): Promise<string[]>;
  /** In whose name a kept report was made; null: no such report is kept. */
  makerOfReport(scanId: string): Promise<string | null>;
}

export function refusedReports(engine: Engine): RefusedReports {
  return {
    keepLateRefusals: (refused, doer) => keepLateRefusals(engine, refused, doer),
    refusedReports: (query) => refusedReportsQuery(engine, query),
    dismissReport: (command, doer) => dismissReportCommand(engine, command, doer),
    keepToldReports: (told, from) => keepToldReports(engine, told, from),
    keepToldUndos: (told, from) => keepToldUndos(engine, told, from),
    makerOfReport: (scanId) => readMakerOfReport(engine.session, scanId),
  };
}
