/** A picture of black dots and white ones, a byte a dot. */
export interface Bitmap {
  width: number;
  height: number;
  /** 1 is black; row by row. */
  dots: Uint8Array;
}

/** All white. */
export function blank(width: number, height: number): Bitmap {
  return { width, height, dots: new Uint8Array(width * height) };
}

/** How Zebra's language says that a figure comes several times: G to Y for 1 to 19, g to z for 20, 40, ... 400. */
const TWENTY = 20;
const MOST_TIMES = 400;

function times(count: number): string {
  let left = count;
  let said = '';
  while (left > MOST_TIMES + TWENTY - 1) {
    said += 'z';
    left -= MOST_TIMES;
  }
  if (left >= TWENTY) said += String.fromCharCode('f'.charCodeAt(0) + Math.floor(left / TWENTY));
  if (left % TWENTY > 0) said += String.fromCharCode('F'.charCodeAt(0) + (left % TWENTY));
  return said;
}

/** A row of hexadecimal figures, shorter: what repeats is counted, a white rest is a comma. */
function squeezed(row: string): string {
  const inked = row.replace(/0+$/, '');
  const said = inked.replace(/(.)\1{2,}/g, (run, figure: string) => times(run.length) + figure);
  return inked.length < row.length ? `${said},` : said;
}

const FIGURES = '0123456789ABCDEF';

function hexRow({ width, dots }: Bitmap, y: number): string {
  const start = y * width;
  const dot = (x: number) => (x < width ? (dots[start + x] ?? 0) : 0);
  let row = '';
  for (let x = 0; x < width; x += 4)
    row += FIGURES[dot(x) * 8 + dot(x + 1) * 4 + dot(x + 2) * 2 + dot(x + 3)] ?? '';
  return row.length % 2 === 0 ? row : `${row}0`;
}

/** The picture as a printer of Zebra's language takes it, `^GFA,...`, without its place. A row like the one before is a colon. */
export function graphicField(bitmap: Bitmap): string {
  const bytesPerRow = Math.ceil(bitmap.width / 8);
  const bytes = bytesPerRow * bitmap.height;
  const rowOf = (y: number) => bitmap.dots.subarray(y * bitmap.width, (y + 1) * bitmap.width);
  let data = '';
  for (let y = 0; y < bitmap.height; y += 1) {
    const isSame = y > 0 && Buffer.compare(rowOf(y), rowOf(y - 1)) === 0;
    data += isSame ? ':' : squeezed(hexRow(bitmap, y));
  }
  return `^GFA,${bytes},${bytes},${bytesPerRow},${data}`;
}
