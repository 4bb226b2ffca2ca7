import PizZip from 'pizzip';
import { qrMatrix } from '../../../../../src/codes';
import { compose } from './composer';
import type { Sheet } from './draw-pdf';
import { labelPng, labelSvg, type Picture } from './draw-svg';
import { plainText } from './fit-text';
import { paperFor } from './layouts';
import { isSame, type Sticker } from './sticker';

/** Labels as pictures: one file each. */
export interface Pictures extends Sheet {
  format: 'svg' | 'png';
  /** Dots to the inch. */
  dpi: 203 | 300;
}

const MAX_NAME = 60;

const titleOf = ({ designation, name, code }: Sticker): string =>
  plainText([designation, name].filter(Boolean).join(' · ')) || code;

/** A name that every system takes: 001 ABC.218.svg. Never the code: a badge's opens a session. */
function fileName({ designation, name }: Sticker, number: number, format: string): string {
  const words = plainText(designation ?? name ?? '')
    .replace(/[\\/:*?"<>|]/g, '_')
    .slice(0, MAX_NAME)
    .replace(/[. ]+$/, '');
  return `${String(number).padStart(3, '0')} ${words}`.trim() + `.${format}`;
}

function pictureOf(sticker: Sticker, { layout, format, dpi, design, language, cutMarks, textOf }: Pictures) {
  const [widthMm, heightMm] = [layout.labelWidthMm, layout.labelHeightMm];
  const paper = paperFor({ layout, format, dpi });
  const matrix = qrMatrix(textOf(sticker.code));
  const place = { layout: paper, corner: { xMm: 0, yMm: 0 }, sticker, modules: matrix.size, language };
  const label = compose(design, place);
  const logo = design?.logo ?? null;
  const picture: Picture = { label, matrix, widthMm, heightMm, logo, cutMarks, title: titleOf(sticker) };
  return { picture, dotMm: paper.dotMm };
}

async function drawn(sticker: Sticker, pictures: Pictures): Promise<Buffer> {
  const { picture, dotMm } = pictureOf(sticker, pictures);
  return pictures.format === 'svg' ? Buffer.from(labelSvg(picture)) : labelPng(picture, dotMm);
}

/** The picture of a label, or all of them in a zip where there are more; copies are drawn once. */
export async function drawPictures(
  pictures: Pictures,
): Promise<{ bytes: Buffer; extension: 'svg' | 'png' | 'zip' }> {
  const { stickers, format } = pictures;
  const distinct = stickers.filter((sticker, place) => !isSame(stickers[place - 1], sticker));
  const [one, ...others] = distinct;
  if (one && others.length === 0) return { bytes: await drawn(one, pictures), extension: format };
  const zip = new PizZip();
  for (const [place, sticker] of distinct.entries())
    zip.file(fileName(sticker, place + 1, format), await drawn(sticker, pictures));
  const bytes = zip.generate({ type: 'nodebuffer', compression: format === 'svg' ? 'DEFLATE' : 'STORE' });
  return { bytes, extension: 'zip' };
}
