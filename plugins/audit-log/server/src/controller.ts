import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { readAuditState, withPooledSession } from '../../../../src/audit';
import { languageOf, refuse, sendRefusal } from '../../../../src/refusals';
import type { AuditStateAnswer } from './contracts';
import { readAllEntries, readEntries } from './entries';
import { parseEntriesFilter, parseEntriesRequest } from './entries-request';
import { exportCsv } from './export-csv';

/** The log as people read it. Nothing is written here. */
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

    exportAll(ctx: Context) {
      const filter = parseEntriesFilter(ctx.query);
      if ('paths' in filter) return sendRefusal(ctx, refuse('malformed-request', filter));
      const entries = readAllEntries(strapi, filter, timeZone());
      ctx.set('Cache-Control', 'no-store');
      ctx.attachment('audit-log.csv');
      ctx.type = 'text/csv; charset=utf-8';
      ctx.body = Readable.from(exportCsv(entries, languageOf(ctx.headers)));
    },
  };
};
