import PDFDocument from 'pdfkit';
import type { Measure } from './fit-text';

/** PT Sans has Cyrillic, Latin and digits in one file; the PDF gets the used part of it. */
export const FONT_FILES = {
  regular: require.resolve('@expo-google-fonts/pt-sans/400Regular/PTSans_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/pt-sans/700Bold/PTSans_700Bold.ttf'),
} as const;

/** Make both faces known to a document under the names `regular` and `bold`. */
export function registerFonts(document: PDFKit.PDFDocument): void {
  document.registerFont('regular', FONT_FILES.regular);
  document.registerFont('bold', FONT_FILES.bold);
}

/** How wide this document draws texts. */
export function measureOf(document: PDFKit.PDFDocument): Measure {
  return (text, sizeMm, bold) =>
    document
      .font(bold ? 'bold' : 'regular')
      .fontSize(sizeMm)
      .widthOfString(text);
}

let ruler: Measure | null = null;

/** A measure for previews, over a document that is never written. */
export function previewMeasure(): Measure {
  if (!ruler) {
    const document = new PDFDocument({ autoFirstPage: false });
    registerFonts(document);
    ruler = measureOf(document);
  }
  return ruler;
}
