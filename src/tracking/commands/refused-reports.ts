import { refuse } from '../../refusals';
import type { Doer, Refusal } from '../contracts';
import { correctedMs } from '../domain/occurred-at';
import { keepRefusedReports, readRefusedReports, type RefusedReportRow } from '../ledger';
import type { RefusalCode } from '../refusal-codes';
import type { LateRefusal, RefusedReport, RefusedReportsQuery } from '../refused-contracts';
import type { Engine } from './engine';

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

function rowOf({ command, refusal }: LateRefusal, nowMs: number, { actor }: Doer): RefusedReportRow | null {
  const { scanId, partCode, operation, kind, good, scrapped, rework, reason, comment, operator } = command;
  const { occurredAt, sentAt } = command;
  const occurredAtMs = correctedMs({
    occurredAtMs: Date.parse(occurredAt),
    sentAtMs: sentAt === null ? null : Date.parse(sentAt),
    recordedAtMs: nowMs,
  });
  if (nowMs - occurredAtMs < LATE_MS || NOT_KEPT.has(refusal.code)) return null;
  return {
    ...{ scanId, partCode, operation, kind, good, scrapped, rework: rework?.quantity ?? 0, reason, comment },
    operatorId: operator.id,
    operatorName: operator.name,
    submittedBy: `${actor.type}:${actor.id}`,
    code: refusal.code,
    // A wild clock may name a year that no date can be written in.
    occurredAt: new Date(Math.max(occurredAtMs, 0)).toISOString(),
  };
}

/** Keep those of an operator's refused reports that came long after the work, for the foreman to settle. */
export async function keepLateRefusals(
  engine: Engine,
  refused: readonly LateRefusal[],
  doer: Doer,
): Promise<void> {
  if (doer.actor.type !== 'operator') return;
  const nowMs = engine.now().getTime();
  const rows = refused.flatMap((one) => rowOf(one, nowMs, doer) ?? []);
  const byId = new Map(rows.map((row) => [row.scanId, row]));
  if (byId.size > 0) await keepRefusedReports(engine.session, [...byId.values()]);
}

/** Reports that wait for a foreman, the latest first; at most 200. */
export async function refusedReportsQuery(
  engine: Engine,
  { partCode }: RefusedReportsQuery,
): Promise<{ ok: true; reports: RefusedReport[] } | Refusal> {
  if (partCode === null) return { ok: true, reports: await readRefusedReports(engine.session, null) };
  const { part } = await engine.read({ code: partCode, scanId: null, reason: null });
  if (!part) return refuse('part-not-found');
  return { ok: true, reports: await readRefusedReports(engine.session, part.identity.partId) };
}
