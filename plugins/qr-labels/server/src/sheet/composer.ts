import type { DrawnLabel } from '../../../contracts';
import { composeDesign, type Design, type Place } from './compose-design';
import { composeLabel } from './compose-label';

/** Where everything stands on a label: as its own layout says, else as the product lays labels out. */
export function compose(design: Design | null, place: Place): DrawnLabel {
  if (design) return composeDesign(design, place);
  const { layout, corner, sticker, modules, language } = place;
  return composeLabel(layout, corner, sticker, modules, language);
}
