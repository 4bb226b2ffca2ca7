import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { parseLabelCode } from '../codes/label-code';
import { refuse, sendRefusal } from '../refusals';
import { doerOf } from '../access';
import type { Doer, RecordScanCommand, Refusal, ReportDismissed, ToldUndo } from '../tracking/contracts';
import { MAX_REASON_LENGTH } from './act-requests';
import { doorsOf } from './doors-of';
import { malformed, pathsOf, text, uuid } from './fields';
import type { Doors } from './prepare-scan';
import { parseScanRequest } from './record-scan-request';

const query = z.object({ part: text().trim().min(1).optional() });

/**
 * `GET /tracker/refused-reports?part=CODE`: reports that were refused long after the work, and undos that devices keep; both
 * wait for a foreman, of one batch or of all.
 */
export async function sendRefusedReports(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const parsed = query.safeParse(ctx.query);
  if (!parsed.success) return sendRefusal(ctx, malformed(pathsOf(parsed.error)));
  const { part } = parsed.data;
  const label = part === undefined ? null : parseLabelCode(part);
  if (label && !label.ok)
    return sendRefusal(ctx, refuse('part-code-malformed', { partCode: part?.slice(0, 100) }));
  const found = await doorsOf(strapi).engine.refusedReports({ partCode: label?.code ?? null });
  if (!found.ok) return sendRefusal(ctx, found);
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { data: found.reports, undos: found.undos, more: found.more };
}

const dismissal = z.object({ scanId: uuid, reason: text(MAX_REASON_LENGTH).trim().min(1) });

/** Read why this report is dismissed and say so. */
async function dismiss(
  { engine }: Doors,
  scanId: unknown,
  body: unknown,
  doer: Doer,
): Promise<ReportDismissed | Refusal> {
  const { reason } = typeof body === 'object' && body !== null ? (body as { reason?: unknown }) : {};
  const parsed = dismissal.safeParse({ scanId, reason });
  if (!parsed.success) return malformed(pathsOf(parsed.error));
  const { data } = parsed;
  return engine.dismissReport({ scanId: data.scanId.toLowerCase(), reason: data.reason }, doer);
}

/** `POST /tracker/refused-reports/:scanId/dismiss` `{ reason }`: nothing of it counts; 201, or 200 where that was said before. */
export async function sendDismissedReport(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const { scanId } = ctx.params as { scanId: string };
  const { body } = ctx.request as { body?: unknown };
  const result = await dismiss(doorsOf(strapi), scanId, body, doerOf(ctx));
  if (!result.ok) return sendRefusal(ctx, result);
  const { replayed } = result;
  ctx.status = replayed ? 200 : 201;
  ctx.body = { scanId: result.scanId, ...(replayed ? { replayed } : {}) };
}

/** The most reports and undos of which a device tells what they say at once. */
const MAX_TOLD_REPORTS = 100;

const told = z.object({
  sentAt: z.iso.datetime(),
  reports: z
    .array(z.object({ maker: text(100).trim().min(1), undoId: uuid.optional() }).loose())
    .max(MAX_TOLD_REPORTS)
    .default([]),
});

/** What a device tells, read as commands. */
interface Told {
  reports: RecordScanCommand[];
  undos: ToldUndo[];
}

function readTold({ sentAt, reports }: z.infer<typeof told>, people: ReadonlySet<string> | null): Told {
  const read: Told = { reports: [], undos: [] };
  for (const { maker, undoId, ...report } of reports) {
    const parsed = people && !people.has(maker) ? null : parseScanRequest({ ...report, sentAt });
    if (!parsed?.ok) continue;
    const command = { ...parsed.request.command, operator: { id: null, name: maker } };
    if (undoId === undefined) read.reports.push(command);
    else {
      const { occurredAt } = command;
      read.undos.push({ undoId: undoId.toLowerCase(), report: command, occurredAt, sentAt });
    }
  }
  return read;
}

/**
 * Keep what reports and undos say that a device may not send, because their makers are not there or they were refused, for the
 * foreman to settle. One that cannot be read as a report is passed over: that it is kept is told all the same.
 * @param body `{ sentAt, reports: [ { maker, ...a report as POST /api/scans takes it } ] }`; one with `undoId` is the undo of
 *   the report that it says, and its `occurredAt` is when it was taken back
 * @param teller `from`: who tells, as the engine bounds it; `people`: of whose acts alone it may tell, null: of anybody's
 * @returns the ids of those that need nobody any more: counted, settled or dismissed
 */
export async function keepToldReports(
  strapi: Core.Strapi,
  body: unknown,
  { from, people }: { from: string; people: ReadonlySet<string> | null },
): Promise<{ ok: true; settled: string[] } | Refusal> {
  const parsed = told.safeParse(body);
  if (!parsed.success) return malformed(pathsOf(parsed.error));
  const { reports, undos } = readTold(parsed.data, people);
  const { engine } = doorsOf(strapi);
  // Undos first: whoever sees a report that was taken back sees that as well.
  const undone = await engine.keepToldUndos(undos, from);
  return { ok: true, settled: [...undone, ...(await engine.keepToldReports(reports, from))] };
}
