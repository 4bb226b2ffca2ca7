import { LAYOUTS } from './layouts';
import type { Sticker } from './sticker';
import { zplPieces, type ZplWish } from './zpl';

const zplOf = (wish: ZplWish) => Buffer.concat([...zplPieces(wish)]).toString();

const STICKER: Sticker = {
  code: '0123456789ABC',
  designation: 'АСЦБ.218.79.00.04',
  name: 'Болт осевой',
  productDesignation: 'АСЦБ.218.00.00.00',
  orderNumber: '117',
  quantity: 12,
  piece: null,
};

const wish = (stickers: Sticker[], change: Partial<ZplWish> = {}): ZplWish => ({
  layout: LAYOUTS['58x40'],
  stickers,
  language: 'ru',
  dpi: 203,
  design: null,
  logoField: null,
  textOf: (code) => `HTTPS://TRACKER.EXAMPLE/SCAN/${code}`,
  ...change,
});

const linesOf = (text: string) => text.trimEnd().split('\n');

describe('a label in the language of label printers', () => {
  it('has the size, the code and the texts of the label', () => {
    expect(linesOf(zplOf(wish([STICKER])))).toEqual([
      '^XA',
      '^CI28',
      '^PW464',
      '^LL320',
      '^LH0,0',
      '^FO28,79^BQN,2,7^FDMA,HTTPS://TRACKER.EXAMPLE/SCAN/0123456789ABC^FS',
      expect.stringMatching(/^\^FT14,46\^A0N,34,29\^FDАСЦБ\.218\.79\.00\.04\^FS$/),
      expect.stringContaining('^FDБолт осевой^FS'),
      expect.stringContaining('^FD12 шт.^FS'),
      expect.stringContaining('^FDАСЦБ.218.00.00.00^FS'),
      expect.stringContaining('^FDЗаказ 117^FS'),
      expect.stringContaining('^FD0123 4567 89AB C^FS'),
      '^XZ',
    ]);
  });

  it.each([
    [203, 464, 320],
    [300, 685, 472],
  ] as const)(
    'is as large at %d dpi, with modules of whole dots and everything inside',
    (dpi, width, height) => {
      const lines = linesOf(zplOf(wish([STICKER], { dpi })));
      expect(lines.slice(2, 4)).toEqual([`^PW${width}`, `^LL${height}`]);
      const [, x, y, magnification] = (/^\^FO(\d+),(\d+)\^BQN,2,(\d+)/.exec(lines[5] ?? '') ?? []).map(
        Number,
      );
      const side = 29 * (magnification ?? 0);
      expect((x ?? 0) + side).toBeLessThan(width);
      // The printer draws the code ten dots lower.
      expect((y ?? 0) + 10 + side).toBeLessThan(height);
      for (const [, left, baseline] of lines.join('\n').matchAll(/\^FT(\d+),(\d+)/g)) {
        expect(Number(left)).toBeLessThan(width);
        expect(Number(baseline)).toBeLessThan(height);
      }
    },
  );

  it('is sent once for copies, and for each piece', () => {
    const copies = zplOf(wish([STICKER, STICKER, STICKER]));
    expect(copies.match(/\^XA/g)).toHaveLength(1);
    expect(copies).toContain('\n^PQ3\n^XZ');
    const pieces = zplOf(wish([1, 2].map((piece) => ({ ...STICKER, quantity: 2, piece }))));
    expect(pieces.match(/\^XA/g)).toHaveLength(2);
    expect(pieces).toContain('^FD1 из 2^FS');
    expect(pieces).not.toContain('^PQ');
  });

  it('takes no command from a text', () => {
    const text = zplOf(wish([{ ...STICKER, designation: 'A^XZ~JA\\1', name: '^XA^FDx^FS' }]));
    expect(text.match(/\^X[AZ]/g)).toEqual(['^XA', '^XZ']);
    expect(text).not.toContain('~');
    expect(text).not.toContain('\\');
    expect(text).toContain('^FDA XZ JA 1^FS');
  });
});
