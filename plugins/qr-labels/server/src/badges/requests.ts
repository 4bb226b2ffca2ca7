import { z } from 'zod';
import { isRefusal, parsed } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import { cardShape, paperOf } from '../cards/card-wish';
import type { Layout } from '../sheet/layouts';

const MAX_BADGES = 100;

const body = z.strictObject({
  ...cardShape('a4-2x5'),
  operators: z
    .array(z.string().regex(/^[a-z0-9]{1,64}$/))
    .min(1)
    .max(MAX_BADGES)
    .refine((ids) => new Set(ids).size === ids.length, 'each operator once'),
});

/** A checked request for badges; `page` is for previews, from 0. */
export interface BadgesWish extends Omit<z.output<typeof body>, 'layout'> {
  layout: Layout;
  layoutName: string;
}

/** The body of a request for badges or their preview. */
export function parseBadges(input: unknown): BadgesWish | Refusal {
  const order = parsed(body, input);
  if (isRefusal(order)) return order;
  const paper = paperOf(order, order.operators.length);
  return isRefusal(paper) ? paper : { ...order, ...paper };
}
