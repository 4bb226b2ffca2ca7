import { PNG } from 'pngjs';
import { qrMatrix } from '../../../../../src/codes';
import { decodePng } from '../../../../../tests/support/decode';
import { printZpl, type PrintedLabel } from '../../../../../tests/support/zpl';
import { LAYOUTS } from './layouts';
import type { Sticker } from './sticker';
import { zplPieces } from './zpl';

/** On every layout, at both heads, whatever a label says: its code is read, and its ink stands apart and within the label. */

const urlOf = (code: string) => `HTTPS://TRACKER.EXAMPLE/SCAN/${code}`;
const QUIET_MODULES = 4;

const USUAL: Sticker = {
  ...{ code: '0123456789ABC', designation: 'АСЦБ.218.79.00.04', name: 'Болт осевой' },
  ...{ productDesignation: 'АСЦБ.218.00.00.00', orderNumber: '117', quantity: 12, piece: 3 },
};
const LONG: Sticker = {
  ...USUAL,
  code: '9876543210XYZ',
  designation: 'АСЦБ.301314.025.00.00.000-01СБ'.repeat(8).slice(0, 240),
  name: 'Кронштейн поворотный усиленный сварной, левое исполнение, для установки гидравлической '.repeat(3),
  productDesignation: 'Ш'.repeat(200),
  orderNumber: '2026/11-0458-'.repeat(6),
  quantity: 123_456,
};
const UNBROKEN: Sticker = { ...USUAL, code: '4K7N2M9Q0XRWK', designation: 'Ш', name: 'Ж'.repeat(200) };

type Box = PrintedLabel['fields'][number];

/** The symbol is the one field that is as wide as it is high, and the largest such. */
function symbolOf({ fields }: PrintedLabel): Box {
  const squares = fields.filter(([left, top, right, bottom]) => Math.abs(right - left - (bottom - top)) <= 1);
  const [largest] = squares.sort((one, other) => other[2] - other[0] - (one[2] - one[0]));
  if (!largest) throw new Error('The label has no symbol.');
  return largest;
}

/** Dots with ink in a box of a picture. */
function inkIn(picture: PNG, [left, top, right, bottom]: Box): number {
  let ink = 0;
  for (let y = Math.max(0, top); y < Math.min(picture.height, bottom); y += 1)
    for (let x = Math.max(0, left); x < Math.min(picture.width, right); x += 1)
      if ((picture.data[(y * picture.width + x) * 4] ?? 255) < 128) ink += 1;
  return ink;
}

const areApart = (one: Box, other: Box): boolean =>
  one[2] <= other[0] || other[2] <= one[0] || one[3] <= other[1] || other[3] <= one[1];

describe.each(Object.entries(LAYOUTS))('a program of %s', (_name, layout) => {
  it.each([203, 300] as const)('prints labels at %d dpi that are read and sound', async (dpi) => {
    const stickers = [USUAL, LONG, UNBROKEN];
    const program = Buffer.concat([
      ...zplPieces({
        ...{ layout, stickers, dpi, language: 'ru', textOf: urlOf },
        ...{ design: null, logoField: null, cutMarks: false },
      }),
    ]).toString();
    const printed = printZpl(program);
    // Heads of 203 dpi have 8 dots to the millimetre.
    const dotsPerMm = dpi === 203 ? 8 : dpi / 25.4;
    const [widthDots, heightDots] = [layout.labelWidthMm, layout.labelHeightMm].map((mm) =>
      Math.round(mm * dotsPerMm),
    );
    for (const [at, label] of printed.entries()) {
      const { code = '' } = stickers[at] ?? {};
      expect(await decodePng(label.picture)).toEqual([urlOf(code)]);
      expect([label.width, label.height]).toEqual([widthDots, heightDots]);
      const picture = PNG.sync.read(label.picture);
      const [left, top, right, bottom] = symbolOf(label);
      const quiet = (QUIET_MODULES * (right - left)) / qrMatrix(urlOf(code)).size;
      const around: Box = [left - quiet, top - quiet, right + quiet, bottom + quiet];
      expect(inkIn(picture, around)).toBe(inkIn(picture, [left, top, right, bottom]));
      const overlaps = label.fields.flatMap((one, n) =>
        label.fields.slice(n + 1).filter((other) => !areApart(one, other)),
      );
      expect(overlaps).toEqual([]);
      // Printers shift a label by a dot or two: no ink stands at its very edge.
      const inner: Box = [2, 2, label.width - 2, label.height - 2];
      expect(inkIn(picture, inner)).toBe(inkIn(picture, [0, 0, label.width, label.height]));
    }
    expect(printed).toHaveLength(stickers.length);
  });
});
