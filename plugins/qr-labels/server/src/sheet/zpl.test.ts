import fc from 'fast-check';
import { PNG } from 'pngjs';
import { decodePng } from '../../../../../tests/support/decode';
import { printZpl, type PrintedLabel } from '../../../../../tests/support/zpl';
import { graphicField } from './bitmap';
import { LAYOUTS, ownLayout } from './layouts';
import { drawPictures } from './pictures';
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
const urlOf = (code: string) => `HTTPS://TRACKER.EXAMPLE/SCAN/${code}`;
const wish = (stickers: Sticker[], change: Partial<ZplWish> = {}): ZplWish => ({
  layout: LAYOUTS['58x40'],
  stickers,
  language: 'ru',
  dpi: 203,
  design: null,
  logoField: null,
  cutMarks: false,
  textOf: urlOf,
  ...change,
});

const isInked = ({ width, height, data }: PNG, x: number, y: number): boolean =>
  x >= 0 && y >= 0 && x < width && y < height && (data[(y * width + x) * 4] ?? 255) < 160;

/** Dots of one picture without any of the other at them or beside them. */
function without(one: PNG, other: PNG): number {
  let lonely = 0;
  for (let y = 0; y < one.height; y += 1)
    for (let x = 0; x < one.width; x += 1) {
      if (!isInked(one, x, y)) continue;
      const near = [-1, 0, 1].some((dy) => [-1, 0, 1].some((dx) => isInked(other, x + dx, y + dy)));
      if (!near) lonely += 1;
    }
  return lonely;
}

/** The label as the program of the printer has it, and as the picture of the same layout shows it. */
async function both(change: Partial<ZplWish>, sticker = STICKER): Promise<[PrintedLabel, PNG, PNG]> {
  const asked = wish([sticker], change);
  const [label] = printZpl(zplOf(asked));
  const picture = await drawPictures({ ...asked, skip: 0, cutMarks: false, format: 'png' });
  if (!label) throw new Error('Nothing was printed.');
  return [label, PNG.sync.read(label.picture), PNG.sync.read(picture.bytes)];
}

describe.each([203, 300] as const)('a label for a printer of %d dpi', (dpi) => {
  it.each(['58x40', '100x50'] as const)('of %s has the code and the texts', async (name) => {
    const [label, printed, drawn] = await both({ layout: LAYOUTS[name], dpi });
    expect(await decodePng(label.picture)).toEqual([urlOf(STICKER.code)]);
    expect([printed.width, printed.height]).toEqual([drawn.width, drawn.height]);
    // PNG is drawn by another program from the same numbers: letters, too, stand where it has them.
    expect([without(printed, drawn), without(drawn, printed)]).toEqual([0, 0]);
    expect(label.fields).toHaveLength(7);
  });

  it('keeps its ink inside and its texts apart, whatever they say', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'ЖШщ№Wj^~\\_,:!Gg ЁÜ'),
      minLength: 1,
      maxLength: 255,
    });
    fc.assert(
      fc.property(
        letters,
        letters,
        fc.constantFrom('58x40' as const, '100x50' as const),
        (designation, name, layout) => {
          const program = zplOf(wish([{ ...STICKER, designation, name }], { dpi, layout: LAYOUTS[layout] }));
          // The printer throws at ink beyond its label, and at anything that is no command of ours.
          const [label] = printZpl(program);
          const boxes = label?.fields ?? [];
          boxes.forEach(([left, top, right, bottom], at) =>
            boxes.slice(at + 1).forEach(([left2, top2, right2, bottom2]) => {
              // Descenders of a line may touch the dots of capitals below it, never cover them.
              const isApart = right <= left2 || right2 <= left || bottom <= top2 + 2 || bottom2 <= top + 2;
              expect(isApart).toBe(true);
            }),
          );
        },
      ),
      { numRuns: 5 },
    );
  });
});

describe('a program for label printers', () => {
  it('prints characters that are commands elsewhere as the pictures that they are', async () => {
    const [label, printed, drawn] = await both(
      {},
      { ...STICKER, designation: '~220 В ^XZ \\&', name: '^FDx_7E' },
    );
    expect([without(printed, drawn), without(drawn, printed)]).toEqual([0, 0]);
    expect(label.copies).toBe(1);
    const program = zplOf(wish([{ ...STICKER, designation: 'A^XZ~JA\\1' }]));
    expect(program.match(/\^X[AZ]/g)).toEqual(['^XA', '^XZ']);
    expect(program).not.toMatch(/[~\\]/);
  });

  it('is sent once for copies, and for each piece', () => {
    expect(printZpl(zplOf(wish([STICKER, STICKER, STICKER]))).map(({ copies }) => copies)).toEqual([3]);
    const pieces = printZpl(zplOf(wish([1, 2].map((piece) => ({ ...STICKER, quantity: 2, piece })))));
    expect(pieces.map(({ copies }) => copies)).toEqual([1, 1]);
    expect(pieces[0]?.picture.equals(pieces[1]?.picture ?? Buffer.alloc(0))).toBe(false);
  });

  it('draws a line to cut along where it is asked to', () => {
    const layout = ownLayout({ widthMm: 60, heightMm: 30 });
    const [label] = printZpl(zplOf(wish([STICKER], { layout, cutMarks: true })));
    const png = PNG.sync.read(label?.picture ?? Buffer.alloc(0));
    const edge = [0, 1, 100, 479].map((x) => isInked(png, x, 0) && isInked(png, x, 239));
    expect([png.width, png.height, edge]).toEqual([480, 240, [true, true, true, true]]);
    expect([50, 239].every((y) => isInked(png, 0, y) && isInked(png, 479, y))).toBe(true);
    expect(zplOf(wish([STICKER], { layout }))).not.toContain('^GB');
  });

  it('says any picture of dots, in as few figures as repeat', () => {
    const bitmaps = fc.integer({ min: 1, max: 900 }).chain((width) =>
      fc.record({
        width: fc.constant(width),
        rows: fc.array(
          fc.array(fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 1, max: 450 })), {
            minLength: 1,
            maxLength: 8,
          }),
          { minLength: 1, maxLength: 6 },
        ),
      }),
    );
    fc.assert(
      fc.property(bitmaps, ({ width, rows }) => {
        const dots = Uint8Array.from(
          rows.flatMap((runs) => {
            const row = runs.flatMap(([dot, length]) => Array.from({ length }, () => dot));
            return Array.from({ length: width }, (_, x) => row[x] ?? 0);
          }),
        );
        const field = graphicField({ width, height: rows.length, dots });
        const program = `^XA^PW${width}^LL${rows.length}^FO0,0${field}^FS^XZ`;
        const png = PNG.sync.read(printZpl(program)[0]?.picture ?? Buffer.alloc(0));
        const printed = Array.from({ length: dots.length }, (_, at) => (png.data[at * 4] === 0 ? 1 : 0));
        expect(printed.join('')).toBe(dots.join(''));
      }),
      { numRuns: 30 },
    );
  });
});
