import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { isRefusal, parsed } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import { cardPaper, cardShape, type CardPaper, type CardsOf } from '../cards/card-wish';
import { badgeDesign } from './badge-card';

const MAX_BADGES = 100;

const BADGES: CardsOf = { kind: 'badge', usual: 'a4-2x5', design: badgeDesign };

const body = z.strictObject({
  ...cardShape,
  operators: z
    .array(z.string().regex(/^[a-z0-9]{1,64}$/))
    .min(1)
    .max(MAX_BADGES)
    .refine((ids) => new Set(ids).size === ids.length, 'each operator once'),
});

/** A checked request for badges; `page` is for previews, from 0. */
export interface BadgesWish extends Omit<z.output<typeof body>, keyof CardPaper>, CardPaper {}

/** The body of a request for badges or their preview. */
export async function readBadgesWish(strapi: Core.Strapi, input: unknown): Promise<BadgesWish | Refusal> {
  const order = parsed(body, input);
  if (isRefusal(order)) return order;
  const paper = await cardPaper(strapi, order, BADGES, order.operators.length);
  return isRefusal(paper) ? paper : { ...order, ...paper };
}
