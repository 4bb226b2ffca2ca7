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
