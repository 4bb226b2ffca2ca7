import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { doerOf } from '../../../../../src/access';
import { languageOf, refuse, sendRefusal } from '../../../../../src/refusals';
import { withStrapiSession } from '../../../../../src/tracking';
import { parseListPage, parseRepeat, parseUndo } from '../previews/options';
import { repeatOrder } from '../repeat/repeat-order';
import { listImports } from '../undo/list-imports';
import { undoImport } from '../undo/undo-import';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What was imported, and taking it back; mounted for the content API and for the admin panel. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** The newest imports first: `?page`, `?pageSize`. */
  async find(ctx: Context): Promise<void> {
    doerOf(ctx);
    const wish = parseListPage(ctx.query);
    if (!wish.ok) return sendRefusal(ctx, refuse('malformed-request', { paths: wish.paths }));
    ctx.body = await withStrapiSession(strapi, (session) => listImports(session, wish.value));
  },

  /** `{ orderNumber, quantity?, dueDate? }`: 201 with a new order that has the batches and routes of this one. */
  async repeat(ctx: Context): Promise<void> {
    const doer = doerOf(ctx);
    const { id: product = '' } = ctx.params as { id?: string };
    const body = parseRepeat((ctx.request as { body?: unknown }).body);
    if (!body.ok) return sendRefusal(ctx, refuse('malformed-request', { paths: body.paths }));
    const repeated = await repeatOrder(strapi, { product, ...body.value }, doer);
    if (!repeated.ok) return sendRefusal(ctx, repeated);
    ctx.status = 201;
    ctx.body = repeated.result;
  },

  /** `{ onlyUnused?: true }`: 200 with what was taken back, 409 while people have worked on a batch. */
  async undo(ctx: Context): Promise<void> {
    const doer = doerOf(ctx);
    const { id } = ctx.params as { id?: string };
    const body = parseUndo((ctx.request as { body?: unknown }).body);
    if (!body.ok) return sendRefusal(ctx, refuse('malformed-request', { paths: body.paths }));
    if (id === undefined || !UUID.test(id)) return sendRefusal(ctx, refuse('import-not-found'));
    const language = languageOf(ctx.request.headers);
    const undone = await undoImport(strapi, id, body.value.onlyUnused, doer, language);
    if (!undone.ok) return sendRefusal(ctx, undone);
    ctx.body = undone.result;
  },
});
