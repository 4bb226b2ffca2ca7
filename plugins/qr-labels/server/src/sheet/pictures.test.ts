import fc from 'fast-check';
import PizZip from 'pizzip';
import { PNG } from 'pngjs';
import { SaxesParser } from 'saxes';
import { decodePng } from '../../../../../tests/support/decode';
import type { Sticker } from './sticker';
import { LAYOUTS, roll, type Layout } from './layouts';
import { drawPictures, type Pictures } from './pictures';

const STICKER: Sticker = {
  code: '0123456789ABC',
  designation: 'АСЦБ.218.79.00.04',
  name: 'Болт <осевой> & "длинный"',
  productDesignation: 'АСЦБ.218.00.00.00',
  orderNumber: '117',
  quantity: 12,
  piece: null,
};
const URL_OF_IT = 'HTTPS://TRACKER.EXAMPLE/SCAN/0123456789ABC';

const wish = (layout: Layout, change: Partial<Pictures> = {}): Pictures => ({
  ...{ layout, stickers: [STICKER], skip: 0, language: 'ru', design: null, cutMarks: false },
  ...{ format: 'png', dpi: 203, textOf: (code) => `HTTPS://TRACKER.EXAMPLE/SCAN/${code}` },
  ...change,
});

/** Names of elements in their order; text of the title. Throws for what is no XML. */
function readXml(text: string): { names: string[]; title: string } {
  const names: string[] = [];
  let title = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => names.push(name));
  parser.on('text', (part) => (title += part));
  parser.write(text).close();
  return { names, title: title.trim() };
}

describe('a label as PNG', () => {
  it.each([
    ['58x40', 203, 464, 320],
    ['58x40', 300, 685, 472],
    ['100x50', 203, 800, 400],
    ['100x150', 300, 1181, 1772],
    ['a4-3x7', 203, 508, 305],
  ] as const)('of %s at %d dpi is %d x %d dots, and its code is read', async (name, dpi, width, height) => {
    const { bytes, extension } = await drawPictures(wish(LAYOUTS[name], { dpi }));
    const png = PNG.sync.read(bytes);
    expect([extension, png.width, png.height]).toEqual(['png', width, height]);
    expect(await decodePng(bytes)).toEqual([URL_OF_IT]);
    // Physical size: dots to the metre.
    const at = bytes.indexOf('pHYs');
    expect(Math.round(bytes.readUInt32BE(at + 4) * 0.0254)).toBe(dpi);
  });

  it('has modules of whole dots: black or white, never grey', async () => {
    const { bytes } = await drawPictures(wish(roll({ widthMm: 40, heightMm: 40 })));
    const { data, width } = PNG.sync.read(bytes);
    const { bytes: svg } = await drawPictures(wish(roll({ widthMm: 40, heightMm: 40 }), { format: 'svg' }));
    const [, x, y, module] =
      /translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)" d="M0 0h7/.exec(svg.toString()) ?? [];
    const dot = (mm: string | undefined) => Math.round(Number(mm) * 8);
    const greys = new Set<number>();
    for (let row = 0; row < dot(module) * 29; row += 1)
      for (let column = 0; column < dot(module) * 29; column += 1)
        greys.add(data[((dot(y) + row) * width + dot(x) + column) * 4] ?? -1);
    expect([...greys].sort()).toEqual([0, 255]);
  });
});

describe('a label as SVG', () => {
  it('has its true size, outlines for letters and no text that needs a font', async () => {
    const { bytes, extension } = await drawPictures(wish(LAYOUTS['58x40'], { format: 'svg' }));
    const svg = bytes.toString();
    expect(extension).toBe('svg');
    expect(svg).toContain('width="58mm" height="40mm" viewBox="0 0 58 40"');
    const { names, title } = readXml(svg);
    expect(title).toBe('АСЦБ.218.79.00.04 · Болт <осевой> & "длинный"');
    expect(new Set(names)).toEqual(new Set(['svg', 'title', 'path']));
  });

  it('is XML whatever it says', async () => {
    const said = fc.string({ unit: 'binary', maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(said, said, async (designation, name) => {
        const stickers = [{ ...STICKER, designation, name }];
        const { bytes } = await drawPictures(wish(LAYOUTS['58x40'], { format: 'svg', stickers }));
        expect(new Set(readXml(bytes.toString()).names)).toEqual(new Set(['svg', 'title', 'path']));
      }),
      { numRuns: 60, examples: [['a\ufffeb\uffff', ']]>\u0000\ud800']] },
    );
  });
});

it('several labels come as a zip of pictures in their order, copies once, no code in a name', async () => {
  const stickers = [
    STICKER,
    STICKER,
    { ...STICKER, piece: 2 },
    { ...STICKER, code: 'X', designation: 'А/Б:*?' },
  ];
  const { bytes, extension } = await drawPictures(wish(LAYOUTS['58x40'], { stickers }));
  expect(extension).toBe('zip');
  const zip = new PizZip(bytes);
  expect(Object.keys(zip.files)).toEqual([
    '001 АСЦБ.218.79.00.04.png',
    '002 АСЦБ.218.79.00.04.png',
    '003 А_Б___.png',
  ]);
  const first = Buffer.from(zip.file('001 АСЦБ.218.79.00.04.png')?.asUint8Array() ?? []);
  expect(await decodePng(first)).toEqual([URL_OF_IT]);
});
