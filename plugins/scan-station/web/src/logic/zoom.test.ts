import { distance, scrollAfterZoom, zoomedBy, ZOOM_STEP } from './zoom';

describe('the zoom of a drawing', () => {
  it.each([
    [1, ZOOM_STEP, 1.6],
    [1, 1 / ZOOM_STEP, 1],
    [6, ZOOM_STEP, 8],
    [8, 0.5, 4],
    [2, Number.POSITIVE_INFINITY, 2],
    [2, Number.NaN, 2],
  ])('%f by %f is %f', (zoom, factor, next) => {
    expect(zoomedBy(zoom, factor)).toBeCloseTo(next);
  });

  it('keeps what is in the middle there', () => {
    // The middle of 0..300 is 150, of which 300 is twice as far; 150 before it begins what is seen.
    expect(scrollAfterZoom(0, 300, 2)).toBe(150);
    expect(scrollAfterZoom(150, 300, 0.5)).toBe(0);
    expect(scrollAfterZoom(0, 300, 0.5)).toBe(0);
  });

  it('measures between two fingers', () => {
    expect(distance({ clientX: 0, clientY: 0 }, { clientX: 30, clientY: 40 })).toBe(50);
  });
});
