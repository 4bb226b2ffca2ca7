import { z } from 'zod';
import { isRefusal, parsed, refuse } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import type { OwnLayout } from '../../../contracts';
import type { CardLayoutName } from '../../../stage-cards/contracts';
import { LAYOUTS, ownLayout, placesPerPage, type Layout } from '../sheet/layouts';
import { paperBody } from '../sheet/paper';

const MAX_CARDS = 500;
const MAX_COPIES = 100;

const A4 = { widthMm: 210, heightMm: 297 };

/** Cards are large: they are read from a step away. Office printers leave 5 mm at the edges of a sheet white. */
const CARD_LAYOUTS: Readonly<Record<CardLayoutName, Layout>> = {
  'a4-2x2': ownLayout({
    ...{ widthMm: 100, heightMm: 142 },
    page: { ...A4, columns: 2, rows: 2, leftMm: 5, topMm: 6.5, pitchXMm: 100, pitchYMm: 142 },
  }),
  'a4-1': ownLayout({
    ...{ widthMm: 200, heightMm: 287 },
    page: { ...A4, columns: 1, rows: 1, leftMm: 5, topMm: 5, pitchXMm: 200, pitchYMm: 287 },
  }),
  ...LAYOUTS,
};

const body = z.strictObject({
  stages: z
    .array(z.string().regex(/^[a-z0-9]{24}$/))
    .min(1)
    .max(MAX_CARDS)
    .refine((ids) => new Set(ids).size === ids.length, 'each stage once'),
  layout: z
    .union([z.enum(Object.keys(CARD_LAYOUTS) as [CardLayoutName, ...CardLayoutName[]]), paperBody])
    .default('a4-2x2'),
  copies: z.int().min(1).max(MAX_COPIES).default(1),
  skip: z.int().min(0).default(0),
  cutMarks: z.boolean().default(true),
  format: z.enum(['pdf', 'zpl']).default('pdf'),
  dpi: z.union([z.literal(203), z.literal(300)]).default(203),
  language: z.enum(['ru', 'en']).default('ru'),
  page: z
    .int()
    .min(0)
    .max(MAX_CARDS * MAX_COPIES)
    .default(0),
});

/** A checked request for cards; `page` is for previews, from 0. */
export interface CardsWish extends Omit<z.output<typeof body>, 'layout'> {
  layout: Layout;
}

/** The body of a request for cards or their preview. */
export function parseCards(input: unknown): CardsWish | Refusal {
  const order = parsed(body, input);
  if (isRefusal(order)) return order;
  const { layout: asked } = order;
  const layout = typeof asked === 'string' ? CARD_LAYOUTS[asked] : ownLayout(asked as OwnLayout);
  if (order.skip >= placesPerPage(layout)) return refuse('malformed-request', { paths: ['skip'] });
  const limit = MAX_CARDS;
  const cards = order.stages.length * order.copies;
  if (cards > limit) return refuse('too-many-labels', { limit, asked: cards });
  return { ...order, layout };
}
