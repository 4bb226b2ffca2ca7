import { parsed } from '../../../../../src/refusals';
import { z } from 'zod';
import type { LayoutName, OwnLayout } from '../../../contracts';
import type { Refusal } from '../../../../../src/tracking';
import { LAYOUTS, ownLayout } from '../sheet/layouts';

/** Batches chosen for one sheet. */
export const MAX_CHOSEN_PARTS = 10_000;
/** Stickers of one file: 477 sheets, some seconds of work. */
export const MAX_STICKERS = 10_000;
const MAX_COPIES = 100;
const MAX_CODE_LENGTH = 64;
const MAX_SEARCH_LENGTH = 100;
const MAX_PAGE = 1_000;

const documentId = z.string().regex(/^[a-z0-9]{1,64}$/);

const mm = (min: number, max: number) => z.number().min(min).max(max);
/** What two lengths of a page may differ by and still fit: a tenth of a millimetre. */
const TOLERANCE_MM = 0.1;
const MAX_PAGE_MM = 450;

const ownLayoutBody = z
  .strictObject({
    widthMm: mm(25, 210),
    heightMm: mm(18, 300),
    page: z
      .strictObject({
        widthMm: mm(25, MAX_PAGE_MM),
        heightMm: mm(18, MAX_PAGE_MM),
        columns: z.int().min(1).max(10),
        rows: z.int().min(1).max(30),
        leftMm: mm(0, 200),
        topMm: mm(0, 200),
        pitchXMm: mm(0, MAX_PAGE_MM),
        pitchYMm: mm(0, MAX_PAGE_MM),
      })
      .optional(),
  })
  .superRefine(({ widthMm, heightMm, page }, context) => {
    if (!page) return;
    const wrong = (name: string) =>
      context.addIssue({ code: 'custom', path: ['page', name], message: 'does not fit' });
    if (page.columns > 1 && page.pitchXMm < widthMm) wrong('pitchXMm');
    if (page.rows > 1 && page.pitchYMm < heightMm) wrong('pitchYMm');
    const rightMm = page.leftMm + (page.columns - 1) * page.pitchXMm + widthMm;
    const bottomMm = page.topMm + (page.rows - 1) * page.pitchYMm + heightMm;
    if (rightMm > page.widthMm + TOLERANCE_MM) wrong('widthMm');
    if (bottomMm > page.heightMm + TOLERANCE_MM) wrong('heightMm');
  });

const layoutName = z.enum(Object.keys(LAYOUTS) as [LayoutName, ...LayoutName[]]);

const shape = {
  parts: z.array(z.string().max(MAX_CODE_LENGTH)).min(1).max(MAX_CHOSEN_PARTS).optional(),
  product: documentId.optional(),
  copies: z.int().min(1).max(MAX_COPIES).default(1),
  perPiece: z.boolean().default(false),
  skip: z.int().min(0).default(0),
  format: z.enum(['pdf', 'zpl']).default('pdf'),
  dpi: z.union([z.literal(203), z.literal(300)]).default(203),
  language: z.enum(['ru', 'en']).default('ru'),
  page: z.int().min(0).max(MAX_STICKERS).default(0),
};

const eitherOne = ({ parts, product }: { parts?: unknown; product?: unknown }) =>
  (parts === undefined) !== (product === undefined);
const EITHER_ONE = { path: ['parts'], message: 'either parts or product' };

const onNamedLayout = z
  .strictObject({ ...shape, layout: layoutName.default('a4-3x7') })
  .refine(eitherOne, EITHER_ONE)
  .transform(({ layout, ...rest }) => ({ ...rest, layoutName: layout as string, layout: LAYOUTS[layout] }));

const onOwnLayout = z
  .strictObject({ ...shape, layout: ownLayoutBody })
  .refine(eitherOne, EITHER_ONE)
  .transform(({ layout, ...rest }) => ({
    ...rest,
    layoutName: 'own',
    layout: ownLayout(layout as OwnLayout),
  }));

const listing = z.object({
  product: documentId.optional(),
  search: z.string().trim().max(MAX_SEARCH_LENGTH).default(''),
  page: z.coerce.number().int().min(1).max(MAX_PAGE).default(1),
});

/** A checked request for a sheet; `page` is for previews, from 0. */
export type SheetWish = z.output<typeof onNamedLayout>;
export type ListingWish = z.output<typeof listing>;

/** The body of a request for a sheet or its preview. */
export function parseSheet(body: unknown): SheetWish | Refusal {
  const hasOwnLayout =
    typeof body === 'object' && body !== null && 'layout' in body && typeof body.layout === 'object';
  return hasOwnLayout ? parsed(onOwnLayout, body) : parsed(onNamedLayout, body);
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
