import { QUIET_ZONE_MODULES } from '../../../../../src/codes';
import type { DrawnLabel, LabelField, LabelText } from '../../../contracts';
import type { LayoutField, LayoutSettings } from '../../../layouts/contracts';
import { fieldText, type Captions } from './field-text';
import { isOverlong, plainText, wrap, type FittedLine } from './fit-text';
import type { Layout } from './layouts';
import { widthOf } from './ruler';
import type { LabelLanguage, Sticker } from './sticker';
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
  /** Texts that leave room are set so many times larger than `sizeMm`, as far as they fit; missing: they are not. */
  grows?: number;
  /** A symbol of a size of its own gives way to the texts all the same. */
  symbolYields?: boolean;
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
/** So much where texts would be cut otherwise. */
const MOST_TOP_SHARE = 0.7;
const MAX_LOGO_SHARE = 0.45;
const SYMBOL_SHRINK = 0.86;
const LEAST_MODULE_MM = 0.5;
/** Of the label's width, for the texts beside the symbol. */
const MIN_COLUMN_SHARE = 0.3;

/** Where there is no room for all, these stay, in this order: they tell one batch, stage or person from another. */
const KEPT_FIRST: readonly LabelField[] = ['designation', 'stage', 'operator', 'code', 'quantity'];

interface Block {
  lines: (FittedLine & { field: LabelField })[];
  heightMm: number;
  /** Texts that were cut, or left out. */
  cuts: LabelField[];
  /** A letter is wider than a line. */
  isTooWide: boolean;
  /** A word stands on two lines. */
  isBroken: boolean;
}

interface Wish {
  text: string;
  field: LayoutField;
  /** Some of the value is not even in the text. */
  isOverlong: boolean;
}

function blockOf(wishes: readonly Wish[], widthMm: number, factor: number, maxLines: number): Block {
  let isBroken = false;
  const lines = wishes.flatMap(({ text, field }) => {
    const sizeMm = Math.max(Math.min(MIN_TEXT_MM, field.sizeMm), field.sizeMm * factor);
    const { bold } = field;
    const wrapped = wrap(text, widthMm, Math.min(field.lines, maxLines), { sizeMm, bold });
    if (wrapped.length > 1 && text.split(' ').some((word) => widthOf(word, sizeMm, bold) > widthMm))
      isBroken = true;
    return wrapped.map((line) => ({ ...line, field: field.field }));
  });
  return {
    lines,
    heightMm: lines.reduce((sum, { sizeMm }) => sum + sizeMm * LINE_HEIGHT, 0),
    cuts: lines.flatMap(({ field, cut }) => (cut ? [field] : [])),
    isTooWide: lines.some((line) => line.widthMm > widthMm),
    isBroken,
  };
}

/** Room for texts. */
interface Box {
  widthMm: number;
  heightMm: number;
  /** Letters may be so many times larger where all of them then take no more of the height than this. */
  growth?: { most: number; heightMm: number };
}

/** Texts in the largest sizes at which they fit whole, words whole too if that costs little; then smaller and cut, then only so many lines as fit. */
function fitted(wishes: readonly Wish[], box: Box): Block {
  const smallest = Math.min(1, ...wishes.map(({ field }) => MIN_TEXT_MM / field.sizeMm));
  let block = blockOf(wishes, box.widthMm, 1, Infinity);
  const fits = ({ cuts, isTooWide, heightMm }: Block) =>
    cuts.length === 0 && !isTooWide && heightMm <= box.heightMm;
  const { most, heightMm: roomMm } = box.growth ?? { most: 1, heightMm: 0 };
  for (
    let factor = most;
    factor >= LEAST_FOR_WORDS;
    factor = factor > 1 ? Math.max(1, factor * SHRINK) : factor * SHRINK
  ) {
    const whole = blockOf(wishes, box.widthMm, factor, Infinity);
    const isWithin = factor <= 1 || whole.heightMm <= roomMm;
    if (fits(whole) && !whole.isBroken && isWithin) return whole;
  }
  for (let factor = 1; !fits(block); factor *= SHRINK) {
    block = blockOf(wishes, box.widthMm, factor, Infinity);
    if (factor < smallest) break;
  }
  if (block.heightMm <= box.heightMm && !block.isTooWide) return block;
  return reduced(blockOf(wishes, box.widthMm, 0, 1), box.heightMm);
}

/** As many lines of a block as there is room for, in their order; the others are told as cut. */
function reduced(block: Block, roomMm: number): Block {
  const worth = ({ field }: Block['lines'][number]) =>
    KEPT_FIRST.includes(field) ? KEPT_FIRST.indexOf(field) : KEPT_FIRST.length;
  const kept = new Set<Block['lines'][number]>();
  let heightMm = 0;
  for (const line of [...block.lines].sort((one, other) => worth(one) - worth(other))) {
    if (heightMm + line.sizeMm * LINE_HEIGHT > roomMm) break;
    kept.add(line);
    heightMm += line.sizeMm * LINE_HEIGHT;
  }
  const [lines, left] = [true, false].map((isKept) =>
    block.lines.filter((line) => kept.has(line) === isKept),
  );
  return {
    ...block,
    lines: lines ?? [],
    heightMm,
    cuts: [...block.cuts, ...(left ?? []).map(({ field }) => field)],
  };
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
}

/** Of labels for single pieces each has to say which one it is, whatever the layout names. */
const PIECE: LayoutField = {
  ...{ field: 'quantity', sizeMm: 3, bold: true, lines: 1, place: 'beside', caption: false },
};

function fieldsOf({ settings }: Design, { piece }: Sticker): readonly LayoutField[] {
  const isSaid = piece === null || settings.fields.some(({ field }) => field === 'quantity');
  return isSaid ? settings.fields : [PIECE, ...settings.fields];
}

function wishesOf(design: Design, { sticker, language }: Place, place: LayoutField['place']): Wish[] {
  return fieldsOf(design, sticker).flatMap((field) => {
    if (field.place !== place) return [];
    const value = fieldText(field, sticker, design.captions, language);
    const text = plainText(value);
    return text === '' ? [] : [{ text, field, isOverlong: isOverlong(value) }];
  });
}

/** The symbol's place: below what stands above it, at the left; in the middle where nothing stands beside it. */
function roomOf(
  place: Place,
  topMm: number,
  paddingMm: number,
  hasColumn: boolean,
  wantedMm: number | null,
): SymbolRoom {
  const { labelWidthMm, labelHeightMm, dotMm } = place.layout;
  const columnMm = hasColumn ? labelWidthMm * MIN_COLUMN_SHARE + paddingMm : 0;
  return symbolRoom({
    widthMm: labelWidthMm - columnMm,
    heightMm: labelHeightMm - topMm,
    modules: place.modules,
    wantedMm,
    dotMm,
  });
}

/** How much of the height the texts above the symbol may take, and how large the symbol is to be. */
interface Shares {
  topShare: number;
  symbolMm: number | null;
}

/** A label with these shares; what does not fit is cut. */
function composedWith(design: Design, place: Place, { topShare, symbolMm }: Shares): DrawnLabel {
  const { layout, corner, sticker, modules } = place;
  const { labelWidthMm: widthMm, labelHeightMm: heightMm } = layout;
  const paddingMm = Math.min(MAX_PADDING_MM, Math.min(widthMm, heightMm) * PADDING_SHARE);
  const logo = logoBox(design, layout);
  const above = wishesOf(design, place, 'top');
  const most = design.grows ?? 1;
  const top = fitted(above, {
    widthMm: widthMm - 2 * paddingMm - (logo ? logo.widthMm + paddingMm : 0),
    heightMm: heightMm * topShare,
    // Never at the cost of the symbol, which is at most as wide as the label.
    growth: { most, heightMm: heightMm - widthMm - 2 * paddingMm },
  });
  const headMm = Math.max(top.heightMm, logo?.heightMm ?? 0);
  const belowMm = headMm === 0 ? 0 : headMm + paddingMm;
  const wishes = wishesOf(design, place, 'beside');
  const room = roomOf(place, belowMm, paddingMm, wishes.length > 0, symbolMm);
  const columnTopMm = Math.max(paddingMm, belowMm);
  const columnLeftMm = Math.max(room.boxMm, paddingMm);
  const beside = fitted(wishes, {
    widthMm: widthMm - columnLeftMm - paddingMm,
    heightMm: heightMm - columnTopMm - paddingMm,
    growth: { most, heightMm: heightMm - columnTopMm - paddingMm },
  });
  const leftMm = wishes.length > 0 ? 0 : (widthMm - room.boxMm) / 2;
  const quietMm = room.quietModules * room.moduleMm;
  const isCentred = design.centred === true && headMm === 0;
  const belowSymbolMm = isCentred ? Math.max(0, (heightMm - room.boxMm) / 2) : 0;
  const aboveColumnMm = isCentred ? Math.max(columnTopMm, (heightMm - beside.heightMm) / 2) : columnTopMm;
  const overlong = [...above, ...wishes].flatMap((wish) => (wish.isOverlong ? [wish.field.field] : []));
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
    cuts: [...new Set([...top.cuts, ...beside.cuts, ...overlong])],
  };
}

/** A symbol of no size asked for, and one that yields, gives way to the texts, down to modules that every phone reads. */
function sharesFor(composed: DrawnLabel, { settings, symbolYields }: Design, { modules }: Place): Shares[] {
  if (settings.symbolMm !== null && symbolYields !== true)
    return [{ topShare: MOST_TOP_SHARE, symbolMm: settings.symbolMm }];
  const shares: Shares[] = [];
  for (let mm = composed.symbol.moduleMm; mm >= LEAST_MODULE_MM; mm *= SYMBOL_SHRINK)
    for (const topShare of [MAX_TOP_SHARE, MOST_TOP_SHARE]) shares.push({ topShare, symbolMm: mm * modules });
  return shares;
}

/**
 * Where everything stands on a label of the factory's own layout: the fields for the top over the width, the logo at
 * their right; below them the symbol with the other fields beside it. Texts wrap, then shrink, then the symbol does,
 * and what then does not fit is cut and told.
 */
export function composeDesign(design: Design, place: Place): DrawnLabel {
  const { symbolMm } = design.settings;
  const usual = composedWith(design, place, { topShare: MAX_TOP_SHARE, symbolMm });
  if (usual.cuts.length === 0) return usual;
  for (const shares of sharesFor(usual, design, place)) {
    const other = composedWith(design, place, shares);
    const isSound =
      other.quietModules >= usual.quietModules &&
      other.symbol.moduleMm >= Math.min(LEAST_MODULE_MM, usual.symbol.moduleMm);
    if (other.cuts.length === 0 && isSound) return other;
  }
  return usual;
}
