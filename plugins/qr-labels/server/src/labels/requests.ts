import { z } from 'zod';
import type { Refusal } from '../../../../../src/tracking';
import { parsed } from '../parsed';

/** Batches chosen for one sheet. */
export const MAX_CHOSEN_PARTS = 5_000;
/** Stickers of one file: 239 sheets, about 4 s of work. */
export const MAX_STICKERS = 5_000;
const MAX_COPIES = 100;
const MAX_CODE_LENGTH = 64;
const MAX_SEARCH_LENGTH = 100;
const MAX_PAGE = 1_000;

const documentId = z.string().regex(/^[a-z0-9]{1,64}$/);

const sheet = z
  .strictObject({
    parts: z.array(z.string().max(MAX_CODE_LENGTH)).min(1).max(MAX_CHOSEN_PARTS).optional(),
    product: documentId.optional(),
    layout: z.enum(['a4-3x7', '58x40']).default('a4-3x7'),
    copies: z.int().min(1).max(MAX_COPIES).default(1),
    perPiece: z.boolean().default(false),
    skip: z.int().min(0).default(0),
    format: z.literal('pdf').default('pdf'),
    language: z.enum(['ru', 'en']).default('ru'),
    page: z.int().min(0).max(MAX_STICKERS).default(0),
  })
  .refine(({ parts, product }) => (parts === undefined) !== (product === undefined), {
    path: ['parts'],
    message: 'either parts or product',
  });

const listing = z.object({
  product: documentId.optional(),
  search: z.string().trim().max(MAX_SEARCH_LENGTH).default(''),
  page: z.coerce.number().int().min(1).max(MAX_PAGE).default(1),
});

/** A checked request for a sheet; `page` is for previews, from 0. */
export type SheetWish = z.output<typeof sheet>;
export type ListingWish = z.output<typeof listing>;

/** The body of a request for a sheet or its preview. */
export function parseSheet(body: unknown): SheetWish | Refusal {
  return parsed(sheet, body);
}

/** The query of a search for labels. */
export function parseListing(query: unknown): ListingWish | Refusal {
  return parsed(listing, query);
}

/** `?scale=` of a PNG: pixels a module. */
export function parseScale(query: unknown): number | Refusal {
  const result = parsed(z.object({ scale: z.coerce.number().int().min(1).max(40).default(8) }), query);
  return 'ok' in result ? result : result.scale;
}
