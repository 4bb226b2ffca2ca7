import { appendAudit } from '../../audit';
import { refuse } from '../../refusals';
import type { DismissReportCommand, Doer, Refusal, ReportDismissed } from '../contracts';
import {
  appendPartEvents,
  lockKeptUndo,
  lockRefusedReport,
  readDismissal,
  violatedKey,
  type Session,
} from '../ledger';
import type { Engine } from './engine';
import { refuseSettled } from './tell-settled';

async function dismiss(
  session: Session,
  { scanId, reason }: DismissReportCommand,
  { doer, at }: { doer: Doer; at: string },
): Promise<ReportDismissed | 'settled' | Refusal> {
  const report = (await lockRefusedReport(session, scanId)) ?? (await lockKeptUndo(session, scanId));
  if (!report) return refuse('scan-not-found');
  const earlier = await readDismissal(session, scanId);
  if (earlier) return earlier.reason === reason ? { ok: true, scanId, replayed: true } : 'settled';
  const { partId, partCode, partName, ...said } = report;
  const data = { scanId, reason, ...said };
  await appendPartEvents(session, [{ partId, kind: 'report-dismissed', data }], { doer, at });
  await appendAudit(session, {
    ...{ at, actor: doer.actor, action: 'dismiss-report', category: 'work' },
    ...{ subjectType: 'part', subjectId: partCode, subjectName: partName },
    difference: data,
    ...{ address: doer.address, requestId: doer.requestId },
  });
  return { ok: true, scanId, replayed: false };
}

/** What the database says of a report that was counted or settled before. */
function refusedBy(error: unknown): 'settled' | Refusal {
  const key = violatedKey(error);
  if (key === 'scans_settled_counted') return refuse('settled-report-counted');
  if (key === 'scans_settled_once' || key === 'part_events_dismissed_key') return 'settled';
  throw error;
}

/**
 * Say of a report that was refused or that its device may not send, or of an undo that waits there, that nothing of it counts.
 * Its device is told so when it sends it again. Idempotent by its id and the reason.
 */
export async function dismissReportCommand(
  engine: Engine,
  command: DismissReportCommand,
  doer: Doer,
): Promise<ReportDismissed | Refusal> {
  if (doer.may !== null && !doer.may.has('correct-others'))
    return refuse('not-permitted', { capability: 'correct-others' });
  const context = { doer, at: engine.now().toISOString() };
  const result = await engine
    .transaction((session) => dismiss(session, command, context))
    .catch((error: unknown) => refusedBy(error));
  if (result !== 'settled') return result;
  return (await refuseSettled(engine, command.scanId)) ?? refuse('already-settled');
}
