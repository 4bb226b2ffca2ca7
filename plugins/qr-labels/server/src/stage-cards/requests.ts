import { z } from 'zod';
import { isRefusal, parsed } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import { cardShape, MAX_CARDS, paperOf } from '../cards/card-wish';
import type { Layout } from '../sheet/layouts';

const body = z.strictObject({
  ...cardShape('a4-2x2'),
  stages: z
    .array(z.string().regex(/^[a-z0-9]{24}$/))
    .min(1)
    .max(MAX_CARDS)
    .refine((ids) => new Set(ids).size === ids.length, 'each stage once'),
});

/** A checked request for cards; `page` is for previews, from 0. */
export interface CardsWish extends Omit<z.output<typeof body>, 'layout'> {
  layout: Layout;
  layoutName: string;
}

/** The body of a request for cards or their preview. */
export function parseCards(input: unknown): CardsWish | Refusal {
  const order = parsed(body, input);
  if (isRefusal(order)) return order;
  const paper = paperOf(order, order.stages.length);
  return isRefusal(paper) ? paper : { ...order, ...paper };
}
