import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { parseLabelCode } from '../codes/label-code';
import { refuse, sendRefusal } from '../refusals';
import { doerOf } from '../access';
import type { Doer, RecordScanCommand, Refusal, ReportDismissed } from '../tracking/contracts';
import { MAX_REASON_LENGTH } from './act-requests';
import { doorsOf } from './doors-of';
import { malformed, pathsOf, text, uuid } from './fields';
import type { Doors } from './prepare-scan';
import { parseScanRequest } from './record-scan-request';

const query = z.object({ part: text().trim().min(1).optional() });

/**
 * `GET /tracker/refused-reports?part=CODE`: reports that were refused long after the work and wait for a
 * foreman, of one batch or of all.
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
  ctx.body = { data: found.reports };
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

/** The most reports of which a device tells what they say at once. */
const MAX_TOLD_REPORTS = 100;

const told = z.object({
  sentAt: z.iso.datetime(),
  reports: z
    .array(z.object({ maker: text(100).trim().min(1) }).loose())
    .max(MAX_TOLD_REPORTS)
    .default([]),
});

/**
 * Keep what reports say that a device may not send, because their makers are not there or they were refused, for the foreman to
 * settle. One that cannot be read as a report is passed over: that it is kept is told all the same.
 * @param body `{ sentAt, reports: [ { maker, ...a report as POST /api/scans takes it } ] }`
 * @param teller `from`: who tells, as the engine bounds it; `people`: of whose reports alone it may tell, null: of anybody's
 * @returns the ids of those that are counted, settled or dismissed
 */
export async function keepToldReports(
  strapi: Core.Strapi,
  body: unknown,
  teller: { from: string; people: ReadonlySet<string> | null },
): Promise<{ ok: true; settled: string[] } | Refusal> {
  const parsed = told.safeParse(body);
  if (!parsed.success) return malformed(pathsOf(parsed.error));
  const { sentAt, reports } = parsed.data;
  const { from, people } = teller;
  const commands = reports.flatMap(({ maker, ...report }): RecordScanCommand[] => {
    if (people && !people.has(maker)) return [];
    const read = parseScanRequest({ ...report, sentAt });
    return read.ok ? [{ ...read.request.command, operator: { id: null, name: maker } }] : [];
  });
  return { ok: true, settled: await doorsOf(strapi).engine.keepToldReports(commands, from) };
}
