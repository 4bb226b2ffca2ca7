import fc from 'fast-check';
import { composeLabel } from './compose-label';
import { ellipsise, plainText, wrap } from './fit-text';
import { LAYOUTS, ownLayout, type Layout } from './layouts';
import { widthOf } from './ruler';
import { readableCode, type Sticker } from './sticker';

const CORNER = { xMm: 10, yMm: 20 };
const PLAIN: Sticker = {
  code: '0123456789ABC',
  designation: 'АСЦБ.218.79.00.04',
  name: 'Болт осевой',
  productDesignation: 'АСЦБ.218.00.00.00',
  orderNumber: '117',
  quantity: 12,
  piece: null,
};
const LONG: Sticker = {
  ...PLAIN,
  designation: 'АСЦБ.218.79.00.04-'.repeat(12),
  name: 'Кронштейн поворотный усиленный сварной левый '.repeat(5),
  productDesignation: 'Ш'.repeat(200),
  orderNumber: '2026/11-'.repeat(20),
  quantity: 1_000_000,
};

const SMALL = ownLayout({ widthMm: 25, heightMm: 18 });
const PAPER: [string, Layout][] = [...Object.entries(LAYOUTS), ['25 x 18 mm', SMALL]];

/** Rounding of millimetres. */
const GRACE_MM = 1e-6;
interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
const apart = (one: Box, other: Box): boolean =>
  one.right <= other.left + GRACE_MM ||
  other.right <= one.left + GRACE_MM ||
  one.bottom <= other.top + GRACE_MM ||
  other.bottom <= one.top + GRACE_MM;

/** Texts and symbol stand inside the label and apart; letters can be read, wherever the layout's own can. */
function expectSound(layout: Layout, sticker: Sticker, modules: number) {
  const label = composeLabel(layout, CORNER, sticker, modules, 'ru');
  const { xMm, yMm, moduleMm } = label.symbol;
  const quietMm = 4 * moduleMm;
  const symbol = {
    ...{ left: xMm - quietMm, top: yMm - quietMm },
    ...{ right: xMm + modules * moduleMm + quietMm, bottom: yMm + modules * moduleMm + quietMm },
  };
  // Letters reach this far above their baseline and below it, in sizes.
  const boxes = label.texts.map((text) => ({
    ...{ left: text.xMm, top: text.baselineMm - text.sizeMm * 0.93 },
    ...{ right: text.xMm + text.widthMm, bottom: text.baselineMm + text.sizeMm * 0.25 },
  }));
  const all = [symbol, ...boxes];
  for (const box of all) {
    expect(box.left).toBeGreaterThanOrEqual(CORNER.xMm - GRACE_MM);
    expect(box.top).toBeGreaterThanOrEqual(CORNER.yMm - GRACE_MM);
    expect(box.right).toBeLessThanOrEqual(CORNER.xMm + layout.labelWidthMm + GRACE_MM);
    expect(box.bottom).toBeLessThanOrEqual(CORNER.yMm + layout.labelHeightMm + GRACE_MM);
  }
  all.forEach((one, place) => all.slice(place + 1).forEach((other) => expect(apart(one, other)).toBe(true)));
  return label;
}

/** Everything that it says, without the blanks at which lines may break. */
const wordsOf = ({ texts }: { texts: { text: string }[] }): string =>
  texts
    .map(({ text }) => text)
    .join('')
    .replaceAll(' ', '');
const said = (text: string): string => plainText(text).replaceAll(' ', '');

const MAX_LENGTH = 255;
const LETTERS = 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯабвгдежзиклмнопрстуфхцчшщыьэюяMWmw0123456789.-/№()×';
const anyText = (blanks: boolean) =>
  fc.string({ unit: fc.constantFrom(...LETTERS, ...(blanks ? '   ' : '')), maxLength: MAX_LENGTH });
const longest = fc.constantFrom('Ш', 'Щ', 'Ю', 'W', '№', 'а', '1').map((letter) => letter.repeat(MAX_LENGTH));
const designations = fc.oneof(anyText(false), anyText(true), longest).filter((text) => said(text) !== '');

describe.each(Object.entries(LAYOUTS))('a label of %s', (_name, layout) => {
  it('says any designation and name whole, however long, with a symbol that every phone reads', () => {
    fc.assert(
      fc.property(designations, designations, fc.boolean(), (designation, name, hasOrder) => {
        const sticker = { ...PLAIN, designation, name, orderNumber: hasOrder ? '2026/11-0458' : null };
        const label = expectSound(layout, sticker, 33);
        expect(label.cuts).toEqual([]);
        const words = wordsOf(label);
        expect(words.startsWith(said(designation))).toBe(true);
        expect(words).toContain(said(name));
        expect(words).toContain('12шт.');
        expect(words).toContain(said(PLAIN.productDesignation));
        expect(label.symbol.moduleMm).toBeGreaterThanOrEqual(0.5 - GRACE_MM);
        for (const { sizeMm } of label.texts) expect(sizeMm).toBeGreaterThanOrEqual(1.3 - GRACE_MM);
      }),
      { numRuns: 40 },
    );
  });

  it('says a name alone as its title', () => {
    const label = expectSound(layout, { ...PLAIN, designation: null, name: LONG.name }, 29);
    expect([label.cuts, wordsOf(label).startsWith(said(LONG.name ?? ''))]).toEqual([[], true]);
  });
});

describe.each(PAPER)('a label of %s', (_name, layout) => {
  it('keeps everything inside and apart, and tells exactly what is cut', () => {
    const anyText = fc.oneof(designations, fc.string({ unit: 'grapheme', maxLength: 300 }));
    fc.assert(
      fc.property(
        fc.record({
          designation: fc.option(anyText),
          name: fc.option(anyText),
          productDesignation: anyText,
          orderNumber: fc.option(anyText),
        }),
        fc.integer({ min: 21, max: 45 }),
        (texts, modules) => {
          const label = expectSound(layout, { ...PLAIN, ...texts }, modules);
          const words = wordsOf(label);
          const all = { ...texts, name: texts.designation === null ? '' : texts.name };
          const fields = {
            designation: 'designation',
            name: 'name',
            productDesignation: 'product',
            orderNumber: 'order',
          };
          for (const [key, field] of Object.entries(fields)) {
            const text = said(all[key as keyof typeof all] ?? '');
            if (!(label.cuts as string[]).includes(field)) expect(words).toContain(text);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keeps the quantity and a part of each text where nothing fits', () => {
    const label = expectSound(layout, LONG, 41);
    const words = wordsOf(label);
    expect(words).toContain('1000000шт.');
    expect(words).toContain('АСЦБ.218');
    if (label.cuts.length > 0) expect(words).toContain('…');
  });

  it('says what the batch is', () => {
    const { texts } = composeLabel(layout, CORNER, PLAIN, 29, 'ru');
    expect(texts.map(({ text }) => text)).toEqual([
      'АСЦБ.218.79.00.04',
      'Болт осевой',
      '12 шт.',
      'АСЦБ.218.00.00.00',
      'Заказ 117',
      '0123 4567 89AB C',
    ]);
  });

  it('counts the pieces', () => {
    const wordsIn = (language: 'ru' | 'en') =>
      composeLabel(layout, CORNER, { ...PLAIN, piece: 3 }, 29, language).texts.map(({ text }) => text);
    expect(wordsIn('ru')).toContain('3 из 12');
    expect(wordsIn('en')).toContain('3 of 12');
  });
});

describe('a label with room', () => {
  /** Sizes of letters on a layout, in those of a label of the usual size. */
  const sizesOf = (layout: Layout, sticker: Sticker) => {
    const scale = Math.min(layout.labelWidthMm / 58, layout.labelHeightMm / 38.1);
    const { texts } = expectSound(layout, sticker, 29);
    return Object.fromEntries(texts.map(({ text, sizeMm }) => [text, sizeMm / scale]));
  };

  it('has larger letters beside the symbol, each text as far as its words allow', () => {
    const sizes = sizesOf(LAYOUTS['a4-3x7'], PLAIN);
    // Usual sizes: 2.9, 4.2 and 2.6.
    expect(sizes['Болт осевой']).toBeGreaterThan(2.9);
    expect(sizes['12 шт.']).toBeGreaterThan(4.2 * 1.4);
    expect(sizes['Заказ 117']).toBeGreaterThan(2.6);
    expect(sizes['АСЦБ.218.00.00.00']).toBeGreaterThanOrEqual(2.6 - GRACE_MM);
  });

  it('never has letters of more than twice their usual size', () => {
    const sizes = sizesOf(LAYOUTS['100x150'], { ...PLAIN, name: 'Ось', orderNumber: null });
    expect(sizes['Ось']).toBeCloseTo(5.8, 5);
    expect(sizes['12 шт.']).toBeCloseTo(8.4, 5);
  });
});

describe('a label that is taller than wide', () => {
  const TALL: [string, Layout][] = [
    ['100 x 150 mm', LAYOUTS['100x150']],
    ['40 x 60 mm', ownLayout({ widthMm: 40, heightMm: 60 })],
  ];

  it.each(TALL)('of %s leaves no part of it empty', (_name, layout) => {
    const { texts, symbol } = expectSound(layout, PLAIN, 29);
    const sideMm = symbol.moduleMm * 29;
    expect(sideMm).toBeGreaterThan(layout.labelWidthMm * 0.55);
    const lines = texts.map(({ baselineMm, sizeMm }) => [baselineMm - sizeMm * 0.93, baselineMm]);
    const stands = [...lines, [symbol.yMm, symbol.yMm + sideMm]].sort(([a = 0], [b = 0]) => a - b);
    const gaps = stands.slice(1).map(([top = 0], place) => top - (stands[place]?.[1] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(layout.labelHeightMm / 8);
  });

  it.each(TALL)('of %s keeps its texts whole, however many lines they are', (_name, layout) => {
    const name = 'Кронштейн поворотный усиленный сварной левый '.repeat(3);
    const label = expectSound(layout, { ...PLAIN, name, orderNumber: '2026/11-0458' }, 33);
    expect([label.cuts, wordsOf(label).includes(said(name))]).toEqual([[], true]);
  });
});

describe('a thermal label', () => {
  it('has modules of whole dots of 203 dpi', () => {
    const { symbol } = composeLabel(LAYOUTS['58x40'], CORNER, PLAIN, 29, 'ru');
    expect(symbol.moduleMm).toBe(0.875);
  });
});

describe('texts', () => {
  const font = { sizeMm: 3, bold: false };

  it('are cut at the last character that leaves room for the ellipsis', () => {
    const { text, widthMm } = ellipsise('Кронштейн поворотный усиленный', 20, font);
    expect(text).toMatch(/^Кронштейн.*…$/);
    expect(widthMm).toBeLessThanOrEqual(20);
    expect(widthOf(`${text.slice(0, -1)}ш…`, 3, false)).toBeGreaterThan(20);
  });

  it('break between words, and within a word that is wider than the line', () => {
    expect(wrap('Болт осевой левый', 17, 3, font).map(({ text }) => text)).toEqual(['Болт осевой', 'левый']);
    const lines = wrap('Ш'.repeat(20), 15, 10, font);
    expect(lines.map(({ text }) => text).join('')).toBe('Ш'.repeat(20));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every(({ widthMm }) => widthMm <= 15)).toBe(true);
  });

  it('end even where not one character fits', () => {
    expect(wrap('ШШШ', 0.1, 2, font)).toHaveLength(2);
  });

  it('lose control characters and line breaks', () => {
    expect(plainText(' Болт\u0007\n\t М6\u202e ')).toBe('Болт М6');
  });
});

describe('readableCode', () => {
  it('groups by four', () => {
    expect(readableCode('0123456789ABC')).toBe('0123 4567 89AB C');
  });
});
