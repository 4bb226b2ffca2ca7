import type { LayoutField } from '../../../layouts/contracts';
import type { StageRow } from '../../../stage-cards/contracts';
import { stageCode } from '../../../../../src/codes';
import type { Design } from '../sheet/compose-design';
import type { LabelLanguage, Sticker } from '../sheet/compose-label';
import type { Layout } from '../sheet/layouts';

const HINTS: Readonly<Record<LabelLanguage, string>> = {
  ru: 'Отсканируйте в начале работы: отметки с этого устройства пойдут на этот этап',
  en: 'Scan before you work: reports of this device go to this stage',
};

/** Letters as shares of a card that stands upright: of its width; of one that lies: of its height. */
const UPRIGHT = { name: 0.12, hint: 0.05 };
const LYING = { name: 0.17, hint: 0.075 };
/** What layouts allow for letters. */
const [LEAST_MM, MOST_MM] = [1.2, 30];

const sizeOf = (mm: number): number => Math.min(MOST_MM, Math.max(LEAST_MM, mm));

/** How a card is laid out: the name and what to do above the symbol, or beside it where the card lies. */
export function cardDesign(layout: Layout): Design {
  const { labelWidthMm: widthMm, labelHeightMm: heightMm } = layout;
  const isUpright = heightMm > widthMm;
  const [shares, sideMm] = isUpright ? [UPRIGHT, widthMm] : [LYING, heightMm];
  const place = isUpright ? 'top' : 'beside';
  const fields: LayoutField[] = [
    {
      field: 'designation',
      sizeMm: sizeOf(sideMm * shares.name),
      bold: true,
      lines: 4,
      place,
      caption: false,
    },
    { field: 'name', sizeMm: sizeOf(sideMm * shares.hint), bold: false, lines: 6, place, caption: false },
  ];
  const paper = { widthMm, heightMm };
  const settings = { paper, fields, symbolMm: null, logo: null, cutMarks: false };
  return { settings, captions: {}, logoRatio: null, logo: null };
}

/** What a card says of its stage, as the drawing of labels takes it. */
export function cardSticker({ id, name }: StageRow, language: LabelLanguage): Sticker {
  return {
    code: stageCode(id),
    designation: name,
    name: HINTS[language],
    ...{ productDesignation: '', orderNumber: null, quantity: 0, piece: null },
  };
}
