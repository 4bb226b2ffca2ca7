import { buffer } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { qrMatrix, type QrMatrix } from '../../../../../src/codes';
import type { DrawnLabel } from '../../../contracts';
import { darkRuns } from '../symbol/runs';
import type { Design } from './compose-design';
import type { LabelLanguage, Sticker } from './sticker';
import { composedBefore, moved, type Composed } from './composer';
import { registerFonts } from './fonts';
import { pageCount, placeAt, stickersOfPage, type Layout } from './layouts';

const POINTS_PER_MM = 72 / 25.4;

/** A sheet to draw: stickers in their order on a layout. */
export interface Sheet {
  layout: Layout;
  stickers: readonly Sticker[];
  /** Places of the first page that are used up. */
  skip: number;
  language: LabelLanguage;
  /** An own layout's; null: as the product lays labels out. */
  design: Design | null;
  /** A thin line around every label. */
  cutMarks: boolean;
  /** The stickers as they were looked at before; those that are missing are composed when they are drawn. */
  composed?: readonly Composed[];
  /** What the symbol of a code holds. */
  textOf(code: string): string;
}

/** The symbol as filled rectangles in whole modules, in one go past pdfkit's slow path builder. */
function drawSymbol(document: PDFKit.PDFDocument, label: DrawnLabel, matrix: QrMatrix): void {
  const { xMm, yMm, moduleMm } = label.symbol;
  document.save();
  document.transform(moduleMm, 0, 0, moduleMm, xMm, yMm);
  const rectangles = darkRuns(matrix).map(({ x, y, length }) => `${x} ${y} ${length} 1 re`);
  document.addContent(`0 g ${rectangles.join(' ')} f`);
  document.restore();
}

function drawTexts(document: PDFKit.PDFDocument, label: DrawnLabel): void {
  for (const { text, xMm, baselineMm, sizeMm, bold } of label.texts) {
    document
      .font(bold ? 'bold' : 'regular')
      .fontSize(sizeMm)
      .text(text, xMm, baselineMm, { lineBreak: false, baseline: 'alphabetic' });
  }
}

/** Remember the symbol of the last code: copies and pieces of one batch follow each other. */
function symbols(textOf: Sheet['textOf']): (code: string) => QrMatrix {
  let last: { code: string; matrix: QrMatrix } | null = null;
  return (code) => {
    if (last?.code !== code) last = { code, matrix: qrMatrix(textOf(code)) };
    return last.matrix;
  };
}

/** What stands at one place of a page. */
export interface Placed {
  label: DrawnLabel;
  matrix: QrMatrix;
}

/** Pages of one layout, filled place by place. */
export interface Pages {
  layout: Layout;
  count: number;
  /** Places of the first page that are used up. */
  skip: number;
  title: string;
  /** Draw a thin line around every place, to cut along. */
  outlined: boolean;
  /** PNG of the logo that labels have a place for. */
  logo: Buffer | null;
  at(index: number, corner: { xMm: number; yMm: number }): Placed;
}

const OUTLINE_MM = 0.1;

/** A picture that pdfkit has read; drawn again and again it stands in the file once. */
type Picture = Parameters<PDFKit.PDFDocument['image']>[0];

function openPicture(document: PDFKit.PDFDocument, png: Buffer): Picture {
  return (document as unknown as { openImage(source: Buffer): Picture }).openImage(png);
}

/** Draw one page; the document's unit becomes the millimetre. */
function drawPage(document: PDFKit.PDFDocument, pages: Pages, page: number, logo: Picture | null) {
  const { layout, count, skip } = pages;
  document.addPage();
  document.scale(POINTS_PER_MM);
  const { from, to, firstPlace } = stickersOfPage(layout, count, skip, page);
  for (let index = from; index < to; index += 1) {
    const corner = placeAt(layout, firstPlace + index - from);
    const { label, matrix } = pages.at(index, corner);
    drawSymbol(document, label, matrix);
    drawTexts(document, label);
    if (logo && label.logo) {
      const { xMm, yMm, widthMm, heightMm } = label.logo;
      document.image(logo, xMm, yMm, { width: widthMm, height: heightMm });
    }
    if (!pages.outlined) continue;
    document.lineWidth(OUTLINE_MM).rect(corner.xMm, corner.yMm, layout.labelWidthMm, layout.labelHeightMm);
    document.stroke('#999999').fillColor('black');
  }
}

/**
 * Pages as the pieces of a PDF file. A page is drawn when its piece is asked for, so whoever reads slowly slows the
 * drawing and not the memory; between pages other requests get their turn.
 */
export async function* pdfPieces(pages: Pages): AsyncGenerator<Buffer, void, undefined> {
  const { layout, count, skip } = pages;
  const document = new PDFDocument({
    autoFirstPage: false,
    size: [layout.pageWidthMm * POINTS_PER_MM, layout.pageHeightMm * POINTS_PER_MM],
    margin: 0,
    info: { Title: pages.title, Creator: 'Product Tracker' },
  });
  let written: Buffer[] = [];
  const take = (): Buffer => {
    const piece = Buffer.concat(written);
    written = [];
    return piece;
  };
  const ended = new Promise<void>((resolve, reject) => {
    document.on('data', (data: Buffer) => written.push(data));
    document.on('end', resolve);
    document.on('error', reject);
  });
  registerFonts(document);
  const logo = pages.logo && openPicture(document, pages.logo);
  for (let page = 0; page < pageCount(layout, count, skip); page += 1) {
    drawPage(document, pages, page, logo);
    await nextTurn();
    if (written.length > 0) yield take();
  }
  document.end();
  await ended;
  yield take();
}

/** Pages as a whole PDF file. */
export function drawPages(pages: Pages): Promise<Buffer> {
  return buffer(pdfPieces(pages));
}

/** The sheet as the pieces of a PDF file; about 0.4 kB a sticker. */
export function sheetPieces(sheet: Sheet, title: string): AsyncGenerator<Buffer, void, undefined> {
  const { layout, stickers, skip, language, design, composed } = sheet;
  const symbolOf = symbols(sheet.textOf);
  return pdfPieces({
    layout,
    count: stickers.length,
    skip,
    title,
    outlined: sheet.cutMarks,
    logo: design?.logo ?? null,
    at(index, corner) {
      const sticker = stickers[index];
      if (!sticker) throw new Error(`There is no sticker ${index}.`);
      const matrix = symbolOf(sticker.code);
      const place = { layout, sticker, modules: matrix.size, language };
      return { label: moved(composedBefore(composed?.[index], design, place), corner), matrix };
    },
  });
}
