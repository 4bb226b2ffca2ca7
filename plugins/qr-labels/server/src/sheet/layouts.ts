import type { LayoutName } from '../../../contracts';

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
/** The dot of a thermal printer of 203 dpi. */
const THERMAL_DOT_MM = 0.125;

export const LAYOUTS: Readonly<Record<LayoutName, Layout>> = {
  /** 21 labels of 63.5 x 38.1 mm on A4: the commonest sheet of self-adhesive labels. */
  'a4-3x7': {
    pageWidthMm: 210,
    pageHeightMm: 297,
    columns: 3,
    rows: 7,
    labelWidthMm: 63.5,
    labelHeightMm: 38.1,
    leftMm: 7.2,
    topMm: 15.15,
    gapXMm: 2.55,
    gapYMm: 0,
    dotMm: FINE_MM,
  },
  /** A roll of 58 x 40 mm, one label a page. */
  '58x40': {
    pageWidthMm: 58,
    pageHeightMm: 40,
    columns: 1,
    rows: 1,
    labelWidthMm: 58,
    labelHeightMm: 40,
    leftMm: 0,
    topMm: 0,
    gapXMm: 0,
    gapYMm: 0,
    dotMm: THERMAL_DOT_MM,
  },
};

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
