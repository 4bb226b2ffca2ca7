import { Readable } from 'node:stream';
import { logoDots } from '../layouts/logo';
import type { FileFormat, FileExtension, LabelProblems } from '../../../contracts';
import type { Design } from './compose-design';
import { checkLabels } from './check-labels';
import { compose } from './composer';
import { sheetPieces, type Sheet } from './draw-pdf';
import { drawPictures } from './pictures';
import { zplPieces } from './zpl';

/** A file of labels, stage cards or badges: what stands on it and how it is to be written. */
export interface Drawing extends Sheet {
  format: FileFormat;
  /** Dots to the inch of a label printer. */
  dpi: 203 | 300;
  /** What the file calls itself. */
  title: string;
}

export interface DrawnFile {
  /** Drawn while it is read; whoever does not read it to its end destroys it. */
  file: Readable;
  /** Of its name. */
  extension: FileExtension;
  /** Media type. */
  type: string;
  /** What of it prints badly. */
  problems: LabelProblems;
}

/** A program for label printers has no registered type. */
const TYPES: Readonly<Record<FileExtension, string>> = {
  pdf: 'application/pdf',
  zpl: 'application/octet-stream',
  svg: 'image/svg+xml',
  png: 'image/png',
  zip: 'application/zip',
};

/** The logo in dots: its size is the same on all labels of a layout. */
async function logoFieldOf(design: Design | null, drawing: Drawing): Promise<string | null> {
  const { layout, language, dpi, stickers } = drawing;
  const [sticker] = stickers;
  if (!design?.logo || !sticker) return null;
  const place = { layout, corner: { xMm: 0, yMm: 0 }, sticker, modules: 29, language };
  const { logo } = compose(design, place);
  return logo && logoDots(design.logo, logo, dpi);
}

/** Files that are being drawn, of all people. */
let underWay = 0;

/** Somebody waits for a file: what nobody waits for comes after it. */
export function isSomethingDrawn(): boolean {
  return underWay > 0;
}

/** The file in the format asked for. */
export async function drawFile(drawing: Drawing): Promise<DrawnFile> {
  underWay += 1;
  try {
    const drawn = await begin(drawing);
    drawn.file.once('close', () => (underWay -= 1));
    return drawn;
  } catch (error) {
    underWay -= 1;
    throw error;
  }
}

async function begin(drawing: Drawing): Promise<DrawnFile> {
  const { format, design, title } = drawing;
  const { problems, composed } = await checkLabels(drawing);
  if (format === 'svg' || format === 'png') {
    const { bytes, extension } = await drawPictures({ ...drawing, format });
    return { file: Readable.from([bytes]), extension, type: TYPES[extension], problems };
  }
  const file =
    format === 'zpl'
      ? zplPieces({ ...drawing, composed, logoField: await logoFieldOf(design, drawing) })
      : sheetPieces({ ...drawing, composed }, title);
  return { file: Readable.from(file), extension: format, type: TYPES[format], problems };
}
