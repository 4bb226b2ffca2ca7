import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { isRefusal, parsed } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import { cardPaper, cardShape, MAX_CARDS, type CardPaper, type CardsOf } from '../cards/card-wish';
import { stageCardDesign } from './stage-card';

const STAGE_CARDS: CardsOf = { kind: 'stage', usual: 'a4-2x2', design: stageCardDesign };

const body = z.strictObject({
  ...cardShape,
  stages: z
    .array(z.string().regex(/^[a-z0-9]{24}$/))
    .min(1)
    .max(MAX_CARDS)
    .refine((ids) => new Set(ids).size === ids.length, 'each stage once'),
});

/** A checked request for cards; `page` is for previews, from 0. */
export interface CardsWish extends Omit<z.output<typeof body>, keyof CardPaper>, CardPaper {}

/** The body of a request for cards or their preview. */
export async function readCardsWish(strapi: Core.Strapi, input: unknown): Promise<CardsWish | Refusal> {
  const order = parsed(body, input);
  if (isRefusal(order)) return order;
  const paper = await cardPaper(strapi, order, STAGE_CARDS, order.stages.length);
  return isRefusal(paper) ? paper : { ...order, ...paper };
}
