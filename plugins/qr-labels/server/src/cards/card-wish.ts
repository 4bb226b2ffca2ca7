import { z } from 'zod';
import { refuse } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import type { FileFormat, OwnLayout } from '../../../contracts';
import type { CardLayoutName } from '../../../stage-cards/contracts';
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

/** What a request for cards says beside whose cards they are. */
export function cardShape(usual: CardLayoutName) {
  return {
    ...howShape,
    layout: z.union([layoutName, paperBody]).default(usual),
    cutMarks: z.boolean().default(true),
  };
}

/** The paper of cards that fit on it; `subjects` are the stages or operators that cards are of. */
export function paperOf(
  order: { layout: CardLayoutName | object; skip: number; copies: number; format: FileFormat },
  subjects: number,
): { layout: Layout; layoutName: string } | Refusal {
  const { layout: asked, skip, copies, format } = order;
  const name = typeof asked === 'string' ? asked : null;
  const layout = name === null ? ownLayout(asked as OwnLayout) : CARD_LAYOUTS[name];
  const misplaced = skipsTooMuch(format, skip, placesPerPage(layout));
  if (misplaced) return misplaced;
  const cards = subjects * copies;
  if (cards > MAX_CARDS) return refuse('too-many-labels', { limit: MAX_CARDS, asked: cards });
  return { layout, layoutName: name ?? 'own' };
}
