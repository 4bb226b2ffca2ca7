import type { StageRow } from '../../../stage-cards/contracts';
import { stageCode } from '../../../../../src/codes';
import { cardDesign, type CardLine } from '../cards/card-design';
import type { Design } from '../sheet/compose-design';
import type { LabelLanguage, Sticker } from '../sheet/sticker';
import type { Layout } from '../sheet/layouts';

const HINTS: Readonly<Record<LabelLanguage, string>> = {
  ru: 'Отсканируйте в начале работы: отметки с этого устройства пойдут на этот этап',
  en: 'Scan before you work: reports of this device go to this stage',
};

/** The stage's name, and what to do with the card. */
const LINES: readonly CardLine[] = [
  { field: 'stage', upright: 0.12, lying: 0.17, bold: true },
  { field: 'hint', upright: 0.05, lying: 0.075, bold: false },
];

/** How a card of a stage is laid out on this paper. */
export function stageCardDesign(layout: Layout): Design {
  return cardDesign(layout, LINES, null);
}

/** What a card says of its stage, as the drawing of labels takes it. */
export function stageSticker({ id, name }: Pick<StageRow, 'id' | 'name'>, language: LabelLanguage): Sticker {
  return {
    code: stageCode(id),
    designation: name,
    name: HINTS[language],
    values: { stage: name, hint: HINTS[language] },
    ...{ productDesignation: '', orderNumber: null, quantity: 0, piece: null },
  };
}
