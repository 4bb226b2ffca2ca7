import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { labelUrl } from '../../../../../src/codes';
import { isRefusal, parsed, refuse, sendRefusal } from '../../../../../src/refusals';
import { labelsOf, type Refusal } from '../../../../../src/tracking';
import type { SheetPreview } from '../../../contracts';
import type {
  BadgeLayoutsAnswer,
  KeptLayout,
  LayoutsAnswer,
  LayoutSettings,
} from '../../../layouts/contracts';
import { publicUrl, publicUrlIsGuessed } from '../public-url';
import { withPartValues } from '../labels/part-values';
import { previewSheet, type Meaning, type Previewed } from '../labels/preview';
import type { SheetWish } from '../labels/requests';
import { ownLayout, pageCount, placesPerPage } from '../sheet/layouts';
import type { Sticker } from '../sheet/sticker';
import { cardExamples } from './card-examples';
import { EXAMPLES } from './examples';
import { designOf, LAYOUT_UID, readLayout, readLayouts } from './kept-layouts';
import { cardFields, layoutFields } from './part-fields';
import { parseSettings } from './settings';

const layoutBody = z.strictObject({ name: z.string().trim().min(1).max(100), settings: z.unknown() });

const previewBody = z.strictObject({
  settings: z.unknown(),
  product: z
    .string()
    .regex(/^[a-z0-9]{1,64}$/)
    .optional(),
  language: z.enum(['ru', 'en']).default('ru'),
  /** From 0; of one beyond the last the last is drawn: a change of the paper may leave fewer. */
  page: z.int().min(0).max(1_000).default(0),
});

/** A place of a sheet that nobody prints is enough to judge a layout by. */
const MAX_SHOWN = 30;

function bodyOf(ctx: Context): unknown {
  return (ctx.request as { body?: unknown }).body;
}

function idOf(ctx: Context): string {
  return (ctx.params as { id?: string }).id ?? '';
}

/** A checked layout of a request. */
function parseLayout(input: unknown): { name: string; settings: LayoutSettings } | Refusal {
  const body = parsed(layoutBody, input);
  if (isRefusal(body)) return body;
  const settings = parseSettings(body.settings);
  return isRefusal(settings) ? settings : { name: body.name, settings };
}

/** So many of these, one after the other. */
function repeated(examples: readonly Sticker[], count: number): Sticker[] {
  return Array.from({ length: count }, (_, n) => examples[n % examples.length]).flatMap((one) => one ?? []);
}

async function chosen(
  strapi: Core.Strapi,
  product: string | undefined,
  limits: { real: number; examples: number },
): Promise<Previewed & { stickers: Sticker[] }> {
  const labels =
    product === undefined
      ? []
      : await labelsOf(strapi).find({ product, search: '', offset: 0, limit: limits.real });
  const real = labels.map((label) => ({ ...label, piece: null }));
  return { labels, stickers: real.length > 0 ? real : repeated(EXAMPLES, limits.examples) };
}

/** What the symbols of a layout say: that of a badge holds its code alone, which is no address. */
function meaningOf(strapi: Core.Strapi, { cards }: LayoutSettings): Meaning {
  if (cards === 'badge') return { address: { url: '', isGuessed: false }, textOf: (code) => code };
  const address = { url: publicUrl(strapi), isGuessed: publicUrlIsGuessed(strapi) };
  return { address, textOf: (code) => labelUrl(address.url, code) };
}

/** The wish with a page that there is. */
function withPage(wish: SheetWish, stickers: readonly Sticker[]): SheetWish {
  return { ...wish, page: Math.min(wish.page, pageCount(wish.layout, stickers.length, wish.skip) - 1) };
}

/** A sheet of a layout that is still being made, drawn as it would be printed; nothing is recorded. */
async function previewOf(strapi: Core.Strapi, input: unknown): Promise<SheetPreview | Refusal> {
  const body = parsed(previewBody, input);
  if (isRefusal(body)) return body;
  const settings = parseSettings(body.settings);
  if (isRefusal(settings)) return settings;
  const layout = ownLayout(settings.paper);
  const wish: SheetWish = {
    ...(await designOf(strapi, settings)),
    ...{ layout, layoutName: 'own', language: body.language, cutMarks: settings.cutMarks },
    ...{ copies: 1, perPiece: false, skip: 0, format: 'pdf', dpi: 203, page: body.page, sort: 'given' },
  };
  const places = placesPerPage(layout);
  // A roll has a page for each label: of the examples both are looked at, of a product as many as of a sheet.
  const shown = Math.min(MAX_SHOWN, Math.max(EXAMPLES.length, places));
  const meaning = meaningOf(strapi, settings);
  if (settings.cards) {
    const stickers = repeated(cardExamples(settings.cards, body.language), shown);
    return previewSheet({ labels: [], stickers }, withPage(wish, stickers), meaning);
  }
  const choice = await chosen(strapi, body.product, {
    real: places === 1 ? MAX_SHOWN : shown,
    examples: shown,
  });
  const stickers = await withPartValues(strapi, choice.stickers, wish);
  // Examples are of no batch: what they say of their part stands in themselves.
  const drawn = choice.labels.length > 0 ? stickers : choice.stickers;
  return previewSheet({ ...choice, stickers: drawn }, withPage(wish, drawn), meaning);
}

/** Own layouts: `GET layouts`, `GET badges/layouts`, `POST layouts/preview`, `POST layouts`, `PUT` and `DELETE layouts/:id`. */
export const layoutsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context): Promise<void> {
    const [layouts, fields] = await Promise.all([readLayouts(strapi), layoutFields(strapi)]);
    ctx.body = { layouts, fields, cardFields: cardFields() } satisfies LayoutsAnswer;
  },

  async listOfBadges(ctx: Context): Promise<void> {
    const layouts = (await readLayouts(strapi)).filter(({ settings }) => settings.cards === 'badge');
    ctx.body = { layouts } satisfies BadgeLayoutsAnswer;
  },

  async preview(ctx: Context): Promise<void> {
    const preview = await previewOf(strapi, bodyOf(ctx));
    if (isRefusal(preview)) return sendRefusal(ctx, preview);
    ctx.body = preview;
  },

  async create(ctx: Context): Promise<void> {
    const layout = parseLayout(bodyOf(ctx));
    if (isRefusal(layout)) return sendRefusal(ctx, layout);
    const made = await strapi.documents(LAYOUT_UID).create({ data: { ...layout } as never });
    ctx.status = 201;
    ctx.body = { id: made.documentId, ...layout } satisfies KeptLayout;
  },

  async update(ctx: Context): Promise<void> {
    const layout = parseLayout(bodyOf(ctx));
    if (isRefusal(layout)) return sendRefusal(ctx, layout);
    const documentId = idOf(ctx);
    const kept = await strapi.documents(LAYOUT_UID).update({ documentId, data: { ...layout } as never });
    if (!kept) return sendRefusal(ctx, refuse('layout-not-found', { layout: documentId }));
    ctx.body = { id: documentId, ...layout } satisfies KeptLayout;
  },

  async remove(ctx: Context): Promise<void> {
    const documentId = idOf(ctx);
    const kept = await readLayout(strapi, documentId);
    if (isRefusal(kept)) return sendRefusal(ctx, kept);
    await strapi.documents(LAYOUT_UID).delete({ documentId });
    ctx.status = 204;
  },
});
