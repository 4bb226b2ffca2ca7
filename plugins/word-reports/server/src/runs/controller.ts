import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { doerOf } from '../../../../../src/access';
import { isRefusal, languageOf, refusalMessage, refuse, sendRefusal } from '../../../../../src/refusals';
import { withStrapiSession, type Refusal } from '../../../../../src/tracking';
import { DOCX_TYPE } from '../templates/controller';
import { makeAgain, makeRun, type MadeRun } from './make-run';
import { prepareRun } from './prepare-run';
import { previewRun } from './preview-run';
import { progressOf } from './progress';
import { parseAgain, parseList, parseOrder, type CheckedAgain } from './requests';
import { listRuns } from './run-store';

const runId = z.uuid();

function bodyOf(ctx: Context): unknown {
  return (ctx.request as { body?: unknown }).body;
}

/** A file that was made, and in its headers the run and what became of it at OneDrive. */
function sendFile(ctx: Context, made: Made | Refusal): void {
  ctx.set('Cache-Control', 'no-store');
  if (!made.ok) return sendRefusal(ctx, made);
  ctx.set('X-Word-Report-Run', made.id);
  const { notSaved, saved } = made;
  // Who asked for both gets both, or hears why not; the run can be made again.
  if (notSaved && made.ifNotSaved === 'refuse')
    return sendRefusal(ctx, refuse(notSaved.code, { ...notSaved.details, run: made.id }));
  if (notSaved) {
    const { code, details } = notSaved;
    ctx.set('X-Word-Report-Not-Saved', code);
    const why = refusalMessage(code, details, languageOf(ctx.request.headers));
    ctx.set('X-Word-Report-Not-Saved-Why', encodeURIComponent(why));
  }
  if (saved) ctx.set('X-Word-Report-Saved', encodeURIComponent(saved.path));
  ctx.attachment(made.fileName);
  ctx.type = made.fileName.endsWith('.zip') ? 'application/zip' : DOCX_TYPE;
  ctx.body = made.file;
}

const idOf = (ctx: Context): string | null => {
  const id = runId.safeParse((ctx.params as { id?: string }).id);
  return id.success ? id.data : null;
};

/** A run, and what its caller wants where it could not be saved. */
type Made = MadeRun & Pick<CheckedAgain, 'ifNotSaved'>;

async function asAsked(
  made: Promise<MadeRun | Refusal>,
  { ifNotSaved }: Pick<CheckedAgain, 'ifNotSaved'>,
): Promise<Made | Refusal> {
  const run = await made;
  return run.ok ? { ...run, ifNotSaved } : run;
}

async function make(strapi: Core.Strapi, ctx: Context): Promise<Made | Refusal> {
  const doer = doerOf(ctx);
  const order = parseOrder(bodyOf(ctx));
  if (isRefusal(order)) return order;
  return asAsked(makeRun(strapi, order, doer, languageOf(ctx.request.headers)), order);
}

async function again(strapi: Core.Strapi, ctx: Context): Promise<Made | Refusal> {
  const doer = doerOf(ctx);
  const id = idOf(ctx);
  if (id === null) return refuse('report-run-not-found');
  const order = parseAgain(bodyOf(ctx));
  if (isRefusal(order)) return order;
  return asAsked(makeAgain(strapi, { id, order }, doer, languageOf(ctx.request.headers)), order);
}

/** Reports: what would be made, making it, the log, and making one of the log again. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async preview(ctx: Context): Promise<void> {
    const doer = doerOf(ctx);
    const language = languageOf(ctx.request.headers);
    const order = parseOrder(bodyOf(ctx));
    if (isRefusal(order)) return sendRefusal(ctx, order);
    const prepared = await prepareRun(strapi, { ...order, isSample: true }, doer, language);
    if (!prepared.ok) return sendRefusal(ctx, prepared);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = previewRun(prepared, language);
  },

  /** 200 with the file: a .docx of one document, a .zip of several. */
  async make(ctx: Context): Promise<void> {
    sendFile(ctx, await make(strapi, ctx));
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

  async progress(ctx: Context): Promise<void> {
    doerOf(ctx);
    const id = idOf(ctx);
    const progress = id && (await withStrapiSession(strapi, (session) => progressOf(session, id)));
    if (!progress) return sendRefusal(ctx, refuse('report-run-not-found'));
    ctx.set('Cache-Control', 'no-store');
    ctx.body = progress;
  },
});
