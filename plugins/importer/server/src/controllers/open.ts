import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { doerOf } from '../../../../../src/access';
import { languageOf, refuse, sendRefusal } from '../../../../../src/refusals';
import { withStrapiSession } from '../../../../../src/tracking';
import { WORKBOOK_LIMITS } from '../../../../../src/workbooks';
import type { OpenPreviewList } from '../contracts';
import { makeAnew } from '../previews/make-preview';
import { discardPreview, keepChoices, openPreviews } from '../previews/open-previews';
import { parseChoices, parseOptions } from '../previews/options';
import { goneSignal, sendJson } from './made-apart';
import { previewId } from './preview-id';

const MEGABYTE = 1024 * 1024;

/** Previews that are neither committed nor expired: coming back to them, reading them anew, letting go of them. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** What who asks has begun and not finished, the newest first, and how large a file may be. */
  async find(ctx: Context): Promise<void> {
    const { actor } = doerOf(ctx);
    const previews = await withStrapiSession(strapi, (session) => openPreviews(session, actor));
    ctx.set('Cache-Control', 'no-store');
    const { rows, fileBytes } = WORKBOOK_LIMITS;
    const list: OpenPreviewList = { previews, limits: { rows, megabytes: fileBytes / MEGABYTE } };
    ctx.body = list;
  },

  /** `{ options }`: 201 with another preview of the same file. */
  async again(ctx: Context): Promise<void> {
    const doer = doerOf(ctx);
    const id = previewId(ctx);
    const { body } = ctx.request as { body?: unknown };
    const options = parseOptions((body as { options?: unknown } | undefined)?.options);
    if (!options.ok) return sendRefusal(ctx, refuse('malformed-request', { paths: options.paths }));
    const language = languageOf(ctx.request.headers);
    const asker = { doer, language, signal: goneSignal(ctx) };
    const made = id === null ? refuse('preview-not-found') : await makeAnew(strapi, id, options.value, asker);
    if (!made.ok) return sendRefusal(ctx, made);
    ctx.status = 201;
    sendJson(ctx, made.json);
  },

  /** `{ exclude?, accept?, step? }`: 204, and `find` tells it. */
  async choose(ctx: Context): Promise<void> {
    const { actor } = doerOf(ctx);
    const id = previewId(ctx);
    const choices = parseChoices((ctx.request as { body?: unknown }).body);
    if (!choices.ok) return sendRefusal(ctx, refuse('malformed-request', { paths: choices.paths }));
    const kept =
      id === null ? refuse('preview-not-found') : await keepChoices(strapi, id, actor, choices.value);
    if (!kept.ok) return sendRefusal(ctx, kept);
    ctx.status = 204;
  },

  /** 204: the preview, and the earlier ones of the same file, are gone. */
  async delete(ctx: Context): Promise<void> {
    const { actor } = doerOf(ctx);
    const id = previewId(ctx);
    const gone = id === null ? refuse('preview-not-found') : await discardPreview(strapi, id, actor);
    if (!gone.ok) return sendRefusal(ctx, gone);
    ctx.status = 204;
  },
});
