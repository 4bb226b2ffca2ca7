import type { LayoutField } from '../../../layouts/contracts';
import type { Design } from '../sheet/compose-design';
import type { Layout } from '../sheet/layouts';

/** A text of a card: its letters as a share of the width of a card that stands upright, of the height of one that lies. */
export interface CardLine {
  field: LayoutField['field'];
  upright: number;
  lying: number;
  bold: boolean;
}

/** What layouts allow for letters. */
const [LEAST_MM, MOST_MM] = [1.2, 30];

/** Letters of a card that has room get so many times larger. */
const GROWS = 2;

/** More than any card has room for: texts shrink before they are cut. */
const MOST_LINES = 40;

const sizeOf = (mm: number): number => Math.min(MOST_MM, Math.max(LEAST_MM, mm));

/**
 * How a card is laid out: the texts above the symbol, or beside it where the card lies.
 * @param symbolShare side of the symbol of a card that lies, as a share of its height; null: as large as there is room
 */
export function cardDesign(layout: Layout, lines: readonly CardLine[], symbolShare: number | null): Design {
  const { labelWidthMm: widthMm, labelHeightMm: heightMm } = layout;
  const isUpright = heightMm > widthMm;
  const fields = lines.map(({ field, upright, lying, bold }): LayoutField => {
    const sizeMm = sizeOf(isUpright ? widthMm * upright : heightMm * lying);
    return { field, sizeMm, bold, lines: MOST_LINES, place: isUpright ? 'top' : 'beside', caption: false };
  });
  const symbolMm = symbolShare === null || isUpright ? null : heightMm * symbolShare;
  const paper = { widthMm, heightMm };
  const settings = { paper, fields, symbolMm, logo: null, cutMarks: false };
  return {
    settings,
    captions: {},
    logoRatio: null,
    logo: null,
    centred: true,
    symbolYields: true,
    grows: GROWS,
  };
}
