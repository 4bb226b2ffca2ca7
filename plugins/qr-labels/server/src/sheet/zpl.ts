import { qrMatrix, type QrMatrix } from '../../../../../src/codes';
import type { DrawnLabel, LabelSymbol, LabelText } from '../../../contracts';
import { blank, graphicField } from './bitmap';
import type { Design } from './compose-design';
import { composedBefore, type Composed } from './composer';
import { dotOf, paperFor, type Layout } from './layouts';
import { isSame, type LabelLanguage, type Sticker } from './sticker';
import { textDots } from './text-dots';

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
  /** A thin line around every label. */
  cutMarks: boolean;
  /** Of the printer's head. */
  dpi: 203 | 300;
  /** The stickers as they were looked at before; those that are missing are composed when they are drawn. */
  composed?: readonly Composed[];
  /** What the symbol of a code holds. */
  textOf(code: string): string;
}

/** One label; `copies` of it are printed without being sent again. */
interface Program {
  label: DrawnLabel;
  matrix: QrMatrix;
  copies: number;
}

/** Fields of texts that come on label after label: product, order, quantity. */
const MAX_REMEMBERED = 2_000;

/** Programs of one file. Everything on a label is a picture: printers differ in their letters and their QR codes, not in dots. */
class ZplWriter {
  private readonly fields = new Map<string, { field: string; left: number; top: number }>();

  constructor(private readonly wish: ZplWish) {}

  program({ label, matrix, copies }: Program): string {
    const { layout, logoField, cutMarks } = this.wish;
    const [width, height] = [this.dots(layout.labelWidthMm), this.dots(layout.labelHeightMm)];
    const { logo } = label;
    return [
      '^XA',
      `^PW${width}`,
      `^LL${height}`,
      '^LH0,0',
      this.symbolField(label.symbol, matrix),
      ...label.texts.flatMap((text) => this.textField(text)),
      ...(logo && logoField ? [`^FO${this.dots(logo.xMm)},${this.dots(logo.yMm)}${logoField}^FS`] : []),
      ...(cutMarks ? [`^FO0,0^GB${width},${height},1^FS`] : []),
      ...(copies > 1 ? [`^PQ${copies}`] : []),
      '^XZ',
    ].join('\n');
  }

  private dots(mm: number): number {
    return Math.round(mm / dotOf(this.wish.dpi));
  }

  /** The very symbol that was laid out, a module so many dots; a printer's own may have another size. */
  private symbolField({ xMm, yMm, moduleMm }: LabelSymbol, matrix: QrMatrix): string {
    const module = Math.max(1, this.dots(moduleMm));
    const side = module * matrix.size;
    const bitmap = blank(side, matrix.size);
    matrix.modules.forEach((dark, at) => {
      // Rows follow each other without a gap: a module begins so many dots behind the one before.
      if (dark === 1) for (let dot = at * module; dot < (at + 1) * module; dot += 1) bitmap.dots[dot] = 1;
    });
    return `^FO${this.dots(xMm)},${this.dots(yMm)}${graphicField(bitmap, module)}^FS`;
  }

  private textField(text: LabelText): string[] {
    const key = `${text.bold ? 'b' : 'r'}${text.sizeMm.toFixed(4)} ${text.text}`;
    const known = this.fields.get(key) ?? this.drawn(text);
    if (this.fields.size >= MAX_REMEMBERED) this.fields.clear();
    this.fields.set(key, known);
    if (known.field === '') return [];
    // What hangs over the edge by the rounding of a dot is printed at it.
    const x = Math.max(0, this.dots(text.xMm) + known.left);
    const y = Math.max(0, this.dots(text.baselineMm) + known.top);
    return [`^FO${x},${y}${known.field}^FS`];
  }

  private drawn(text: LabelText) {
    const { bitmap, leftDots, topDots } = textDots(text, 1 / dotOf(this.wish.dpi));
    return { field: bitmap.width === 0 ? '' : graphicField(bitmap), left: leftDots, top: topDots };
  }
}

/** The programs of all labels, one by one; the same label several times in a row is sent once. */
export function* zplPieces(wish: ZplWish): Generator<Buffer, void, undefined> {
  const { stickers, language, layout, dpi, design, composed, textOf } = wish;
  const writer = new ZplWriter(wish);
  const paper = paperFor({ layout, format: 'zpl', dpi });
  for (let index = 0; index < stickers.length;) {
    const sticker = stickers[index];
    if (!sticker) break;
    let copies = 1;
    while (isSame(stickers[index + copies], sticker)) copies += 1;
    const matrix = qrMatrix(textOf(sticker.code));
    const place = { layout: paper, sticker, modules: matrix.size, language };
    const label = composedBefore(composed?.[index], design, place);
    yield Buffer.from(`${writer.program({ label, matrix, copies })}\n`, 'latin1');
    index += copies;
  }
}
