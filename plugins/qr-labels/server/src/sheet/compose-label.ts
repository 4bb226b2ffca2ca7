import { QUIET_ZONE_MODULES } from '../../../../../src/codes';
import type { DrawnLabel, LabelText } from '../../../contracts';
import { plainText, shrink, wrap, type FittedLine, type Measure } from './fit-text';
import type { Layout } from './layouts';

/** What one sticker says. */
export interface Sticker {
  code: string;
  designation: string | null;
  name: string | null;
  productDesignation: string;
  orderNumber: string | null;
  quantity: number;
  /** Of a sticker per piece: this one's number among `quantity`. */
  piece: number | null;
  /** What only own layouts say. */
  lot?: number;
  productName?: string | null;
  /** Of the part, by the field's name; own ones as `own.NAME`. */
  values?: Readonly<Record<string, string>>;
}

export type LabelLanguage = 'ru' | 'en';

/** The label that the sizes below are made for; on others they grow and shrink. */
const USUAL = { widthMm: 58, heightMm: 38.1 };
const PADDING_MM = 1.8;
const TITLE_HEIGHT_MM = 5.2;
const SMALL_GAP_MM = 0.6;
/** The symbol takes at most this share of the label's width. */
const SYMBOL_SHARE = 0.56;
const LINE_HEIGHT = 1.18;
/** From the top of a line to its baseline, in sizes. */
const BASELINE = 0.93;

const TITLE = { sizeMm: 4.2, bold: true };
const MIN_TITLE_MM = 2.9;
const NAME = { sizeMm: 2.9, bold: false };
const QUANTITY = { sizeMm: 4.2, bold: true };
const PRODUCT = { sizeMm: 2.6, bold: false };
const CODE = { sizeMm: 3, bold: false };
const MIN_CODE_MM = 1.8;

/** The code as people read it aloud: `0123 4567 89AB C`. */
export function readableCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}

/** The pieces of a batch, or which of them this one is: «3 из 12». */
export function quantityText({ piece, quantity }: Sticker, language: LabelLanguage): string {
  if (language === 'ru') return piece === null ? `${quantity} шт.` : `${piece} из ${quantity}`;
  return piece === null ? `${quantity} pcs` : `${piece} of ${quantity}`;
}

function orderText(orderNumber: string, language: LabelLanguage): string {
  return `${language === 'ru' ? 'Заказ' : 'Order'} ${plainText(orderNumber)}`;
}

interface Column {
  xMm: number;
  topMm: number;
  widthMm: number;
  bottomMm: number;
}

function placed(fitted: FittedLine, xMm: number, topMm: number): LabelText {
  const { text, widthMm, sizeMm, bold } = fitted;
  return { text, xMm, baselineMm: topMm + sizeMm * BASELINE, sizeMm, widthMm, bold };
}

/** The lines beside the symbol, top down; the code stands at the bottom. */
function columnLines(sticker: Sticker, widthMm: number, language: LabelLanguage, measure: Measure) {
  const name = sticker.designation === null ? '' : plainText(sticker.name ?? '');
  const product = plainText(sticker.productDesignation);
  return [
    ...wrap(name, widthMm, 3, NAME, measure),
    shrink(quantityText(sticker, language), widthMm, QUANTITY, PRODUCT.sizeMm, measure),
    ...wrap(product, widthMm, 2, PRODUCT, measure),
    ...(sticker.orderNumber
      ? wrap(orderText(sticker.orderNumber, language), widthMm, 2, PRODUCT, measure)
      : []),
  ];
}

function columnTexts(
  column: Column,
  lines: FittedLine[],
  code: FittedLine,
): { texts: LabelText[]; cut: boolean } {
  const texts: LabelText[] = [];
  const limitMm = column.bottomMm - code.sizeMm * LINE_HEIGHT;
  let topMm = column.topMm;
  let cut = lines.some((one) => one.cut);
  for (const one of lines) {
    if (topMm + one.sizeMm * LINE_HEIGHT > limitMm) {
      cut = true;
      break;
    }
    texts.push(placed(one, column.xMm, topMm));
    topMm += one.sizeMm * LINE_HEIGHT;
  }
  texts.push(placed(code, column.xMm, limitMm));
  return { texts, cut };
}

/** One label of about the usual size with its upper left corner at 0, 0. */
function composeUsual(
  size: { widthMm: number; heightMm: number; dotMm: number },
  sticker: Sticker,
  modules: number,
  language: LabelLanguage,
  measure: Measure,
): DrawnLabel {
  const { widthMm, heightMm, dotMm } = size;
  const belowTitleMm = PADDING_MM + TITLE_HEIGHT_MM;
  const spaceMm = Math.min(heightMm - belowTitleMm, widthMm * SYMBOL_SHARE);
  const boxModules = modules + 2 * QUIET_ZONE_MODULES;
  const moduleMm = Math.floor(spaceMm / boxModules / dotMm + 1e-9) * dotMm;
  const boxMm = moduleMm * boxModules;
  const column: Column = {
    xMm: boxMm,
    topMm: belowTitleMm + SMALL_GAP_MM,
    widthMm: widthMm - boxMm - PADDING_MM,
    bottomMm: heightMm - PADDING_MM,
  };
  const titleText = plainText(sticker.designation ?? sticker.name ?? sticker.code);
  const title = shrink(titleText, widthMm - 2 * PADDING_MM, TITLE, MIN_TITLE_MM, measure);
  const code = shrink(readableCode(sticker.code), column.widthMm, CODE, MIN_CODE_MM, measure);
  const lines = columnLines(sticker, column.widthMm, language, measure);
  const beside = columnTexts(column, lines, code);
  const quietMm = moduleMm * QUIET_ZONE_MODULES;
  return {
    code: sticker.code,
    texts: [placed(title, PADDING_MM, PADDING_MM), ...beside.texts],
    symbol: { xMm: quietMm, yMm: heightMm - boxMm + quietMm, moduleMm },
    quietModules: QUIET_ZONE_MODULES,
    logo: null,
    cut: title.cut || beside.cut,
  };
}

/**
 * Where everything stands on one label: the designation over the full width, below it the symbol on
 * the left and the rest in a column beside it. The symbol keeps its quiet zone inside the label.
 * @param modules the symbol's width in modules, without quiet zone
 * @param corner the label's upper left corner on the page
 */
export function composeLabel(
  layout: Layout,
  corner: { xMm: number; yMm: number },
  sticker: Sticker,
  modules: number,
  language: LabelLanguage,
  measure: Measure,
): DrawnLabel {
  const scale = Math.min(layout.labelWidthMm / USUAL.widthMm, layout.labelHeightMm / USUAL.heightMm);
  const size = {
    widthMm: layout.labelWidthMm / scale,
    heightMm: layout.labelHeightMm / scale,
    dotMm: layout.dotMm / scale,
  };
  const { texts, symbol, ...rest } = composeUsual(size, sticker, modules, language, measure);
  const x = (mm: number) => corner.xMm + mm * scale;
  const y = (mm: number) => corner.yMm + mm * scale;
  return {
    ...rest,
    texts: texts.map((text) => ({
      ...text,
      xMm: x(text.xMm),
      baselineMm: y(text.baselineMm),
      sizeMm: text.sizeMm * scale,
      widthMm: text.widthMm * scale,
    })),
    symbol: { xMm: x(symbol.xMm), yMm: y(symbol.yMm), moduleMm: symbol.moduleMm * scale },
  };
}
