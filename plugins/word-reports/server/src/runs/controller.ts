import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { doerOf } from '../../../../../src/access';
import { isRefusal, languageOf, refusalMessage, refuse, sendRefusal } from '../../../../../src/refusals';
import { withStrapiSession, type Refusal } from '../../../../../src/tracking';
import type { MadeAnswer } from '../../../contracts';
import { DOCX_TYPE } from '../templates/controller';
import { makeAgain, makeRun, type MadeRun } from './make-run';
import { prepareRun } from './prepare-run';
import { previewRun } from './preview-run';
import { progressOf } from './progress';
import { parseAgain, parseList, parseOrder } from './requests';
import { listRuns } from './run-store';

const runId = z.uuid();

function bodyOf(ctx: Context): unknown {
  return (ctx.request as { body?: unknown }).body;
}

function sendFile(ctx: Context, made: MadeRun | Refusal): void {
  ctx.set('Cache-Control', 'no-store');
  if (!made.ok) return sendRefusal(ctx, made);
  ctx.set('X-Word-Report-Run', made.id);
  // Who asked for both gets both, or hears why not; the run can be made again.
  if (made.notSaved)
    return sendRefusal(ctx, refuse(made.notSaved.code, { ...made.notSaved.details, run: made.id }));
  if (made.saved) ctx.set('X-Word-Report-Saved', encodeURIComponent(made.saved.path));
  ctx.attachment(made.fileName);
  ctx.type = made.fileName.endsWith('.zip') ? 'application/zip' : DOCX_TYPE;
  ctx.body = made.file;
}

/** The file inside JSON. */
function sendInside(ctx: Context, made: MadeRun | Refusal): void {
  ctx.set('Cache-Control', 'no-store');
  if (!made.ok) return sendRefusal(ctx, made);
  const { id, fileName, file, saved, notSaved: refused } = made;
  const language = languageOf(ctx.request.headers);
  const notSaved = refused && {
    code: refused.code,
    message: refusalMessage(refused.code, refused.details, language),
  };
  ctx.body = { run: id, fileName, file: file.toString('base64'), saved, notSaved } satisfies MadeAnswer;
}

const idOf = (ctx: Context): string | null => {
  const id = runId.safeParse((ctx.params as { id?: string }).id);
  return id.success ? id.data : null;
};

async function make(strapi: Core.Strapi, ctx: Context): Promise<MadeRun | Refusal> {
  const doer = doerOf(ctx);
  const order = parseOrder(bodyOf(ctx));
  return isRefusal(order) ? order : makeRun(strapi, order, doer, languageOf(ctx.request.headers));
}

async function again(strapi: Core.Strapi, ctx: Context): Promise<MadeRun | Refusal> {
  const doer = doerOf(ctx);
  const id = idOf(ctx);
  if (id === null) return refuse('report-run-not-found');
  const order = parseAgain(bodyOf(ctx));
  if (isRefusal(order)) return order;
  return makeAgain(strapi, { id, order }, doer, languageOf(ctx.request.headers));
}

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
    sendFile(ctx, await make(strapi, ctx));
  },

  async makeInside(ctx: Context): Promise<void> {
    sendInside(ctx, await make(strapi, ctx));
  },

  async find(ctx: Context): Promise<void> {
    doerOf(ctx);
    const wish = parseList(ctx.query);
    if (isRefusal(wish)) return sendRefusal(ctx, wish);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await withStrapiSession(strapi, (session) => listRuns(session, wish));
  },

  async again(ctx: Context): Promise<void> {
    sendFile(ctx, await again(strapi, ctx));
  },

  async againInside(ctx: Context): Promise<void> {
    sendInside(ctx, await again(strapi, ctx));
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
