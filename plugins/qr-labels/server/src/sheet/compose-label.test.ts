import { composeLabel, readableCode, type Sticker } from './compose-label';
import { ellipsise, plainText, wrap } from './fit-text';
import { previewMeasure } from './fonts';
import { LAYOUTS, ownLayout, type Layout } from './layouts';

const measure = previewMeasure();
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

describe.each(PAPER)('a label of %s', (name, layout) => {
  it.each([
    ['plain', PLAIN, 29, false],
    ['long', LONG, 29, true],
    ['long with a long address', LONG, 41, true],
  ] as const)('keeps %s texts and the symbol inside and apart', (_title, sticker, modules, cut) => {
    const label = composeLabel(layout, CORNER, sticker, modules, 'ru', measure);
    expect(label.cut).toBe(cut);
    const right = CORNER.xMm + layout.labelWidthMm;
    const bottom = CORNER.yMm + layout.labelHeightMm;
    const { xMm, yMm, moduleMm } = label.symbol;
    const quietMm = 4 * moduleMm;
    expect(xMm - quietMm).toBeGreaterThanOrEqual(CORNER.xMm - 1e-9);
    expect(yMm + modules * moduleMm + quietMm).toBeLessThanOrEqual(bottom + 1e-9);
    if (name in LAYOUTS) expect(moduleMm).toBeGreaterThanOrEqual(0.55);
    else expect(moduleMm).toBeGreaterThanOrEqual(0.2);
    const [title, ...column] = label.texts;
    expect(title?.baselineMm).toBeLessThan(yMm - quietMm);
    for (const text of label.texts) {
      expect(text.xMm + text.widthMm).toBeLessThanOrEqual(right + 1e-9);
      expect(text.baselineMm).toBeLessThan(bottom);
    }
    for (const text of column)
      expect(text.xMm).toBeGreaterThanOrEqual(xMm + modules * moduleMm + quietMm - 1e-9);
    const baselines = column.map(({ baselineMm }) => baselineMm);
    expect(baselines).toEqual([...baselines].sort((one, other) => one - other));
  });

  it('says what the batch is', () => {
    const { texts } = composeLabel(layout, CORNER, PLAIN, 29, 'ru', measure);
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
      composeLabel(layout, CORNER, { ...PLAIN, piece: 3 }, 29, language, measure).texts.map(
        ({ text }) => text,
      );
    expect(wordsIn('ru')).toContain('3 из 12');
    expect(wordsIn('en')).toContain('3 of 12');
  });
});

describe('a thermal label', () => {
  it('has modules of whole dots of 203 dpi', () => {
    const { symbol } = composeLabel(LAYOUTS['58x40'], CORNER, PLAIN, 29, 'ru', measure);
    expect(symbol.moduleMm).toBe(0.875);
  });
});

describe('texts', () => {
  const font = { sizeMm: 3, bold: false };

  it('are cut at the last character that leaves room for the ellipsis', () => {
    const { text, widthMm } = ellipsise('Кронштейн поворотный усиленный', 20, font, measure);
    expect(text).toMatch(/^Кронштейн.*…$/);
    expect(widthMm).toBeLessThanOrEqual(20);
    expect(measure(`${text.slice(0, -1)}ш…`, 3, false)).toBeGreaterThan(20);
  });

  it('break between words, and within a word that is wider than the line', () => {
    expect(wrap('Болт осевой левый', 17, 3, font, measure).map(({ text }) => text)).toEqual([
      'Болт осевой',
      'левый',
    ]);
    const lines = wrap('Ш'.repeat(20), 15, 10, font, measure);
    expect(lines.map(({ text }) => text).join('')).toBe('Ш'.repeat(20));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every(({ widthMm }) => widthMm <= 15)).toBe(true);
  });

  it('end even where not one character fits', () => {
    expect(wrap('ШШШ', 0.1, 2, font, measure)).toHaveLength(2);
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
