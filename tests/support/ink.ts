import { PNG } from 'pngjs';
import type { SheetPreview } from '../../plugins/qr-labels/contracts';

const DOTS_PER_MM = 203 / 25.4;
/** Paler is the smoothing of an edge. */
const INK_BELOW = 200;

/**
 * Dots with ink outside of the labels of a page that was rendered at 203 dpi.
 * @param graceDots how far over a label's edge ink may stand: lines to cut along lie on it; negative: how far inside it must end
 */
export function strayInk(
  page: Buffer,
  { places, label }: Pick<SheetPreview, 'places' | 'label'>,
  { graceDots }: { graceDots: number },
): number {
  const { width, height, data } = PNG.sync.read(page);
  const boxes = places.map(({ xMm, yMm }) => ({
    left: xMm * DOTS_PER_MM - graceDots,
    right: (xMm + label.widthMm) * DOTS_PER_MM + graceDots,
    top: yMm * DOTS_PER_MM - graceDots,
    bottom: (yMm + label.heightMm) * DOTS_PER_MM + graceDots,
  }));
  let stray = 0;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if ((data[(y * width + x) * 4] ?? 255) > INK_BELOW) continue;
      const isInside = boxes.some(
        ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
      );
      if (!isInside) stray += 1;
    }
  return stray;
}
