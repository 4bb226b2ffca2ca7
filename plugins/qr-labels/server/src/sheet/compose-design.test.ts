import fc from 'fast-check';
import type { LayoutField, LayoutSettings } from '../../../layouts/contracts';
import { BUILT_IN_FIELDS, parseSettings } from '../layouts/settings';
import { composeDesign, type Design } from './compose-design';
import type { Sticker } from './sticker';
import { ownLayout } from './layouts';

/** Hundredths of a micrometre: what is fitted exactly is so but for rounding. */
const GRACE_MM = 1e-5;
const PLAIN: Sticker = {
  code: '0123456789ABC',
  designation: 'АСЦБ.218.79.00.04',
  name: 'Болт осевой',
  productDesignation: 'АСЦБ.218.00.00.00',
  orderNumber: '117',
  quantity: 12,
  piece: null,
  values: { material: 'Сталь 45' },
};
const field = (name: LayoutField['field'], more: Partial<LayoutField> = {}): LayoutField => ({
  ...{ field: name, sizeMm: 3, bold: false, lines: 2, place: 'beside', caption: false },
  ...more,
});
const PLAIN_SETTINGS: LayoutSettings = {
  paper: { widthMm: 58, heightMm: 40 },
  fields: [
    field('designation', { place: 'top', sizeMm: 4.5, bold: true }),
    field('name'),
    field('material', { caption: true, sizeMm: 2.4 }),
    field('code'),
  ],
  symbolMm: null,
  logo: null,
  cutMarks: false,
};
const designOf = (settings: LayoutSettings, logoRatio: number | null, centred: boolean): Design => ({
  ...{ settings, captions: {}, logo: null, logoRatio, centred },
});
const drawn = (
  settings: LayoutSettings,
  sticker = PLAIN,
  modules = 29,
  logoRatio: number | null = null,
  centred = false,
) =>
  composeDesign(designOf(settings, logoRatio, centred), {
    ...{ layout: ownLayout(settings.paper), corner: { xMm: 0, yMm: 0 } },
    ...{ sticker, modules, language: 'ru' },
  });

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Letters reach this far above their baseline and below it, in sizes. */
const boxOf = (text: { xMm: number; baselineMm: number; sizeMm: number; widthMm: number }): Box => ({
  left: text.xMm,
  top: text.baselineMm - text.sizeMm * 0.93,
  right: text.xMm + text.widthMm,
  bottom: text.baselineMm + text.sizeMm * 0.25,
});
const apart = (one: Box, other: Box): boolean =>
  one.right <= other.left + GRACE_MM ||
  other.right <= one.left + GRACE_MM ||
  one.bottom <= other.top + GRACE_MM ||
  other.bottom <= one.top + GRACE_MM;

const letters = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom('Ш', 'W', ' ', '.', '\u0000', '\n', '\u202e', '№', '^'),
    maxLength: 300,
  }),
);
const anyField = fc.record({
  field: fc.constantFrom(...BUILT_IN_FIELDS),
  sizeMm: fc.double({ min: 1.2, max: 30, noNaN: true }),
  bold: fc.boolean(),
  lines: fc.integer({ min: 1, max: 6 }),
  place: fc.constantFrom('top' as const, 'beside' as const),
  caption: fc.boolean(),
});
const anySettings = fc
  .record({
    paper: fc.record({
      widthMm: fc.double({ min: 25, max: 210, noNaN: true }),
      heightMm: fc.double({ min: 18, max: 300, noNaN: true }),
    }),
    fields: fc.uniqueArray(anyField, { selector: (one) => one.field, maxLength: 10 }),
    symbolMm: fc.option(fc.double({ min: 6, max: 200, noNaN: true })),
    logo: fc.option(
      fc.record({ file: fc.constant(1), heightMm: fc.double({ min: 2, max: 18, noNaN: true }) }),
    ),
    cutMarks: fc.boolean(),
  })
  .filter((settings) => !('ok' in parseSettings(settings)));

describe('a label of an own layout', () => {
  it('says its fields in their places, with captions where asked', () => {
    const { texts, cuts, quietModules } = drawn(PLAIN_SETTINGS);
    expect(texts.map(({ text }) => text)).toEqual([
      'АСЦБ.218.79.00.04',
      'Болт осевой',
      'Материал: Сталь 45',
      '0123 4567 89AB C',
    ]);
    expect([cuts, quietModules]).toEqual([[], 4]);
  });

  it('keeps everything inside and apart, whatever it says and however it is laid out', () => {
    fc.assert(
      fc.property(
        fc.tuple(anySettings, fc.boolean()),
        fc.tuple(letters, letters, letters),
        fc.integer({ min: 21, max: 45 }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        ([settings, centred], [designation, name, material], modules, ratio) => {
          const sticker = { ...PLAIN, designation, name, values: { material } };
          const label = drawn(settings, sticker, modules, ratio, centred);
          const { xMm, yMm, moduleMm } = label.symbol;
          const quietMm = label.quietModules * moduleMm;
          const side = modules * moduleMm;
          const symbol = {
            ...{ left: xMm - quietMm, top: yMm - quietMm },
            ...{ right: xMm + side + quietMm, bottom: yMm + side + quietMm },
          };
          const boxes = [symbol, ...label.texts.map(boxOf)];
          if (label.logo) {
            const { xMm: left, yMm: top, widthMm, heightMm } = label.logo;
            boxes.push({ left, top, right: left + widthMm, bottom: top + heightMm });
          }
          for (const box of boxes) {
            expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(-GRACE_MM);
            expect(box.right).toBeLessThanOrEqual(settings.paper.widthMm + GRACE_MM);
            expect(box.bottom).toBeLessThanOrEqual(settings.paper.heightMm + GRACE_MM);
          }
          boxes.forEach((one, n) =>
            boxes.slice(n + 1).forEach((other) => expect(apart(one, other)).toBe(true)),
          );
          expect(label.quietModules).toBeGreaterThanOrEqual(2);
        },
      ),
    );
  });

  it('keeps at least the beginning of the designation and of the code, however much else it is to say', () => {
    const always = ['designation', 'code'] as const;
    fc.assert(
      fc.property(
        anySettings,
        fc.tuple(letters, letters, letters),
        fc.constantFrom(21, 29, 45),
        (settings, [designation, name, material], modules) => {
          const rest = settings.fields.filter(({ field: one }) => one !== 'designation' && one !== 'code');
          const fields = [...rest.slice(0, 14), ...always.map((one) => field(one))];
          const sticker = { ...PLAIN, designation: `Щ${designation}`, name, values: { material } };
          const { texts } = drawn({ ...settings, fields }, sticker, modules);
          for (const beginning of ['Щ', '0']) expect(texts.map(({ text }) => text[0])).toContain(beginning);
        },
      ),
    );
  });

  it('of a label far too small lets everything else go first, and tells it', () => {
    const names = ['name', 'product', 'productName', 'order', 'material', 'size', 'lot'] as const;
    const long = { designation: 'ЩИТ-1', name: 'Ж'.repeat(300), productName: 'Ж'.repeat(300) };
    const sticker = { ...PLAIN, ...long, values: { material: 'Ж'.repeat(300), size: 'Ж'.repeat(300) } };
    for (const place of ['top', 'beside'] as const) {
      const fields = [...names, 'code' as const, 'designation' as const].map((one) =>
        field(one, { place, sizeMm: 3, lines: 6 }),
      );
      const settings = { ...PLAIN_SETTINGS, paper: { widthMm: 25, heightMm: 18 }, fields };
      const { texts, cuts } = drawn(settings, sticker);
      const said = texts.map(({ text }) => text);
      expect(said).toContain('ЩИТ-1');
      expect(said.filter((text) => text.startsWith('0123 4567'))).toHaveLength(1);
      expect(cuts).toEqual(expect.arrayContaining(['name', 'material', 'size']));
    }
  });

  it('says which piece it is of, whatever its fields are', () => {
    const third = { ...PLAIN, piece: 3 };
    const said = (settings: LayoutSettings) => drawn(settings, third).texts.map(({ text }) => text);
    expect(said(PLAIN_SETTINGS)).toContain('3 из 12');
    expect(said({ ...PLAIN_SETTINGS, fields: [] })).toEqual(['3 из 12']);
    const once = said({ ...PLAIN_SETTINGS, fields: [field('quantity'), field('name')] });
    expect(once).toEqual(['3 из 12', 'Болт осевой']);
    expect(drawn(PLAIN_SETTINGS).texts.map(({ text }) => text)).not.toContain('12 шт.');
  });

  it('stands in the middle of a card that lies', () => {
    const settings = { ...PLAIN_SETTINGS, fields: [field('name')], symbolMm: 20 };
    const { symbol, texts } = drawn(settings, PLAIN, 25, null, true);
    expect(symbol.yMm + (25 * symbol.moduleMm) / 2).toBeCloseTo(20, 6);
    const [line] = texts;
    expect((line?.baselineMm ?? 0) - (line?.sizeMm ?? 0) * (0.93 - 1.18 / 2)).toBeCloseTo(20, 6);
  });

  it('shrinks a letter that is wider than its column by itself', () => {
    const name = {
      field: 'name' as const,
      sizeMm: 25,
      bold: false,
      lines: 2,
      place: 'beside' as const,
      caption: false,
    };
    const settings = { ...PLAIN_SETTINGS, paper: { widthMm: 25, heightMm: 18 }, fields: [name] };
    const [text] = drawn(settings, { ...PLAIN, name: 'Щ' }, 33).texts;
    expect((text?.xMm ?? 0) + (text?.widthMm ?? 0)).toBeLessThanOrEqual(25);
  });

  it('keeps words whole where letters that are a little smaller do', () => {
    const name = { ...PLAIN_SETTINGS.fields[0], field: 'name' as const, sizeMm: 7, lines: 4 };
    const settings = {
      ...PLAIN_SETTINGS,
      paper: { widthMm: 58, heightMm: 40 },
      fields: [{ ...name, bold: true, place: 'beside' as const, caption: false }],
    };
    expect(drawn(settings, { ...PLAIN, name: 'Контроль ОТК' }, 33).texts.map(({ text }) => text)).toEqual([
      'Контроль',
      'ОТК',
    ]);
    const unbroken = drawn(settings, { ...PLAIN, name: 'АСЦБ.301314.025.00.00.000-01' }, 33).texts;
    expect(unbroken.length).toBeGreaterThan(1);
  });

  it('shrinks a long designation before it cuts it, and tells when it cuts', () => {
    const [first] = drawn(PLAIN_SETTINGS, { ...PLAIN, designation: 'АСЦБ.301314.025.00.00.000-01 СБ' }).texts;
    expect(first?.text).toMatch(/^АСЦБ/);
    const long = drawn(PLAIN_SETTINGS, { ...PLAIN, designation: 'АСЦБ.218.79.00.04-'.repeat(12) });
    expect([long.cuts, long.texts[0]?.text.startsWith('АСЦБ.218')]).toEqual([['designation'], true]);
  });

  it('takes of the quiet zone what a larger symbol needs, never more than half', () => {
    expect(drawn({ ...PLAIN_SETTINGS, symbolMm: 12 }).quietModules).toBe(4);
    const paper = { widthMm: 100, heightMm: 50 };
    const sides = [36, 36.5, 50].map((symbolMm) => drawn({ ...PLAIN_SETTINGS, paper, symbolMm }));
    expect(sides.map(({ quietModules, symbol }) => [quietModules, symbol.moduleMm])).toEqual([
      [4, 1.125],
      [2.5, 1.25],
      [2.5, 1.25],
    ]);
  });
});

describe('settings', () => {
  const sheet = {
    ...{ widthMm: 210, heightMm: 297, columns: 2, rows: 6 },
    ...{ leftMm: 10, topMm: 20, pitchXMm: 100, pitchYMm: 42 },
  };
  const paper = { widthMm: 90, heightMm: 40, page: sheet };
  it.each([
    [
      'more cells than a page holds',
      { paper: { ...paper, page: { ...sheet, rows: 7 } } },
      ['settings.paper.page.heightMm'],
    ],
    ['a negative size', { paper: { widthMm: -58, heightMm: 40 } }, ['settings.paper.widthMm']],
    ['no number', { paper: { widthMm: NaN, heightMm: 40 } }, ['settings.paper.widthMm']],
    [
      'endless',
      { paper: { widthMm: Infinity, heightMm: 1e308 } },
      ['settings.paper.widthMm', 'settings.paper.heightMm'],
    ],
    ['half a row', { paper: { ...paper, page: { ...sheet, rows: 1.5 } } }, ['settings.paper.page.rows']],
    ['a symbol larger than the label', { symbolMm: 60 }, ['settings.symbolMm']],
    ['a logo larger than the label', { logo: { file: 1, heightMm: 41 } }, ['settings.logo.heightMm']],
    ['a field twice', { fields: [field('name'), field('name')] }, ['settings.fields.1.field']],
    ['an unknown field', { fields: [field('price' as 'name')] }, ['settings.fields.0.field']],
    ['a name that is none', { fields: [field('own.a"; drop table parts')] }, ['settings.fields.0.field']],
    ['letters of no size', { fields: [field('name', { sizeMm: 0 })] }, ['settings.fields.0.sizeMm']],
    ['a surprise', { surprise: 1 }, ['settings']],
  ])('with %s are refused', (_why, change, paths) => {
    expect(parseSettings({ ...PLAIN_SETTINGS, ...change })).toMatchObject({
      code: 'malformed-request',
      details: { paths },
    });
  });

  it.each([null, undefined, 'x', 7, []])('%j are none', (input) => {
    expect(parseSettings(input)).toMatchObject({ code: 'malformed-request' });
  });

  it('that fit are taken as they are', () => {
    expect(parseSettings(PLAIN_SETTINGS)).toEqual(PLAIN_SETTINGS);
    expect(parseSettings({ ...PLAIN_SETTINGS, fields: [field('own.mass')] })).toMatchObject({
      fields: [{ field: 'own.mass' }],
    });
  });
});
