import { QUIET_ZONE_MODULES } from '../../../../../src/codes';
import type { DrawnLabel, LabelText } from '../../../contracts';
import type { LayoutField, LayoutSettings } from '../../../layouts/contracts';
import { fieldText, type Captions } from './field-text';
import type { LabelLanguage, Sticker } from './compose-label';
import { plainText, wrap, type FittedLine, type Measure } from './fit-text';
import type { Layout } from './layouts';
import { symbolRoom, type SymbolRoom } from './symbol-room';

/** A layout of the factory's own, ready to be drawn. */
export interface Design {
  settings: LayoutSettings;
  captions: Captions;
  /** Width of the logo's picture by its height; null: there is none. */
  logoRatio: number | null;
  /** PNG; null: there is none. */
  logo: Buffer | null;
  /** Where nothing stands above, the symbol and what is beside it stand in the middle of the height: cards, not labels. */
  centred?: boolean;
}

const MAX_PADDING_MM = 1.8;
const PADDING_SHARE = 0.05;
const LINE_HEIGHT = 1.18;
const BASELINE = 0.93;
/** Letters get smaller in such steps, down to a size that can just be read. */
const SHRINK = 0.92;
const MIN_TEXT_MM = 1.3;
/** So small letters get for the sake of whole words; below that a word is broken. */
const LEAST_FOR_WORDS = 0.6;
/** Of the label's height, for what stands above the symbol; of its width, for the logo. */
const MAX_TOP_SHARE = 0.45;
const MAX_LOGO_SHARE = 0.45;
/** Of the label's width, for the texts beside the symbol. */
const MIN_COLUMN_SHARE = 0.3;

interface Block {
  lines: FittedLine[];
  heightMm: number;
  /** A text was cut, or left out. */
  cut: boolean;
  /** A letter is wider than a line. */
  isTooWide: boolean;
  /** A word stands on two lines. */
  isBroken: boolean;
}

interface Wish {
  text: string;
  field: LayoutField;
}

function blockOf(
  wishes: readonly Wish[],
  widthMm: number,
  factor: number,
  maxLines: number,
  measure: Measure,
): Block {
  let isBroken = false;
  const lines = wishes.flatMap(({ text, field }) => {
    const sizeMm = Math.max(Math.min(MIN_TEXT_MM, field.sizeMm), field.sizeMm * factor);
    const { bold } = field;
    const wrapped = wrap(text, widthMm, Math.min(field.lines, maxLines), { sizeMm, bold }, measure);
    if (wrapped.length > 1 && text.split(' ').some((word) => measure(word, sizeMm, bold) > widthMm))
      isBroken = true;
    return wrapped;
  });
  return {
    lines,
    heightMm: lines.reduce((sum, { sizeMm }) => sum + sizeMm * LINE_HEIGHT, 0),
    cut: lines.some(({ cut }) => cut),
    isTooWide: lines.some((line) => line.widthMm > widthMm),
    isBroken,
  };
}

/** Texts in the largest sizes at which they fit whole, words whole too if that costs little; then smaller and cut, then only so many lines as fit. */
function fitted(
  wishes: readonly Wish[],
  box: { widthMm: number; heightMm: number },
  measure: Measure,
): Block {
  const smallest = Math.min(1, ...wishes.map(({ field }) => MIN_TEXT_MM / field.sizeMm));
  let block = blockOf(wishes, box.widthMm, 1, Infinity, measure);
  const fits = ({ cut, isTooWide, heightMm }: Block) => !cut && !isTooWide && heightMm <= box.heightMm;
  for (let factor = 1; factor >= LEAST_FOR_WORDS; factor *= SHRINK) {
    const whole = blockOf(wishes, box.widthMm, factor, Infinity, measure);
    if (fits(whole) && !whole.isBroken) return whole;
  }
  for (let factor = 1; !fits(block); factor *= SHRINK) {
    block = blockOf(wishes, box.widthMm, factor, Infinity, measure);
    if (factor < smallest) break;
  }
  if (block.heightMm <= box.heightMm && !block.isTooWide) return block;
  block = blockOf(wishes, box.widthMm, 0, 1, measure);
  const kept: FittedLine[] = [];
  let heightMm = 0;
  for (const line of block.lines) {
    if (heightMm + line.sizeMm * LINE_HEIGHT > box.heightMm) break;
    kept.push(line);
    heightMm += line.sizeMm * LINE_HEIGHT;
  }
  return { ...block, lines: kept, heightMm, cut: block.cut || kept.length < block.lines.length };
}

function stacked({ lines }: Block, xMm: number, topMm: number): LabelText[] {
  let nextMm = topMm;
  return lines.map(({ text, sizeMm, widthMm, bold }) => {
    const baselineMm = nextMm + sizeMm * BASELINE;
    nextMm += sizeMm * LINE_HEIGHT;
    return { text, sizeMm, widthMm, bold, xMm, baselineMm };
  });
}

function logoBox(
  { settings, logoRatio }: Design,
  layout: Layout,
): { widthMm: number; heightMm: number } | null {
  if (!settings.logo || logoRatio === null) return null;
  const { labelWidthMm, labelHeightMm } = layout;
  const highest = Math.min(settings.logo.heightMm, labelHeightMm * MAX_TOP_SHARE);
  const heightMm = Math.min(highest, (labelWidthMm * MAX_LOGO_SHARE) / logoRatio);
  return { widthMm: heightMm * logoRatio, heightMm };
}

/** What a label is drawn from: one sticker of one layout at one corner of the page. */
export interface Place {
  layout: Layout;
  corner: { xMm: number; yMm: number };
  sticker: Sticker;
  /** Width of the symbol in modules, without quiet zone. */
  modules: number;
  language: LabelLanguage;
  measure: Measure;
}

function wishesOf(
  { settings, captions }: Design,
  { sticker, language }: Place,
  place: LayoutField['place'],
): Wish[] {
  return settings.fields.flatMap((field) => {
    if (field.place !== place) return [];
    const text = plainText(fieldText(field, sticker, captions, language));
    return text === '' ? [] : [{ text, field }];
  });
}

/** The symbol's place: below what stands above it, at the left; in the middle where nothing stands beside it. */
function roomOf(
  design: Design,
  place: Place,
  topMm: number,
  paddingMm: number,
  hasColumn: boolean,
): SymbolRoom {
  const { labelWidthMm, labelHeightMm, dotMm } = place.layout;
  const columnMm = hasColumn ? labelWidthMm * MIN_COLUMN_SHARE + paddingMm : 0;
  return symbolRoom({
    widthMm: labelWidthMm - columnMm,
    heightMm: labelHeightMm - topMm,
    modules: place.modules,
    wantedMm: design.settings.symbolMm,
    dotMm,
  });
}

/**
 * Where everything stands on a label of the factory's own layout: the fields for the top over the width, the logo at
 * their right; below them the symbol with the other fields beside it. Texts wrap, then shrink, then are cut and told.
 */
export function composeDesign(design: Design, place: Place): DrawnLabel {
  const { layout, corner, sticker, modules, measure } = place;
  const { labelWidthMm: widthMm, labelHeightMm: heightMm } = layout;
  const paddingMm = Math.min(MAX_PADDING_MM, Math.min(widthMm, heightMm) * PADDING_SHARE);
  const logo = logoBox(design, layout);
  const top = fitted(
    wishesOf(design, place, 'top'),
    {
      widthMm: widthMm - 2 * paddingMm - (logo ? logo.widthMm + paddingMm : 0),
      heightMm: heightMm * MAX_TOP_SHARE,
    },
    measure,
  );
  const headMm = Math.max(top.heightMm, logo?.heightMm ?? 0);
  const belowMm = headMm === 0 ? 0 : headMm + paddingMm;
  const wishes = wishesOf(design, place, 'beside');
  const room = roomOf(design, place, belowMm, paddingMm, wishes.length > 0);
  const columnTopMm = Math.max(paddingMm, belowMm);
  const columnLeftMm = Math.max(room.boxMm, paddingMm);
  const beside = fitted(
    wishes,
    { widthMm: widthMm - columnLeftMm - paddingMm, heightMm: heightMm - columnTopMm - paddingMm },
    measure,
  );
  const leftMm = wishes.length > 0 ? 0 : (widthMm - room.boxMm) / 2;
  const quietMm = room.quietModules * room.moduleMm;
  const isCentred = design.centred === true && headMm === 0;
  const belowSymbolMm = isCentred ? Math.max(0, (heightMm - room.boxMm) / 2) : 0;
  const aboveColumnMm = isCentred ? Math.max(columnTopMm, (heightMm - beside.heightMm) / 2) : columnTopMm;
  return {
    code: sticker.code,
    texts: [
      ...stacked(top, corner.xMm + paddingMm, corner.yMm + paddingMm),
      ...stacked(beside, corner.xMm + columnLeftMm, corner.yMm + aboveColumnMm),
    ],
    symbol: {
      xMm: corner.xMm + leftMm + quietMm,
      yMm: corner.yMm + heightMm - belowSymbolMm - quietMm - modules * room.moduleMm,
      moduleMm: room.moduleMm,
    },
    quietModules: Math.min(QUIET_ZONE_MODULES, room.quietModules),
    logo: logo && {
      ...logo,
      xMm: corner.xMm + widthMm - paddingMm - logo.widthMm,
      yMm: corner.yMm + paddingMm,
    },
    cut: top.cut || beside.cut,
  };
}
