import { chartPicture, PICTURE_SCALE } from './apex-chart';
import { wrapped } from './wrapped';

/** What a saved picture says of itself: its title, and lines below it. */
export interface PictureHeading {
  title: string;
  lines: string[];
  /** CSS colours of the letters and of the paper. */
  ink: string;
  paper: string;
}

const FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";
const TITLE_PX = 20 * PICTURE_SCALE;
const LINE_PX = 14 * PICTURE_SCALE;
const LEADING = 1.4;
const MARGIN_PX = 16 * PICTURE_SCALE;

interface Row {
  text: string;
  font: string;
  heightPx: number;
}

function rowsOf(context: CanvasRenderingContext2D, heading: PictureHeading, roomPx: number): Row[] {
  const set = (text: string, font: string, sizePx: number): Row[] => {
    context.font = font;
    const widthOf = (line: string) => context.measureText(line).width;
    return wrapped(text, roomPx, widthOf).map((line) => ({ text: line, font, heightPx: sizePx * LEADING }));
  };
  return [
    ...set(heading.title, `bold ${TITLE_PX}px ${FONT}`, TITLE_PX),
    ...heading.lines.flatMap((line) => set(line, `${LINE_PX}px ${FONT}`, LINE_PX)),
  ];
}

/**
 * Charts of the page one below the other as one PNG, under a heading that says what they are of.
 * @param ids of the charts, at least one
 * @throws Error where the browser cannot make a picture
 */
export async function savedPicture(ids: readonly string[], heading: PictureHeading): Promise<Blob> {
  const pictures = await Promise.all(ids.map(chartPicture));
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no pictures.');
  canvas.width = Math.max(...pictures.map(({ naturalWidth }) => naturalWidth));
  const rows = rowsOf(context, heading, canvas.width - 2 * MARGIN_PX);
  const headPx = rows.reduce((sum, { heightPx }) => sum + heightPx, 2 * MARGIN_PX);
  canvas.height = Math.ceil(headPx + pictures.reduce((sum, { naturalHeight }) => sum + naturalHeight, 0));
  context.fillStyle = heading.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = heading.ink;
  context.textBaseline = 'top';
  let top = MARGIN_PX;
  for (const { text, font, heightPx } of rows) {
    context.font = font;
    context.fillText(text, MARGIN_PX, top);
    top += heightPx;
  }
  top += MARGIN_PX;
  for (const picture of pictures) {
    context.drawImage(picture, 0, top);
    top += picture.naturalHeight;
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is empty.'))), 'image/png');
  });
}
