/** A drawing that fits the screen has 1; more than this shows dots of the picture, not lines. */
const MAX_ZOOM = 8;

/** What one tap on + or − changes. */
export const ZOOM_STEP = 1.6;

/** A zoom made larger or smaller, from the whole drawing to `MAX_ZOOM` times its width. */
export function zoomedBy(zoom: number, factor: number): number {
  const next = zoom * factor;
  return Number.isFinite(next) ? Math.min(MAX_ZOOM, Math.max(1, next)) : zoom;
}

interface Point {
  clientX: number;
  clientY: number;
}

/** How far two fingers are from each other, in CSS pixels. */
export function distance(one: Point, other: Point): number {
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}

/**
 * Where to scroll so that what was in the middle stays there.
 * @param scroll how far was scrolled
 * @param length how much is seen
 * @param ratio the new zoom by the one before
 */
export function scrollAfterZoom(scroll: number, length: number, ratio: number): number {
  return Math.max(0, (scroll + length / 2) * ratio - length / 2);
}
