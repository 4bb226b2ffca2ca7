import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { doerOf } from '../../../../../src/access';
import { languageOf, refuse, sendRefusal } from '../../../../../src/refusals';
import { commitPreview } from '../commit/commit-preview';
import { issuesWorkbook } from '../export/issues-workbook';
import { XLSX_TYPE } from '../export/write-table';
import { bareFileName } from '../plan/name-product';
import { fileRefused, findPreview, makePreview } from '../previews/make-preview';
import {
  parseCommit,
  parseIssues,
  parseOptions,
  parsePage,
  parsePageBody,
  type PageWish,
  type Parsed,
} from '../previews/options';
import { goneSignal, sendJson } from './made-apart';
import { previewId } from './preview-id';
import { takeUpload } from './uploaded-file';

function bodyOf(ctx: Context): { options?: unknown } {
  const { body } = ctx.request as { body?: unknown };
  return typeof body === 'object' && body !== null ? body : {};
}

async function sendPage(strapi: Core.Strapi, ctx: Context, wish: Parsed<PageWish>): Promise<void> {
  const { actor } = doerOf(ctx);
  const id = previewId(ctx);
  if (!wish.ok) return sendRefusal(ctx, refuse('malformed-request', { paths: wish.paths }));
  const language = languageOf(ctx.request.headers);
  const asker = { language, signal: goneSignal(ctx) };
  const found =
    id === null ? refuse('preview-not-found') : await findPreview(strapi, id, actor, wish.value, asker);
  if (!found.ok) return sendRefusal(ctx, found);
  ctx.status = 200;
  sendJson(ctx, found.json);
}

/** The doors of the importer; each is mounted for the content API and for the admin panel. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** multipart `file`, optional `options`: 201 with the preview. */
  async create(ctx: Context): Promise<void> {
    const doer = doerOf(ctx);
    const language = languageOf(ctx.request.headers);
    const file = await takeUpload(ctx);
    const options = parseOptions(bodyOf(ctx).options);
    if (!file) return sendRefusal(ctx, refuse('malformed-request', { paths: ['file'] }));
    if ('ok' in file) return sendRefusal(ctx, fileRefused(file, language));
    if (!options.ok) return sendRefusal(ctx, refuse('malformed-request', { paths: options.paths }));
    const made = await makePreview(strapi, file, options.value, { doer, language, signal: goneSignal(ctx) });
    if (!made.ok) return sendRefusal(ctx, made);
    ctx.status = 201;
    sendJson(ctx, made.json);
  },

  /** A page of the tree: `?page`, `?pageSize`, or `?row` for the page that holds it. */
  async findOne(ctx: Context): Promise<void> {
    await sendPage(strapi, ctx, parsePage(ctx.query));
  },

  /** The same by a body, which has room for thousands of rows that are left out; it searches too. */
  async page(ctx: Context): Promise<void> {
    await sendPage(strapi, ctx, parsePageBody(bodyOf(ctx)));
  },

  /** `?exclude`, `?language`: the file with a comment on each cell that has an issue. */
  async issues(ctx: Context): Promise<void> {
    const { actor } = doerOf(ctx);
    const id = previewId(ctx);
    const wish = parseIssues(ctx.query);
    if (!wish.ok) return sendRefusal(ctx, refuse('malformed-request', { paths: wish.paths }));
    const { exclude, language = languageOf(ctx.request.headers) } = wish.value;
    const made =
      id === null ? refuse('preview-not-found') : await issuesWorkbook(strapi, id, actor, exclude, language);
    if (!made.ok) return sendRefusal(ctx, made);
    ctx.set('Cache-Control', 'no-store');
    ctx.attachment(`${bareFileName(made.fileName)} - issues.xlsx`);
    ctx.type = XLSX_TYPE;
    ctx.body = made.bytes;
  },

  /** `{ exclude?: [rows], accept?: [proposals] }`: 201 with the import, 200 when it was made before. */
  async commit(ctx: Context): Promise<void> {
    const doer = doerOf(ctx);
    const id = previewId(ctx);
    const body = parseCommit(bodyOf(ctx));
    if (!body.ok) return sendRefusal(ctx, refuse('malformed-request', { paths: body.paths }));
    if (id === null) return sendRefusal(ctx, refuse('preview-not-found'));
    const language = languageOf(ctx.request.headers);
    const committed = await commitPreview(strapi, id, { ...body.value, language }, doer);
    if (!committed.ok) return sendRefusal(ctx, committed);
    ctx.status = committed.replayed ? 200 : 201;
    ctx.body = committed.result;
  },
});
