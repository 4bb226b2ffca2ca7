import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { doerOf } from '../../../../../src/access';
import { languageOf, refuse, sendRefusal } from '../../../../../src/refusals';
import { withStrapiSession, type Refusal } from '../../../../../src/tracking';
import { isRefusal } from '../parsed';
import { DOCX_TYPE } from '../templates/controller';
import { makeAgain, makeRun, type MadeRun } from './make-run';
import { prepareRun } from './prepare-run';
import { previewRun } from './preview-run';
import { progressOf } from './progress';
import { parseList, parseOrder } from './requests';
import { listRuns } from './run-store';

const runId = z.uuid();

function bodyOf(ctx: Context): unknown {
  return (ctx.request as { body?: unknown }).body;
}

function sendFile(ctx: Context, made: MadeRun | Refusal): void {
  ctx.set('Cache-Control', 'no-store');
  if (!made.ok) return sendRefusal(ctx, made);
  ctx.set('X-Word-Report-Run', made.id);
  if (made.savedTo !== null) ctx.set('X-Word-Report-Saved-To', encodeURIComponent(made.savedTo));
  ctx.attachment(made.fileName);
  ctx.type = made.fileName.endsWith('.zip') ? 'application/zip' : DOCX_TYPE;
  ctx.body = made.file;
}

const idOf = (ctx: Context): string | null => {
  const id = runId.safeParse((ctx.params as { id?: string }).id);
  return id.success ? id.data : null;
};

/** Reports: what would be made, making it, the log, and making one of the log again. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async preview(ctx: Context): Promise<void> {
    const doer = doerOf(ctx);
    const language = languageOf(ctx.request.headers);
    const order = parseOrder(bodyOf(ctx));
    if (isRefusal(order)) return sendRefusal(ctx, order);
    const prepared = await prepareRun(strapi, order, doer, language);
    if (!prepared.ok) return sendRefusal(ctx, prepared);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = previewRun(prepared, language);
  },

  /** 200 with the file: a .docx of one document, a .zip of several. */
  async make(ctx: Context): Promise<void> {
    const doer = doerOf(ctx);
    const language = languageOf(ctx.request.headers);
    const order = parseOrder(bodyOf(ctx));
    sendFile(ctx, isRefusal(order) ? order : await makeRun(strapi, order, doer, language));
  },

  async find(ctx: Context): Promise<void> {
    doerOf(ctx);
    const wish = parseList(ctx.query);
    if (isRefusal(wish)) return sendRefusal(ctx, wish);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await withStrapiSession(strapi, (session) => listRuns(session, wish));
  },

  async again(ctx: Context): Promise<void> {
    const doer = doerOf(ctx);
    const id = idOf(ctx);
    const language = languageOf(ctx.request.headers);
    sendFile(ctx, id === null ? refuse('report-run-not-found') : await makeAgain(strapi, id, doer, language));
  },

  progress(ctx: Context): void {
    doerOf(ctx);
    const id = idOf(ctx);
    const progress = id === null ? null : progressOf(id);
    if (!progress) return sendRefusal(ctx, refuse('report-run-not-found'));
    ctx.set('Cache-Control', 'no-store');
    ctx.body = progress;
  },
});
