import { placeAt, placesPerPage } from '../sheet/layouts';
import { parseCards } from './requests';

const STAGES = ['a'.repeat(24)];
/** Office printers leave so much of a sheet white. */
const UNPRINTED_MM = 4.5;

it.each([
  ['a4-2x2', 4],
  ['a4-1', 1],
] as const)('cards of %s stand where an office printer prints', (layout, places) => {
  const wish = parseCards({ stages: STAGES, layout });
  if ('ok' in wish) throw new Error('The request was refused.');
  const { labelWidthMm, labelHeightMm } = wish.layout;
  expect(placesPerPage(wish.layout)).toBe(places);
  for (let place = 0; place < places; place += 1) {
    const { xMm, yMm } = placeAt(wish.layout, place);
    expect(Math.min(xMm, yMm)).toBeGreaterThanOrEqual(UNPRINTED_MM);
    expect(xMm + labelWidthMm).toBeLessThanOrEqual(210 - UNPRINTED_MM);
    expect(yMm + labelHeightMm).toBeLessThanOrEqual(297 - UNPRINTED_MM);
  }
});

it('refuses more cards than a file holds', () => {
  const wish = parseCards({
    stages: Array.from({ length: 6 }, (_, n) => `${n}`.padEnd(24, 'a')),
    copies: 100,
  });
  expect(wish).toMatchObject({ ok: false, code: 'too-many-labels', details: { limit: 500, asked: 600 } });
});
