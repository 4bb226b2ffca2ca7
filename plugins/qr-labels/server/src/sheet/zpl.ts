import { qrMatrix } from '../../../../../src/codes';
import type { DrawnLabel, LabelSymbol, LabelText } from '../../../contracts';
import type { Design } from './compose-design';
import { compose } from './composer';
import { paperFor, type Layout } from './layouts';
import { isSame, type LabelLanguage, type Sticker } from './sticker';

/** Labels for a printer that takes Zebra's language. */
export interface ZplWish {
  /** Only the size of its labels counts: a roll has one after the other. */
  layout: Layout;
  stickers: readonly Sticker[];
  language: LabelLanguage;
  /** An own layout's; null: as the product lays labels out. */
  design: Design | null;
  /** The logo as a field of dots without its place; null: there is none. */
  logoField: string | null;
  /** Of the printer's head. */
  dpi: 203 | 300;
  /** What the symbol of a code holds. */
  textOf(code: string): string;
}

const MM_PER_INCH = 25.4;
/** The printer draws a QR code this many dots below the place that it was given. */
const QR_DROP_DOTS = 10;
/** The greatest magnification that the printer knows. */
const MAX_MAGNIFICATION = 10;
/** The printer's own letters are wider than PT Sans, after which texts were measured, by less than this. */
const NARROWER = 0.88;

/** Characters that begin commands; nobody can smuggle one in by the name of a part. */
const COMMANDS = /[\^~\\]/g;

const plain = (text: string) => text.replace(COMMANDS, ' ');

/** One label; `copies` of it are printed without being sent again. */
interface Program {
  label: DrawnLabel;
  url: string;
  /** Width of the symbol. */
  modules: number;
  copies: number;
}

function labelProgram({ label, url, modules, copies }: Program, wish: ZplWish): string {
  const { layout, dpi, logoField } = wish;
  const dots = (mm: number) => Math.round((mm * dpi) / MM_PER_INCH);
  return [
    '^XA',
    '^CI28',
    `^PW${dots(layout.labelWidthMm)}`,
    `^LL${dots(layout.labelHeightMm)}`,
    '^LH0,0',
    symbolField(label.symbol, url, modules, dots),
    ...label.texts.map((text) => textField(text, dots)),
    ...(label.logo && logoField ? [`^FO${dots(label.logo.xMm)},${dots(label.logo.yMm)}${logoField}^FS`] : []),
    ...(copies > 1 ? [`^PQ${copies}`] : []),
    '^XZ',
  ].join('\n');
}

function symbolField(
  { xMm, yMm, moduleMm }: LabelSymbol,
  url: string,
  modules: number,
  dots: (mm: number) => number,
): string {
  const magnification = Math.min(MAX_MAGNIFICATION, dots(moduleMm));
  // A symbol that the printer cannot draw as large stands in the middle of its place.
  const inset = Math.max(0, Math.floor((dots(moduleMm * modules) - magnification * modules) / 2));
  const top = Math.max(0, dots(yMm) + inset - QR_DROP_DOTS);
  return `^FO${dots(xMm) + inset},${top}^BQN,2,${magnification}^FDMA,${plain(url)}^FS`;
}

function textField({ text, xMm, baselineMm, sizeMm }: LabelText, dots: (mm: number) => number): string {
  const height = dots(sizeMm);
  const width = Math.max(1, Math.floor(height * NARROWER));
  return `^FT${dots(xMm)},${dots(baselineMm)}^A0N,${height},${width}^FD${plain(text)}^FS`;
}

/** The programs of all labels, in UTF-8, one by one; the same label several times in a row is sent once. */
export function* zplPieces(wish: ZplWish): Generator<Buffer, void, undefined> {
  const { stickers, language, layout, dpi, design, textOf } = wish;
  const paper = paperFor({ layout, format: 'zpl', dpi });
  for (let index = 0; index < stickers.length;) {
    const sticker = stickers[index];
    if (!sticker) break;
    let copies = 1;
    while (isSame(stickers[index + copies], sticker)) copies += 1;
    const url = textOf(sticker.code);
    const { size } = qrMatrix(url);
    const place = { layout: paper, corner: { xMm: 0, yMm: 0 }, sticker, modules: size, language };
    const label = compose(design, place);
    yield Buffer.from(`${labelProgram({ label, url, modules: size, copies }, wish)}\n`);
    index += copies;
  }
}
