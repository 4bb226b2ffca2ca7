import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { doerOf, issueBadges, newBadgeCode, roleWord, sampleBadge } from '../../../../../src/access';
import { isRefusal, parsed, refuse, sendRefusal } from '../../../../../src/refusals';
import { tracking, type CardsPrinted, type Doer, type Refusal } from '../../../../../src/tracking';
import type { OperatorRow, OperatorRows } from '../../../contracts';
import { previewSheet } from '../labels/preview';
import { sendFile } from '../labels/send-file';
import { drawFile, type DrawnFile, type Drawing } from '../sheet/draw-file';
import { badgeSticker, type Badge } from './badge-card';
import { findOperators, readOperators } from './operators';
import { readBadgesWish, type BadgesWish } from './requests';

const ROWS_PER_PAGE = 100;
const MAX_PAGE = 1_000;
const TITLES = { ru: 'Бейджи', en: 'Badges' } as const;

const listing = z.object({
  search: z.string().trim().max(100).default(''),
  page: z.coerce.number().int().min(1).max(MAX_PAGE).default(1),
  language: z.enum(['ru', 'en']).default('ru'),
});

const bodyOf = (ctx: Context): unknown => (ctx.request as { body?: unknown }).body;

/** Operators who all exist; one who has been removed meanwhile is a refusal. */
async function operatorsOf(strapi: Core.Strapi, { operators }: BadgesWish): Promise<OperatorRow[] | Refusal> {
  const known = await readOperators(strapi, operators);
  return known.length < operators.length ? refuse('not-found') : known;
}

const stickersOf = (badges: readonly Badge[], { copies, language }: BadgesWish) =>
  badges.flatMap((badge) => Array.from({ length: copies }, () => badgeSticker(badge, language)));

/** A badge's symbol holds its code alone: it is no address. */
const textOf = (code: string): string => code;

/** A file that is drawn to its end before anything is done for which there would be no way back. */
async function drawnWhole(drawing: Drawing): Promise<DrawnFile> {
  const drawn = await drawFile(drawing);
  return { ...drawn, file: Readable.from([await buffer(drawn.file)]) };
}

/** Draw the file, then issue the badges and record the print, all or nothing: until then those of before are valid. */
async function print(
  strapi: Core.Strapi,
  wish: BadgesWish,
  doer: Doer,
): Promise<(CardsPrinted & DrawnFile) | Refusal> {
  const operators = await operatorsOf(strapi, wish);
  if (isRefusal(operators)) return operators;
  const { layoutName: layout, format, reason, copies, language } = wish;
  const badges = operators.map(({ id, name, role }) => ({ operator: id, code: newBadgeCode(), name, role }));
  const stickers = stickersOf(badges, wish);
  const drawn = await drawnWhole({ ...wish, stickers, textOf, title: TITLES[language] });
  const recorded = await tracking(strapi).recordCardPrint(
    {
      kind: 'badge',
      cards: operators.map(({ id, name }) => ({ id, name, copies })),
      ...{ layout, format, reason },
    },
    doer,
    (session) => issueBadges(session, badges, doer),
  );
  return isRefusal(recorded) ? recorded : { ...recorded, ...drawn };
}

/** Operators' badges: `GET operators?search&page`, `POST badges` (new ones, the file), `POST badges/preview`. */
export const badgesController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async operators(ctx: Context): Promise<void> {
    const wish = parsed(listing, ctx.query);
    if (isRefusal(wish)) return sendRefusal(ctx, wish);
    const offset = (wish.page - 1) * ROWS_PER_PAGE;
    const found = await findOperators(strapi, { search: wish.search, offset, limit: ROWS_PER_PAGE + 1 });
    ctx.body = {
      rows: found.slice(0, ROWS_PER_PAGE).map((row) => ({ ...row, role: roleWord(row.role, wish.language) })),
      hasMore: found.length > ROWS_PER_PAGE,
    } satisfies OperatorRows;
  },

  async issue(ctx: Context): Promise<void> {
    const doer = doerOf(ctx);
    const wish = await readBadgesWish(strapi, bodyOf(ctx));
    if (isRefusal(wish)) return sendRefusal(ctx, wish);
    const printed = await print(strapi, wish, doer);
    if (isRefusal(printed)) return sendRefusal(ctx, printed);
    ctx.set('Cache-Control', 'no-store');
    sendFile(ctx, 'badges', printed, { ...printed, stickers: printed.cards });
  },

  /** The sheet with codes that open nothing: a badge is issued when it is printed. */
  async preview(ctx: Context): Promise<void> {
    const wish = await readBadgesWish(strapi, bodyOf(ctx));
    if (isRefusal(wish)) return sendRefusal(ctx, wish);
    const operators = await operatorsOf(strapi, wish);
    if (isRefusal(operators)) return sendRefusal(ctx, operators);
    const badges = operators.map(({ name, role }, place) => ({ code: sampleBadge(place), name, role }));
    const places = new Map(operators.map(({ id }, place) => [id, place]));
    const prints = await tracking(strapi).cardPrints('badge', wish.operators);
    const labels = prints.map(({ id, ...rest }) => ({ code: sampleBadge(places.get(id) ?? 0), ...rest }));
    const address = { url: '', isGuessed: false };
    const stickers = stickersOf(badges, wish);
    const preview = await previewSheet({ labels, stickers }, wish, { address, textOf });
    if (isRefusal(preview)) return sendRefusal(ctx, preview);
    ctx.body = preview;
  },
});
