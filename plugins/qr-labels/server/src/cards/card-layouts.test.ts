import { CARD_LAYOUTS } from './card-wish';
import { placeAt, placesPerPage } from '../sheet/layouts';

/** Office printers leave so much of a sheet white. */
const UNPRINTED_MM = 4.5;

it.each([
  ['a4-2x2', 4],
  ['a4-1', 1],
] as const)('cards of %s stand where an office printer prints', (name, places) => {
  const layout = CARD_LAYOUTS[name];
  const { labelWidthMm, labelHeightMm } = layout;
  expect(placesPerPage(layout)).toBe(places);
  for (let place = 0; place < places; place += 1) {
    const { xMm, yMm } = placeAt(layout, place);
    expect(Math.min(xMm, yMm)).toBeGreaterThanOrEqual(UNPRINTED_MM);
    expect(xMm + labelWidthMm).toBeLessThanOrEqual(210 - UNPRINTED_MM);
    expect(yMm + labelHeightMm).toBeLessThanOrEqual(297 - UNPRINTED_MM);
  }
});
