import { LAYOUTS, pageCount, placeAt, placesPerPage, stickersOfPage, type Layout } from './layouts';

const NAMES = Object.keys(LAYOUTS) as (keyof typeof LAYOUTS)[];

function corners(layout: Layout) {
  return Array.from({ length: placesPerPage(layout) }, (_, place) => placeAt(layout, place));
}

describe.each(NAMES)('the layout %s', (name) => {
  const layout = LAYOUTS[name];
  const { labelWidthMm, labelHeightMm, pageWidthMm, pageHeightMm } = layout;

  it('keeps every place on the page', () => {
    for (const { xMm, yMm } of corners(layout)) {
      expect(xMm).toBeGreaterThanOrEqual(0);
      expect(yMm).toBeGreaterThanOrEqual(0);
      expect(xMm + labelWidthMm).toBeLessThanOrEqual(pageWidthMm + 1e-9);
      expect(yMm + labelHeightMm).toBeLessThanOrEqual(pageHeightMm + 1e-9);
    }
  });

  it('lets no two places overlap', () => {
    const all = corners(layout);
    all.forEach((one, index) => {
      for (const other of all.slice(index + 1)) {
        const apart =
          Math.abs(one.xMm - other.xMm) >= labelWidthMm - 1e-9 ||
          Math.abs(one.yMm - other.yMm) >= labelHeightMm - 1e-9;
        expect(apart).toBe(true);
      }
    });
  });

  it('is as far from the left edge as from the right, and from the top as from the bottom', () => {
    const last = corners(layout).at(-1) ?? { xMm: 0, yMm: 0 };
    expect(pageWidthMm - last.xMm - labelWidthMm).toBeCloseTo(layout.leftMm, 6);
    expect(pageHeightMm - last.yMm - labelHeightMm).toBeCloseTo(layout.topMm, 6);
  });
});

describe('pages', () => {
  const a4 = LAYOUTS['a4-3x7'];

  it.each([
    [1, 0, 1],
    [21, 0, 1],
    [22, 0, 2],
    [21, 1, 2],
    [1, 20, 1],
    [200, 0, 10],
    [200, 11, 11],
  ])('%i stickers after %i used places need %i pages', (stickers, skip, pages) => {
    expect(pageCount(a4, stickers, skip)).toBe(pages);
  });

  it('hold every sticker exactly once', () => {
    const seen: number[] = [];
    for (let page = 0; page < pageCount(a4, 50, 5); page += 1) {
      const { from, to, firstPlace } = stickersOfPage(a4, 50, 5, page);
      expect(firstPlace).toBe(page === 0 ? 5 : 0);
      expect(to - from + firstPlace).toBeLessThanOrEqual(21);
      for (let sticker = from; sticker < to; sticker += 1) seen.push(sticker);
    }
    expect(seen).toEqual(Array.from({ length: 50 }, (_, index) => index));
  });
});
