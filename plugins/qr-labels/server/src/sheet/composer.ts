import type { DrawnLabel } from '../../../contracts';
import { composeDesign, type Design, type Place } from './compose-design';
import { composeLabel } from './compose-label';

/** A label at 0, 0 that was composed for a symbol of so many modules. */
export interface Composed {
  label: DrawnLabel;
  modules: number;
}

/** A label whose upper left corner is elsewhere on the page. */
export function moved(label: DrawnLabel, { xMm, yMm }: Place['corner']): DrawnLabel {
  const { texts, symbol, logo } = label;
  return {
    ...label,
    texts: texts.map((text) => ({ ...text, xMm: xMm + text.xMm, baselineMm: yMm + text.baselineMm })),
    symbol: { ...symbol, xMm: xMm + symbol.xMm, yMm: yMm + symbol.yMm },
    logo: logo && { ...logo, xMm: xMm + logo.xMm, yMm: yMm + logo.yMm },
  };
}

/** A label at 0, 0: as it was composed when all were looked at, else composed now. */
export function composedBefore(
  before: Composed | undefined,
  design: Design | null,
  place: Omit<Place, 'corner'>,
): DrawnLabel {
  if (before?.modules === place.modules) return before.label;
  return compose(design, { ...place, corner: { xMm: 0, yMm: 0 } });
}

/** Where everything stands on a label: as its own layout says, else as the product lays labels out. */
export function compose(design: Design | null, place: Place): DrawnLabel {
  if (design) return composeDesign(design, place);
  const { layout, corner, sticker, modules, language } = place;
  return composeLabel(layout, corner, sticker, modules, language);
}
