import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { doerOf, issueBadge } from '../../../../../src/access';
import { isRefusal, parsed, refuse, sendRefusal } from '../../../../../src/refusals';
import type { Doer, Refusal } from '../../../../../src/tracking';
import type { BadgesAnswer, OperatorRows } from '../../../contracts';
import { drawBadges, type Badge } from './draw-badges';
import { findOperators, readOperators } from './operators';

const ROWS_PER_PAGE = 100;
const MAX_BADGES = 100;
const MAX_PAGE = 1_000;

const listing = z.object({
  search: z.string().trim().max(100).default(''),
  page: z.coerce.number().int().min(1).max(MAX_PAGE).default(1),
});

const order = z.strictObject({
  operators: z
    .array(z.string().regex(/^[a-z0-9]{1,64}$/))
    .min(1)
    .max(MAX_BADGES)
    .refine((ids) => new Set(ids).size === ids.length, 'each operator once'),
  language: z.enum(['ru', 'en']).default('ru'),
});

type Order = z.output<typeof order>;

/** New badges for operators that all exist; an operator who has been removed meanwhile is a refusal. */
async function issueAll(strapi: Core.Strapi, { operators }: Order, doer: Doer): Promise<Badge[] | Refusal> {
  const known = await readOperators(strapi, operators);
  if (known.length < operators.length) return refuse('not-found');
  const badges: Badge[] = [];
  for (const { id, name, role } of known) {
    const issued = await issueBadge(strapi, id, doer);
    if (!issued.ok) return issued;
    badges.push({ code: issued.badge, name, role });
  }
  return badges;
}

/** Operators' badges: `GET operators?search&page`, `POST badges` (new ones, the file inside JSON). */
export const badgesController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async operators(ctx: Context): Promise<void> {
    const wish = parsed(listing, ctx.query);
    if (isRefusal(wish)) return sendRefusal(ctx, wish);
    const offset = (wish.page - 1) * ROWS_PER_PAGE;
    const found = await findOperators(strapi, { search: wish.search, offset, limit: ROWS_PER_PAGE + 1 });
    ctx.body = {
      rows: found.slice(0, ROWS_PER_PAGE),
      hasMore: found.length > ROWS_PER_PAGE,
    } satisfies OperatorRows;
  },

  async issue(ctx: Context): Promise<void> {
    const wish = parsed(order, (ctx.request as { body?: unknown }).body);
    if (isRefusal(wish)) return sendRefusal(ctx, wish);
    const badges = await issueAll(strapi, wish, doerOf(ctx));
    if (isRefusal(badges)) return sendRefusal(ctx, badges);
    const file = await drawBadges(badges, wish.language);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { file: file.toString('base64'), badges: badges.length } satisfies BadgesAnswer;
  },
});
