/** The longest side of a photo that is sent: a scratch is seen on it, and it goes over a slow network. */
export const MAX_SIDE_PIXELS = 1_600;

/** The size of a picture that fits, in its own proportions; a small one stays as it is. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, MAX_SIDE_PIXELS / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
