import { isRefusal, parsed, refuse } from '../../../../../src/refusals';
import { z } from 'zod';
import type { LayoutName, OwnLayout } from '../../../contracts';
import type { Refusal } from '../../../../../src/tracking';
import type { Design } from '../sheet/compose-design';
import { LAYOUTS, ownLayout, type Layout } from '../sheet/layouts';
import { howShape } from '../sheet/how';
import { paperBody } from '../sheet/paper';

/** Batches chosen for one sheet. */
const MAX_CHOSEN_PARTS = 10_000;
/** Pieces of a batch. */
const MAX_PIECES = 1_000_000;
/** Stickers of an order, of which a file holds a part. */
const MAX_ORDERED = MAX_PIECES * MAX_CHOSEN_PARTS;
const MAX_CODE_LENGTH = 64;
const MAX_SEARCH_LENGTH = 100;
/** The content manager shows at most so many rows. */
const MAX_ROWS = 100;
const MAX_PAGE = 1_000;

const documentId = z.string().regex(/^[a-z0-9]{1,64}$/);

const layoutName = z.enum(Object.keys(LAYOUTS) as [LayoutName, ...LayoutName[]]);

/** What Strapi gives its documents for an id. */
const layoutId = z.string().regex(/^[a-z0-9]{24}$/);

const fromTo = (most: number) =>
  z
    .strictObject({ from: z.int().min(1).max(most), to: z.int().min(1).max(most) })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'before from' });

const shape = {
  parts: z.array(z.string().max(MAX_CODE_LENGTH)).min(1).max(MAX_CHOSEN_PARTS).optional(),
  product: documentId.optional(),
  perPiece: z.boolean().default(false),
  /** Of each batch, the others are left out; of a sheet with a label for each piece alone. */
  pieces: fromTo(MAX_PIECES).optional(),
  /** Of all that is asked for, in its order. */
  stickers: fromTo(MAX_ORDERED).optional(),
  cutMarks: z.boolean().optional(),
  sort: z.enum(['given', 'designation', 'name']).default('given'),
  ...howShape,
};

const eitherOne = ({ parts, product }: { parts?: unknown; product?: unknown }) =>
  (parts === undefined) !== (product === undefined);
const EITHER_ONE = { path: ['parts'], message: 'either parts or product' };

const piecesAlone = ({ perPiece, pieces }: { perPiece: boolean; pieces?: unknown }) =>
  perPiece || pieces === undefined;
const PIECES_ALONE = { path: ['pieces'], message: 'of a label for each piece' };

const body = z
  .strictObject({ ...shape, layout: z.unknown().default('a4-3x7') })
  .refine(eitherOne, EITHER_ONE)
  .refine(piecesAlone, PIECES_ALONE);

const paperAlone = z.object({ layout: paperBody });

const listing = z.object({
  /** documentIds of parts, with a comma between them. */
  documents: z
    .string()
    .max(MAX_ROWS * 65)
    .transform((text) => text.split(','))
    .pipe(z.array(documentId).max(MAX_ROWS))
    .optional(),
  /** Codes that come first while nothing is looked for, with a comma between them. */
  first: z
    .string()
    .max(MAX_ROWS * 14)
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().regex(/^[0-9A-Z]{13}$/)).max(MAX_ROWS))
    .optional(),
  product: documentId.optional(),
  search: z.string().trim().max(MAX_SEARCH_LENGTH).default(''),
  page: z.coerce.number().int().min(1).max(MAX_PAGE).default(1),
});

const products = z.object({
  search: z.string().trim().max(MAX_SEARCH_LENGTH).default(''),
  /** Told whatever is looked for. */
  product: documentId.optional(),
});

/** A checked request for a sheet; `page` is for previews, from 0. */
export interface SheetOrder extends Omit<z.output<typeof body>, 'layout'> {
  layoutName: string;
  /** documentId of an own layout, which has to be read. */
  layoutId: string | null;
  layout: Layout;
}

/** An order with the layout it is drawn on. */
export interface SheetWish extends Omit<SheetOrder, 'layoutId' | 'cutMarks'> {
  /** What stands where; null: as the product lays labels out. */
  design: Design | null;
  logoMissing: boolean;
  cutMarks: boolean;
}

export type ListingWish = z.output<typeof listing>;

/** The body of a request for a sheet or its preview. */
export function parseSheet(input: unknown): SheetOrder | Refusal {
  const order = parsed(body, input);
  if (isRefusal(order)) return order;
  const { layout, ...rest } = order;
  const named = layoutName.safeParse(layout);
  if (named.success) return { ...rest, layoutName: named.data, layoutId: null, layout: LAYOUTS[named.data] };
  const kept = layoutId.safeParse(layout);
  if (kept.success) return { ...rest, layoutName: 'own', layoutId: kept.data, layout: LAYOUTS['a4-3x7'] };
  if (typeof layout !== 'object' || layout === null)
    return refuse('malformed-request', { paths: ['layout'] });
  const paper = parsed(paperAlone, { layout });
  if (isRefusal(paper)) return paper;
  return { ...rest, layoutName: 'own', layoutId: null, layout: ownLayout(paper.layout as OwnLayout) };
}

/** The query of a search for labels. */
export function parseListing(query: unknown): ListingWish | Refusal {
  return parsed(listing, query);
}

/** The query of a search for products. */
export function parseProducts(query: unknown): z.output<typeof products> | Refusal {
  return parsed(products, query);
}

/** `?scale=` of a PNG: pixels a module. */
export function parseScale(query: unknown): number | Refusal {
  const result = parsed(z.object({ scale: z.coerce.number().int().min(1).max(40).default(8) }), query);
  return 'ok' in result ? result : result.scale;
}
