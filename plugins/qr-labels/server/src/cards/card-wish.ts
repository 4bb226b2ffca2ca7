import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { isRefusal, parsed, refuse } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import type { FileFormat, OwnLayout } from '../../../contracts';
import type { CardKind } from '../../../layouts/contracts';
import type { CardLayoutName } from '../../../stage-cards/contracts';
import { designOf, readLayout } from '../layouts/kept-layouts';
import type { Design } from '../sheet/compose-design';
import { howShape, skipsTooMuch } from '../sheet/how';
import { LAYOUTS, ownLayout, placesPerPage, type Layout } from '../sheet/layouts';
import { paperBody } from '../sheet/paper';

/** Cards of one file. */
export const MAX_CARDS = 500;

const A4 = { widthMm: 210, heightMm: 297 };

/** Office printers leave 5 mm at the edges of a sheet white. */
export const CARD_LAYOUTS: Readonly<Record<CardLayoutName, Layout>> = {
  // The size of a bank card, edge to edge: badges are cut and laminated.
  'a4-2x5': ownLayout({
    ...{ widthMm: 85.6, heightMm: 54 },
    page: { ...A4, columns: 2, rows: 5, leftMm: 19.4, topMm: 13.5, pitchXMm: 85.6, pitchYMm: 54 },
  }),
  // Cards for the wall are large: they are read from a step away.
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

const layoutName = z.enum(Object.keys(CARD_LAYOUTS) as [CardLayoutName, ...CardLayoutName[]]);

/** What Strapi gives its documents for an id. */
const layoutId = z.string().regex(/^[a-z0-9]{24}$/);

const paperAlone = z.object({ layout: paperBody });

/** What a request for cards says beside whose cards they are. */
export const cardShape = {
  ...howShape,
  layout: z.unknown().optional(),
  cutMarks: z.boolean().optional(),
};

/** One kind of cards: on which paper they are printed unless somebody says otherwise, and how they are laid out there. */
export interface CardsOf {
  kind: CardKind;
  usual: CardLayoutName;
  design(layout: Layout): Design;
}

/** What cards are drawn on. */
export interface CardPaper {
  layout: Layout;
  layoutName: string;
  design: Design;
  logoMissing: boolean;
  cutMarks: boolean;
}

interface CardOrder {
  layout?: unknown;
  cutMarks?: boolean | undefined;
  skip: number;
  copies: number;
  format: FileFormat;
}

/** An own layout of such cards; one of labels or of other cards is a refusal. */
async function keptPaper(
  strapi: Core.Strapi,
  id: string,
  { kind }: CardsOf,
  cutMarks: boolean | undefined,
): Promise<CardPaper | Refusal> {
  const kept = await readLayout(strapi, id);
  if (isRefusal(kept)) return kept;
  const { name, settings } = kept;
  if (settings.cards !== kind) return refuse('malformed-request', { paths: ['layout'] });
  const drawn = await designOf(strapi, settings);
  const layout = ownLayout(settings.paper);
  return { ...drawn, layout, layoutName: name, cutMarks: cutMarks ?? settings.cutMarks };
}

function namedPaper({ layout: asked }: CardOrder, cards: CardsOf): Omit<CardPaper, 'cutMarks'> | Refusal {
  const named = layoutName.safeParse(asked === undefined ? cards.usual : asked);
  const paper = named.success ? null : parsed(paperAlone, { layout: asked });
  if (paper && isRefusal(paper)) return paper;
  const layout = named.success ? CARD_LAYOUTS[named.data] : ownLayout(paper?.layout as OwnLayout);
  return {
    ...{ layout, design: cards.design(layout), logoMissing: false },
    layoutName: named.success ? named.data : 'own',
  };
}

/**
 * The paper of cards, if they fit on it: a named one, the factory's own, or an own layout, read from the database.
 * @param subjects the stages or operators that cards are of
 */
export async function cardPaper(
  strapi: Core.Strapi,
  order: CardOrder,
  cards: CardsOf,
  subjects: number,
): Promise<CardPaper | Refusal> {
  const { skip, copies, format, cutMarks } = order;
  const asked = subjects * copies;
  if (asked > MAX_CARDS) return refuse('too-many-labels', { limit: MAX_CARDS, asked });
  const id = layoutId.safeParse(order.layout);
  const paper = id.success ? await keptPaper(strapi, id.data, cards, cutMarks) : namedPaper(order, cards);
  if (isRefusal(paper)) return paper;
  const misplaced = skipsTooMuch(format, skip, placesPerPage(paper.layout));
  return misplaced ?? { cutMarks: cutMarks ?? true, ...paper };
}
