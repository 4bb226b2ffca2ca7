import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { doerOf } from '../../../../../src/access';
import { languageOf, refuse, sendRefusal } from '../../../../../src/refusals';
import { withStrapiSession } from '../../../../../src/tracking';
import { tableOfBoms } from '../export/bom-table';
import { MAX_EXPORTED_PARTS, productExists, readBoms } from '../export/read-boms';
import { templateOf, SHEET_NAMES } from '../export/template';
import { csvStream, XLSX_TYPE, xlsxStream } from '../export/write-table';
import { readOwnFields } from '../own-fields/read-own-fields';
import { parseExport } from '../previews/options';

/** Files for people and for other programs; each is read by the importer without mapping by hand. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** `?product=ID&format=xlsx|csv&language=ru|en`: all bills of materials, or that of one product. */
  async find(ctx: Context): Promise<void> {
    doerOf(ctx);
    const wish = parseExport(ctx.query);
    if (!wish.ok) return sendRefusal(ctx, refuse('malformed-request', { paths: wish.paths }));
    const { product = null, format, language = languageOf(ctx.request.headers) } = wish.value;
    const ownFields = await readOwnFields(strapi);
    const boms = await withStrapiSession(strapi, async (session) =>
      product !== null && !(await productExists(session, product))
        ? refuse('product-not-found')
        : readBoms(session, product, ownFields),
    );
    if (boms === null) return sendRefusal(ctx, refuse('export-too-large', { limit: MAX_EXPORTED_PARTS }));
    if ('code' in boms) return sendRefusal(ctx, boms);
    const table = tableOfBoms(boms, language, ownFields);
    ctx.set('Cache-Control', 'no-store');
    ctx.attachment(`bom.${format}`);
    ctx.type = format === 'csv' ? 'text/csv; charset=utf-8' : XLSX_TYPE;
    ctx.body =
      format === 'csv'
        ? csvStream(table, language === 'ru' ? ';' : ',')
        : xlsxStream(table, SHEET_NAMES[language].table);
  },

  /** `?language=ru|en`: an empty workbook with its headings, and a sheet that says how to fill it in. */
  async template(ctx: Context): Promise<void> {
    doerOf(ctx);
    const wish = parseExport(ctx.query);
    if (!wish.ok) return sendRefusal(ctx, refuse('malformed-request', { paths: wish.paths }));
    const { language = languageOf(ctx.request.headers) } = wish.value;
    ctx.attachment('bom-template.xlsx');
    ctx.type = XLSX_TYPE;
    ctx.body = await templateOf(language, await readOwnFields(strapi));
  },
});
