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
const [BEFORE_ONE, BEFORE_TWENTY, MOST] = [0x46, 0x66, 0x7a];
const [COLON, COMMA] = [0x3a, 0x2c];
/** Twice a figure is as short as it is counted. */
const LEAST_TIMES = 3;

const FIGURES = Buffer.from('0123456789ABCDEF', 'latin1');

/** A row of hexadecimal figures as it is sent: what repeats is counted, a white rest is a comma. The end of what is written. */
function writeRow(said: Buffer, from: number, figures: Uint8Array): number {
  let at = from;
  let inked = figures.length;
  while (inked > 0 && figures[inked - 1] === 0) inked -= 1;
  for (let start = 0; start < inked;) {
    const figure = figures[start] ?? 0;
    let end = start + 1;
    while (end < inked && figures[end] === figure) end += 1;
    let left = end - start;
    start = end;
    if (left < LEAST_TIMES) {
      for (; left > 1; left -= 1) said[at++] = FIGURES[figure] ?? 0;
    } else {
      for (; left > MOST_TIMES + TWENTY - 1; left -= MOST_TIMES) said[at++] = MOST;
      if (left >= TWENTY) said[at++] = BEFORE_TWENTY + Math.floor(left / TWENTY);
      if (left % TWENTY > 0) said[at++] = BEFORE_ONE + (left % TWENTY);
    }
    said[at++] = FIGURES[figure] ?? 0;
  }
  if (inked < figures.length) said[at++] = COMMA;
  return at;
}

/** Four dots a figure; whether it is the row that was there before. */
function readRow({ width, dots }: Bitmap, y: number, figures: Uint8Array): boolean {
  const start = y * width;
  let isSame = y > 0;
  let figure = 0;
  for (let x = 0; x < figures.length * 4; x += 1) {
    figure = (figure << 1) | (x < width ? (dots[start + x] ?? 0) : 0);
    if ((x & 3) !== 3) continue;
    if (figures[x >> 2] !== figure) {
      isSame = false;
      figures[x >> 2] = figure;
    }
    figure = 0;
  }
  return isSame;
}

/**
 * The picture as a printer of Zebra's language takes it, `^GFA,...`, without its place. A row like the one before is a colon.
 * @param high dots of the printer that each row is high
 */
export function graphicField(bitmap: Bitmap, high = 1): string {
  const bytesPerRow = Math.ceil(bitmap.width / 8);
  const bytes = bytesPerRow * bitmap.height * high;
  const figures = new Uint8Array(bytesPerRow * 2);
  // A counted figure is never longer than what it stands for.
  const said = Buffer.allocUnsafe((figures.length + high) * bitmap.height);
  let end = 0;
  for (let y = 0; y < bitmap.height; y += 1) {
    if (readRow(bitmap, y, figures)) said[end++] = COLON;
    else end = writeRow(said, end, figures);
    for (let again = 1; again < high; again += 1) said[end++] = COLON;
  }
  return `^GFA,${bytes},${bytes},${bytesPerRow},${said.toString('latin1', 0, end)}`;
}
