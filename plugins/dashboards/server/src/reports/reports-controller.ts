import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { doerOf } from '../../../../../src/access';
import { appendAudit, withPooledSession } from '../../../../../src/audit';
import { languageOf, refuse, sendRefusal, type Language } from '../../../../../src/refusals';
import { XLSX_TYPE } from '../../../../../src/workbooks';
import { dayIn, timeZoneOf } from '../rows';
import type { Report } from './contracts';
import { readFilterNames } from './filter-names';
import { reportsUpToDate } from './standing';
import { readChoices } from './report-choices';
import { reportEntry } from './report-entry';
import { parseChoicesRequest, parseReportRequest, type ReportRequest } from './report-request';
import { reportCsv, reportXlsx } from './report-table';
import { runReport } from './run-report';

const RETRY_SECONDS = 5;

async function send(
  strapi: Core.Strapi,
  ctx: Context,
  report: Report,
  { format, from, to }: ReportRequest,
  language: Language,
): Promise<void> {
  ctx.set('Cache-Control', 'no-store');
  if (format === 'json') {
    ctx.body = report;
    return;
  }
  // A table of rows alone has no place to say it.
  if (report.notApplied.length > 0) ctx.set('X-Filters-Not-Applied', report.notApplied.join(', '));
  ctx.attachment(`${report.report}_${from}_${to}.${format}`);
  ctx.type = format === 'csv' ? 'text/csv; charset=utf-8' : XLSX_TYPE;
  ctx.body =
    format === 'csv'
      ? reportCsv(report, language)
      : await reportXlsx(report, await readFilterNames(strapi, report), language);
}

/** Reports for people and programs; that somebody asked for one is in the audit log before the answer goes out. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async report(ctx: Context) {
    const doer = doerOf(ctx);
    const now = new Date();
    const { report } = ctx.params as { report?: string };
    const wish = parseReportRequest({ ...ctx.query, report }, dayIn(timeZoneOf(strapi), now));
    if (!wish.ok) return sendRefusal(ctx, refuse(wish.code, { paths: wish.paths }));
    if (!(await reportsUpToDate(strapi))) {
      return sendRefusal(ctx, refuse('busy', { retryAfterSeconds: RETRY_SECONDS }));
    }
    const language = languageOf(ctx.request.headers);
    const answer = await runReport(strapi, wish.request, now, language);
    if ('code' in answer) return sendRefusal(ctx, answer);
    await withPooledSession(strapi, (session) => appendAudit(session, reportEntry(doer, wish.request, now)));
    await send(strapi, ctx, answer, wish.request, language);
  },

  /** What can be chosen in the filters. */
  async choices(ctx: Context) {
    doerOf(ctx);
    const wish = parseChoicesRequest(ctx.query);
    if ('paths' in wish) return sendRefusal(ctx, refuse('malformed-request', wish));
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await readChoices(strapi, new Date(), wish);
  },
});
