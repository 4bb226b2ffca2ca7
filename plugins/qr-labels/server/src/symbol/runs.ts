import type { QrMatrix } from '../../../../../src/codes';

/** Dark modules that touch in one row. */
export interface Run {
  x: number;
  y: number;
  length: number;
}

/** The dark modules of a symbol as runs, row by row: a third of as many rectangles to draw. */
export function darkRuns({ size, modules }: QrMatrix): Run[] {
  const runs: Run[] = [];
  for (let y = 0; y < size; y += 1) {
    let x = 0;
    while (x < size) {
      const start = x;
      while (x < size && modules[y * size + x] === 1) x += 1;
      if (x > start) runs.push({ x: start, y, length: x - start });
      else x += 1;
    }
  }
  return runs;
}

/** An SVG path over a symbol's dark modules, one unit a module, in whole numbers. */
export function symbolPath(matrix: QrMatrix, offset = 0): string {
  return darkRuns(matrix)
    .map(({ x, y, length }) => `M${x + offset} ${y + offset}h${length}v1h-${length}z`)
    .join('');
}
