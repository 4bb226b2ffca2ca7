import { BAND_COLOURS } from './band-colours';

type Rgb = [number, number, number];

const rgbOf = (hex: string): Rgb => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as Rgb;

function luminance(hex: string): number {
  const [red, green, blue] = rgbOf(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Of two areas that touch, as WCAG measures it. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function distance(one: string, other: string): number {
  const [a, b] = [rgbOf(one), rgbOf(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Good, rework, scrap, held in both themes of the panel. */
const MEANINGS = ['#5cb176', '#f29d41', '#ee5e52', '#ac73e6', '#328048', '#d9822f', '#d02b20', '#9736e8'];

it('tells neighbours apart, the last and the first too', () => {
  BAND_COLOURS.forEach((colour, at) => {
    const next = BAND_COLOURS[(at + 1) % BAND_COLOURS.length] ?? '';
    expect([colour, next, contrast(colour, next) > 2]).toEqual([colour, next, true]);
  });
});

it('takes no colour that means something, nor one twice', () => {
  expect(new Set(BAND_COLOURS).size).toBe(BAND_COLOURS.length);
  for (const colour of BAND_COLOURS) {
    const near = MEANINGS.filter((meaning) => distance(colour, meaning) < 70);
    expect([colour, near]).toEqual([colour, []]);
  }
});
