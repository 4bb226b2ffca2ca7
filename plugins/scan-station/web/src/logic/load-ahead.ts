/** A drawing of a batch that waits, as the list tells it. */
export interface DrawingAhead {
  /** For `GET /api/files/:id`. */
  id: string;
  /** The one it is kept under. */
  name: string;
  bytes: number;
}

/** So much at most is loaded ahead of time: half of what a device keeps, so that what was seen stays beside it. */
export const MAX_AHEAD = 30;
export const MAX_BYTES_AHEAD = 20_000_000;
/** A larger one would push out too many others. */
export const MAX_BYTES_OF_ONE = 10_000_000;

/** Those that come first on the list, as far as there is room for them; the same drawing of several batches is one. */
export function drawingsToLoad(drawings: readonly DrawingAhead[]): DrawingAhead[] {
  let bytes = 0;
  const names = new Set<string>();
  return drawings.filter((one) => {
    if (names.has(one.name) || names.size === MAX_AHEAD) return false;
    if (one.bytes > MAX_BYTES_OF_ONE || bytes + one.bytes > MAX_BYTES_AHEAD) return false;
    names.add(one.name);
    bytes += one.bytes;
    return true;
  });
}
