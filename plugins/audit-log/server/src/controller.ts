import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { doerOf } from '../../../../src/access';
import { appendAudit, readAuditState, withPooledSession, type AuditEntry } from '../../../../src/audit';
import { languageOf, refuse, sendRefusal } from '../../../../src/refusals';
import type { Doer } from '../../../../src/tracking/contracts';
import type { AuditStateAnswer } from './contracts';
import { readAllEntries, readEntries } from './entries';
import { parseEntriesFilter, parseEntriesRequest, type EntriesFilter } from './entries-request';
import { exportCsv } from './export-csv';

/** A copy of the log leaves the product: who took it, and what the filter was. */
function exportEntry({ actor, address, requestId }: Doer, filter: EntriesFilter): AuditEntry {
  const asked = Object.entries(filter).filter(([, value]) => value !== '');
  return {
    at: new Date().toISOString(),
    actor,
    action: 'export-audit-log',
    category: 'access',
    subjectType: 'audit-log',
    subjectId: null,
    subjectName: null,
    difference: asked.length > 0 ? { filter: Object.fromEntries(asked) } : null,
    address,
    requestId,
  };
}

/** The log as people read it. Nothing is written here but that somebody took a copy. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const timeZone = () => strapi.config.get<string>('factory.timeZone', 'UTC');
  return {
    async entries(ctx: Context) {
      const request = parseEntriesRequest(ctx.query);
      if ('paths' in request) return sendRefusal(ctx, refuse('malformed-request', request));
      ctx.set('Cache-Control', 'no-store');
      ctx.body = await readEntries(strapi, request, timeZone());
    },

    async state(ctx: Context) {
      const data = await withPooledSession(strapi, readAuditState);
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { data } satisfies AuditStateAnswer;
    },

    async exportAll(ctx: Context) {
      const filter = parseEntriesFilter(ctx.query);
      if ('paths' in filter) return sendRefusal(ctx, refuse('malformed-request', filter));
      await withPooledSession(strapi, (session) => appendAudit(session, exportEntry(doerOf(ctx), filter)));
      const entries = readAllEntries(strapi, filter, timeZone());
      ctx.set('Cache-Control', 'no-store');
      ctx.attachment('audit-log.csv');
      ctx.type = 'text/csv; charset=utf-8';
      ctx.body = Readable.from(exportCsv(entries, languageOf(ctx.headers)));
    },
  };
};
