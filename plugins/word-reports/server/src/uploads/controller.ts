import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { doerOf } from '../../../../../src/access';
import { isRefusal, languageOf, parsed, refuse, sendRefusal } from '../../../../../src/refusals';
import { withStrapiSession } from '../../../../../src/tracking';
import type { UploadView } from '../../../contracts';
import { bareName, withUpload } from '../received';
import { MAX_WORKBOOK_BYTES, readTables } from '../sources/read-workbook';
import { pageOfRows, rowsQuery } from '../sources/rows-page';
import { readUpload, saveUpload } from './upload-store';

const uploadId = z.uuid();

/** Workbooks from a person's computer: rows of them are chosen for reports. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** multipart `file`: 201 with the sheets of the workbook. */
  async create(ctx: Context): Promise<void> {
    const { actor } = doerOf(ctx);
    const language = languageOf(ctx.request.headers);
    const made = await withUpload<UploadView>(ctx, MAX_WORKBOOK_BYTES, async (received, content) => {
      const tables = await readTables(content, language);
      if (!Array.isArray(tables)) return tables;
      const fileName = bareName(received);
      const kept = await withStrapiSession(strapi, (session) =>
        saveUpload(session, { fileName, content }, actor, new Date()),
      );
      const sheets = tables.map(({ name, columns, rows }) => ({ name, columns, rows: rows.length }));
      return { ...kept, fileName, sheets };
    });
    if (isRefusal(made)) return sendRefusal(ctx, made);
    ctx.status = 201;
    ctx.body = made;
  },

  /** `?sheet&search&page`: rows of an own upload. */
  async rows(ctx: Context): Promise<void> {
    const { actor } = doerOf(ctx);
    const wish = parsed(rowsQuery, ctx.query);
    if (isRefusal(wish)) return sendRefusal(ctx, wish);
    const id = uploadId.safeParse((ctx.params as { id?: string }).id);
    const found = id.success
      ? await withStrapiSession(strapi, (session) => readUpload(session, id.data, actor))
      : null;
    if (!found) return sendRefusal(ctx, refuse('upload-not-found'));
    const tables = await readTables(found.content, languageOf(ctx.request.headers));
    if (!Array.isArray(tables)) return sendRefusal(ctx, tables);
    const page = pageOfRows(tables, wish);
    if (isRefusal(page)) return sendRefusal(ctx, page);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = page;
  },
});
