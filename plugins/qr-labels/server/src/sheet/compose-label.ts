import { QUIET_ZONE_MODULES } from '../../../../../src/codes';
import type { DrawnLabel, LabelText } from '../../../contracts';
import type { FittedLine } from './fit-text';
import { codeOf, columnOf, cutTo, heightOf, LINE_HEIGHT, titleOf, type Said } from './label-texts';
import type { Layout } from './layouts';
import type { LabelLanguage, Sticker } from './sticker';

/** The label that the sizes below are made for; on others they grow and shrink. */
const USUAL = { widthMm: 58, heightMm: 38.1 };
const PADDING_MM = 1.8;
const TITLE_HEIGHT_MM = 5.2;
const SMALL_GAP_MM = 0.6;
/** The symbol takes at most this share of the label's width; of a tall label, where no text stands beside it, the other. */
const SYMBOL_SHARE = 0.56;
const TALL_SYMBOL_SHARE = 0.86;
/** A label that is so many times as high as wide has the symbol below the texts. */
const TALL = 1.3;
/** From the top of a line to its baseline, in sizes. */
const BASELINE = 0.93;
/** Rounding of sums of millimetres. */
const GRACE_MM = 1e-9;

/** Letters that can just be read, on the paper. */
const MIN_TEXT_MM = 1.3;
/** Letters get smaller in such steps; so far before the symbol does. */
const SHRINK = 0.92;
const COMFORTABLE = 0.62;
/** Where all fits, the letters beside the symbol grow to so many times their usual size, in these steps. */
const GROWTH = [2, 1.7, 1.45, 1.25, 1.12, 1] as const;
/** Less than any text needs to get as small as it may. */
const LEAST_FACTOR = 0.2;
/** The symbol gets smaller in such steps for the sake of the texts, down to modules that every phone reads. */
const SYMBOL_SHRINK = 0.86;
const LEAST_MODULE_MM = 0.5;

/** A label of about the usual size and what it says. */
interface Usual {
  widthMm: number;
  heightMm: number;
  dotMm: number;
  /** From these millimetres to those of the paper. */
  scale: number;
  sticker: Sticker;
  language: LabelLanguage;
  /** Of the symbol's side, with its quiet zone. */
  boxModules: number;
}

interface Composed {
  title: Said;
  column: Said[];
  code: Said;
  moduleMm: number;
  /** The symbol's quiet zone and the column begin here. */
  belowTitleMm: number;
  /** All of it stands there. */
  isWhole: boolean;
  /** A word stands on two lines. */
  isBroken: boolean;
}

const isTall = ({ widthMm, heightMm }: Usual) => heightMm >= widthMm * TALL;
const titleWidth = ({ widthMm }: Usual) => widthMm - 2 * PADDING_MM;
const columnLeft = (usual: Usual, moduleMm: number) =>
  isTall(usual) ? PADDING_MM : moduleMm * usual.boxModules;
const columnWidth = (usual: Usual, moduleMm: number) =>
  usual.widthMm - columnLeft(usual, moduleMm) - PADDING_MM;
const bottomOf = ({ lines }: Said) =>
  PADDING_MM + Math.max(TITLE_HEIGHT_MM, heightOf(lines) + SMALL_GAP_MM / 2);
const codeTop = ({ heightMm }: Usual, code: Said) => heightMm - PADDING_MM - heightOf(code.lines);
/** Where the symbol's quiet zone begins: at the bottom of the label, or above the code. */
const boxTop = (usual: Usual, { code, moduleMm }: Pick<Composed, 'code' | 'moduleMm'>) =>
  (isTall(usual) ? codeTop(usual, code) : usual.heightMm) - moduleMm * usual.boxModules;
/** The height of the column, from below the title to the code or to the symbol above it. */
const roomOf = (usual: Usual, at: Pick<Composed, 'belowTitleMm' | 'code' | 'moduleMm'>) =>
  (isTall(usual) ? boxTop(usual, at) : codeTop(usual, at.code)) - at.belowTitleMm - SMALL_GAP_MM;
/** A single letter may be wider than its line. */
const isWider = (lines: readonly FittedLine[], widthMm: number) =>
  lines.some((line) => line.widthMm > widthMm + GRACE_MM);

/** The label with letters and a symbol of these sizes, whether it fits or not. */
function tried(usual: Usual, moduleMm: number, factor: number): Composed {
  const letters = { factor, leastMm: MIN_TEXT_MM / usual.scale };
  const columnMm = columnWidth(usual, moduleMm);
  const title = titleOf(usual.sticker, titleWidth(usual), letters, Infinity);
  const column = columnOf(usual.sticker, columnMm, letters, usual.language);
  const code = codeOf(usual.sticker, columnMm);
  const belowTitleMm = bottomOf(title);
  const lines = column.flatMap((one) => one.lines);
  const isWide = isWider(title.lines, titleWidth(usual)) || isWider(lines, columnMm);
  const at = { belowTitleMm, code, moduleMm };
  const isLow = heightOf(lines) > roomOf(usual, at) + GRACE_MM || belowTitleMm > boxTop(usual, at) + GRACE_MM;
  const isCut = [title, ...column, code].some(({ cut }) => cut);
  const isBroken = lines.some(({ breaksWord }) => breaksWord);
  return { title, column, code, moduleMm, belowTitleMm, isWhole: !isWide && !isLow && !isCut, isBroken };
}

/** What fits at no size: the title gets what the symbol leaves, the quantity and a line of each text stand, the rest is cut. */
function cutDown(usual: Usual, moduleMm: number): Composed {
  const letters = { factor: 0, leastMm: MIN_TEXT_MM / usual.scale };
  const composed = tried(usual, moduleMm, 0);
  const symbolTopMm = boxTop(usual, composed);
  const [line] = composed.title.lines;
  const lineMm = (line?.sizeMm ?? 1) * LINE_HEIGHT;
  const most = Math.floor((symbolTopMm - PADDING_MM - SMALL_GAP_MM / 2) / lineMm + GRACE_MM);
  const title = titleOf(usual.sticker, titleWidth(usual), letters, Math.max(1, most));
  const belowTitleMm = Math.min(bottomOf(title), symbolTopMm);
  const roomMm = roomOf(usual, { ...composed, belowTitleMm });
  const column = cutTo(composed.column, roomMm, columnWidth(usual, moduleMm));
  return { ...composed, title, column, belowTitleMm };
}

/** 1, 0.92, ... and the least. */
function factors(from: number, least: number): number[] {
  const steps: number[] = [];
  for (let factor = from; factor > least; factor *= SHRINK) steps.push(factor);
  return [...steps, Math.min(from, least)];
}

/** A module's sizes in whole dots, from as large as there is room for below a title of one line. */
function moduleSizes(usual: Usual): number[] {
  const { widthMm, heightMm, dotMm, scale, boxModules } = usual;
  const inDots = (mm: number) => Math.max(1, Math.floor(mm / dotMm + GRACE_MM)) * dotMm;
  const share = isTall(usual) ? TALL_SYMBOL_SHARE : SYMBOL_SHARE;
  const spaceMm = Math.min(heightMm - PADDING_MM - TITLE_HEIGHT_MM, widthMm * share);
  const sizes = [inDots(spaceMm / boxModules)];
  for (let mm = sizes[0] ?? 0; mm >= LEAST_MODULE_MM / scale; mm *= SYMBOL_SHRINK) {
    const size = inDots(mm);
    if (size < (sizes.at(-1) ?? 0) && size >= LEAST_MODULE_MM / scale - GRACE_MM) sizes.push(size);
  }
  return sizes;
}

/** The first of these sizes of letters at which everything fits; no other is tried where it does not at the last. */
function largest(
  usual: Usual,
  moduleMm: number,
  steps: readonly number[],
  mayBreak: boolean,
): Composed | null {
  const accepted = (factor: number) => {
    const composed = tried(usual, moduleMm, factor);
    return composed.isWhole && (mayBreak || !composed.isBroken) ? composed : null;
  };
  const [first = 1] = steps;
  const last = steps.at(-1) ?? 1;
  const atFirst = accepted(first);
  if (atFirst) return atFirst;
  const atLast = accepted(last);
  if (!atLast) return null;
  for (const factor of steps.slice(1, -1)) {
    const found = accepted(factor);
    if (found) return found;
  }
  return atLast;
}

/** Whether a text is whole, its words too, on no more lines than before. */
function isSound({ cut, lines }: Said, before: Said, columnMm: number): boolean {
  const isWhole = !cut && lines.every(({ breaksWord }) => !breaksWord) && !isWider(lines, columnMm);
  return isWhole && lines.length <= before.lines.length;
}

/** Larger letters in the column, each text as far as its words and the height allow, where it has room. */
function grown(usual: Usual, composed: Composed): Composed {
  const columnMm = columnWidth(usual, composed.moduleMm);
  const roomMm = roomOf(usual, composed);
  const larger = GROWTH.map((factor) =>
    columnOf(usual.sticker, columnMm, { factor, leastMm: 0 }, usual.language),
  );
  for (const step of GROWTH.keys()) {
    const column = composed.column.map(
      (one, place) =>
        larger
          .slice(step)
          .flatMap((texts) => texts[place] ?? [])
          .find((text) => isSound(text, one, columnMm)) ?? one,
    );
    if (heightOf(column.flatMap(({ lines }) => lines)) <= roomMm) return { ...composed, column };
  }
  return composed;
}

/** Letters shrink first, then the symbol, then letters again, down to what can just be read; what fits nowhere is cut. */
function best(usual: Usual): Composed {
  const sizes = moduleSizes(usual);
  for (const [steps, modules] of [
    [factors(1, COMFORTABLE), sizes],
    // Letters so small need all the room there is.
    [factors(COMFORTABLE, LEAST_FACTOR), [...sizes].reverse()],
  ] as const)
    for (const moduleMm of modules) {
      const found = largest(usual, moduleMm, steps, false) ?? largest(usual, moduleMm, steps, true);
      if (found) return found.isBroken ? found : grown(usual, found);
    }
  return cutDown(usual, sizes.at(-1) ?? usual.dotMm);
}

function stacked(lines: readonly FittedLine[], xMm: number, topMm: number): LabelText[] {
  let nextMm = topMm;
  return lines.map(({ text, widthMm, sizeMm, bold }) => {
    const baselineMm = nextMm + sizeMm * BASELINE;
    nextMm += sizeMm * LINE_HEIGHT;
    return { text, xMm, baselineMm, sizeMm, widthMm, bold };
  });
}

/** Where everything stands on a label of about the usual size, from its upper left corner. */
function composeUsual(usual: Usual): DrawnLabel {
  const composed = best(usual);
  const { title, column, code, moduleMm, belowTitleMm } = composed;
  const leftMm = columnLeft(usual, moduleMm);
  const boxLeftMm = isTall(usual) ? (usual.widthMm - moduleMm * usual.boxModules) / 2 : 0;
  const quietMm = moduleMm * QUIET_ZONE_MODULES;
  const lines = column.flatMap((one) => one.lines);
  return {
    code: usual.sticker.code,
    texts: [
      ...stacked(title.lines, PADDING_MM, PADDING_MM),
      ...stacked(lines, leftMm, belowTitleMm + SMALL_GAP_MM),
      ...stacked(code.lines, leftMm, codeTop(usual, code)),
    ],
    symbol: { xMm: boxLeftMm + quietMm, yMm: boxTop(usual, composed) + quietMm, moduleMm },
    quietModules: QUIET_ZONE_MODULES,
    logo: null,
    cuts: [title, ...column, code].flatMap(({ field, cut }) => (cut ? [field] : [])),
  };
}

/**
 * Where everything stands on one label: the designation over the full width, below it the symbol on
 * the left and the rest in a column beside it; on a tall label the rest over the full width, and the
 * symbol below. The symbol keeps its quiet zone inside the label.
 * @param modules the symbol's width in modules, without quiet zone
 * @param corner the label's upper left corner on the page
 */
export function composeLabel(
  layout: Layout,
  corner: { xMm: number; yMm: number },
  sticker: Sticker,
  modules: number,
  language: LabelLanguage,
): DrawnLabel {
  const scale = Math.min(layout.labelWidthMm / USUAL.widthMm, layout.labelHeightMm / USUAL.heightMm);
  const { texts, symbol, ...rest } = composeUsual({
    widthMm: layout.labelWidthMm / scale,
    heightMm: layout.labelHeightMm / scale,
    dotMm: layout.dotMm / scale,
    ...{ scale, sticker, language, boxModules: modules + 2 * QUIET_ZONE_MODULES },
  });
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
