import type { FileFormat, LayoutName, OwnLayout } from '../../../contracts';

/** Where labels sit on a page. All lengths are millimetres. */
export interface Layout {
  pageWidthMm: number;
  pageHeightMm: number;
  columns: number;
  rows: number;
  labelWidthMm: number;
  labelHeightMm: number;
  leftMm: number;
  topMm: number;
  gapXMm: number;
  gapYMm: number;
  /** Modules of the symbol are a whole number of these, so that a thermal head draws them evenly. */
  dotMm: number;
}

/** A hundredth of a millimetre: finer than any office printer's dot. */
const FINE_MM = 0.01;
const MM_PER_INCH = 25.4;

/** The dot of a thermal printer. */
export function dotOf(dotsPerInch: number): number {
  // Heads of 203 dpi have eight dots to the millimetre.
  return dotsPerInch === 203 ? 0.125 : MM_PER_INCH / dotsPerInch;
}

function a4(
  columns: number,
  rows: number,
  size: { widthMm: number; heightMm: number },
  from: Corner,
): Layout {
  const { widthMm, heightMm } = size;
  return {
    pageWidthMm: 210,
    pageHeightMm: 297,
    columns,
    rows,
    labelWidthMm: widthMm,
    labelHeightMm: heightMm,
    leftMm: from.xMm,
    topMm: from.yMm,
    gapXMm: columns > 1 ? (210 - 2 * from.xMm - columns * widthMm) / (columns - 1) : 0,
    gapYMm: 0,
    dotMm: FINE_MM,
  };
}

/** Labels on a roll, one a page, for a head with so many dots to the inch. */
export function roll(size: { widthMm: number; heightMm: number }, dotsPerInch = 203): Layout {
  return {
    pageWidthMm: size.widthMm,
    pageHeightMm: size.heightMm,
    columns: 1,
    rows: 1,
    labelWidthMm: size.widthMm,
    labelHeightMm: size.heightMm,
    leftMm: 0,
    topMm: 0,
    gapXMm: 0,
    gapYMm: 0,
    dotMm: dotOf(dotsPerInch),
  };
}

/** What labels are laid out for: a PDF has pages, everything else one label after the other, of whole dots. */
export function paperFor(how: { layout: Layout; format: FileFormat; dpi: 203 | 300 }): Layout {
  const { layout, format, dpi } = how;
  if (format === 'pdf') return layout;
  return roll({ widthMm: layout.labelWidthMm, heightMm: layout.labelHeightMm }, dpi);
}

interface Corner {
  xMm: number;
  yMm: number;
}

/** The sheets of self-adhesive labels that are commonest on A4, and the usual rolls. */
export const LAYOUTS: Readonly<Record<LayoutName, Layout>> = {
  'a4-3x7': a4(3, 7, { widthMm: 63.5, heightMm: 38.1 }, { xMm: 7.2, yMm: 15.15 }),
  'a4-3x8': a4(3, 8, { widthMm: 70, heightMm: 37 }, { xMm: 0, yMm: 0.5 }),
  'a4-2x7': a4(2, 7, { widthMm: 99.1, heightMm: 38.1 }, { xMm: 4.65, yMm: 15.15 }),
  '58x40': roll({ widthMm: 58, heightMm: 40 }),
  '100x50': roll({ widthMm: 100, heightMm: 50 }),
  '100x150': roll({ widthMm: 100, heightMm: 150 }),
};

/** A layout as the factory's own paper has it. */
export function ownLayout(own: OwnLayout): Layout {
  const { widthMm, heightMm, page } = own;
  if (!page) return roll(own);
  return {
    pageWidthMm: page.widthMm,
    pageHeightMm: page.heightMm,
    columns: page.columns,
    rows: page.rows,
    labelWidthMm: widthMm,
    labelHeightMm: heightMm,
    leftMm: page.leftMm,
    topMm: page.topMm,
    gapXMm: page.pitchXMm - widthMm,
    gapYMm: page.pitchYMm - heightMm,
    dotMm: FINE_MM,
  };
}

/** Labels on one page. */
export function placesPerPage({ columns, rows }: Layout): number {
  return columns * rows;
}

/** The upper left corner of a place of a page; places run along the rows. */
export function placeAt(layout: Layout, place: number): { xMm: number; yMm: number } {
  const column = place % layout.columns;
  const row = Math.floor(place / layout.columns);
  return {
    xMm: layout.leftMm + column * (layout.labelWidthMm + layout.gapXMm),
    yMm: layout.topMm + row * (layout.labelHeightMm + layout.gapYMm),
  };
}

/** Pages that `stickers` need when the first `skip` places of the first sheet are used up. */
export function pageCount(layout: Layout, stickers: number, skip: number): number {
  return Math.ceil((stickers + skip) / placesPerPage(layout));
}

/** Which stickers stand on a page, and from which place on. Pages are counted from 0. */
export function stickersOfPage(
  layout: Layout,
  stickers: number,
  skip: number,
  page: number,
): { from: number; to: number; firstPlace: number } {
  const places = placesPerPage(layout);
  const from = Math.max(0, page * places - skip);
  const to = Math.min(stickers, (page + 1) * places - skip);
  return { from, to, firstPlace: page === 0 ? skip : 0 };
}
