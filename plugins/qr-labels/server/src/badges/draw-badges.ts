import { qrMatrix, QUIET_ZONE_MODULES } from '../../../../../src/codes';
import type { DrawnLabel, LabelText } from '../../../contracts';
import type { LabelLanguage } from '../sheet/compose-label';
import { drawPages } from '../sheet/draw-pdf';
import { ellipsise, plainText, wrap, type FittedLine, type Measure } from '../sheet/fit-text';
import type { Layout } from '../sheet/layouts';

/** What a badge says; `code` is told once, at the moment it is issued. */
export interface Badge {
  code: string;
  name: string;
  role: string;
}

/** Ten cards of the size of a bank card on A4, edge to edge: they are cut and laminated. */
export const BADGE_LAYOUT: Layout = {
  pageWidthMm: 210,
  pageHeightMm: 297,
  columns: 2,
  rows: 5,
  labelWidthMm: 85.6,
  labelHeightMm: 54,
  leftMm: 19.4,
  topMm: 13.5,
  gapXMm: 0,
  gapYMm: 0,
  dotMm: 0.01,
};

const PADDING_MM = 4;
const SYMBOL_MM = 36;
const NAME = { sizeMm: 5.4, bold: true };
const ROLE = { sizeMm: 3.6, bold: false };
const HINT = { sizeMm: 2.7, bold: false };
const LINE_HEIGHT = 1.2;
const BASELINE = 0.93;
const MAX_NAME_LINES = 3;
const MAX_HINT_LINES = 3;

const HINTS: Readonly<Record<LabelLanguage, string>> = {
  ru: 'Бейдж: поднесите к камере или сканеру и введите ПИН-код',
  en: 'Badge: show it to the camera or scanner and enter the PIN',
};

/** Lines one below the other. */
function stacked(lines: readonly FittedLine[], xMm: number, topMm: number): LabelText[] {
  let nextMm = topMm;
  return lines.map(({ text, sizeMm, widthMm, bold }) => {
    const baselineMm = nextMm + sizeMm * BASELINE;
    nextMm += sizeMm * LINE_HEIGHT;
    return { text, sizeMm, widthMm, bold, xMm, baselineMm };
  });
}

/** A badge as it is drawn with its upper left corner at `corner`: the symbol at the right, the name beside it. */
export function composeBadge(
  badge: Badge,
  corner: { xMm: number; yMm: number },
  symbolModules: number,
  language: LabelLanguage,
  measure: Measure,
): DrawnLabel {
  const moduleMm = SYMBOL_MM / (symbolModules + 2 * QUIET_ZONE_MODULES);
  const inset = QUIET_ZONE_MODULES * moduleMm;
  const textWidthMm = BADGE_LAYOUT.labelWidthMm - SYMBOL_MM - 2 * PADDING_MM;
  const who = [
    ...wrap(plainText(badge.name), textWidthMm, MAX_NAME_LINES, NAME, measure),
    ellipsise(plainText(badge.role), textWidthMm, ROLE, measure),
  ];
  const hint = wrap(HINTS[language], textWidthMm, MAX_HINT_LINES, HINT, measure);
  const left = corner.xMm + PADDING_MM;
  const bottomMm = corner.yMm + BADGE_LAYOUT.labelHeightMm - PADDING_MM;
  const texts = [
    ...stacked(who, left, corner.yMm + PADDING_MM),
    ...stacked(hint, left, bottomMm - hint.length * HINT.sizeMm * LINE_HEIGHT),
  ];
  return {
    code: badge.code,
    texts,
    symbol: {
      xMm: corner.xMm + BADGE_LAYOUT.labelWidthMm - SYMBOL_MM + inset,
      yMm: corner.yMm + (BADGE_LAYOUT.labelHeightMm - SYMBOL_MM) / 2 + inset,
      moduleMm,
    },
    quietModules: QUIET_ZONE_MODULES,
    logo: null,
    cut: [...who, ...hint].some(({ cut }) => cut),
  };
}

/** Badges as a PDF file, ten a page. */
export function drawBadges(badges: readonly Badge[], language: LabelLanguage): Promise<Buffer> {
  return drawPages({
    layout: BADGE_LAYOUT,
    count: badges.length,
    skip: 0,
    title: language === 'ru' ? 'Бейджи' : 'Badges',
    outlined: true,
    logo: null,
    at(index, corner, measure) {
      const badge = badges[index];
      if (!badge) throw new Error(`There is no badge ${index}.`);
      const matrix = qrMatrix(badge.code);
      return { label: composeBadge(badge, corner, matrix.size, language, measure), matrix };
    },
  });
}
