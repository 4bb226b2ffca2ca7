import { roleWord } from '../../../../../src/access';
import { cardDesign, type CardLine } from '../cards/card-design';
import type { Design } from '../sheet/compose-design';
import type { LabelLanguage, Sticker } from '../sheet/sticker';
import type { Layout } from '../sheet/layouts';

/** What a badge says; `code` is told once, at the moment it is issued. */
export interface Badge {
  code: string;
  name: string;
  role: string;
}

const HINTS: Readonly<Record<LabelLanguage, string>> = {
  ru: 'Бейдж: поднесите к камере или сканеру и введите ПИН-код',
  en: 'Badge: show it to the camera or scanner and enter the PIN',
};

/** The operator's name, the role, and what to do with the badge. */
const LINES: readonly CardLine[] = [
  { field: 'operator', upright: 0.1, lying: 0.1, bold: true },
  { field: 'role', upright: 0.06, lying: 0.067, bold: false },
  { field: 'hint', upright: 0.045, lying: 0.05, bold: false },
];
/** Beside a larger symbol there is no room for names. */
const SYMBOL_SHARE = 0.55;

/** How a badge is laid out on this paper. */
export function badgeDesign(layout: Layout): Design {
  return cardDesign(layout, LINES, SYMBOL_SHARE);
}

/** What a badge says of its operator, as the drawing of labels takes it. */
export function badgeSticker({ code, name, role }: Badge, language: LabelLanguage): Sticker {
  const said = { operator: name, role: roleWord(role, language), hint: HINTS[language] };
  return {
    code,
    designation: said.operator,
    name: said.role,
    values: said,
    ...{ productDesignation: '', orderNumber: null, quantity: 0, piece: null },
  };
}
