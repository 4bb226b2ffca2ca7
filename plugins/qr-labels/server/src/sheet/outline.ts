import { openSync, type Font } from 'fontkit';
import type { LabelText } from '../../../contracts';
import { FONT_FILES } from './fonts';

const opened = new Map<keyof typeof FONT_FILES, Font>();

/** A face of PT Sans, opened once. */
export function faceFont(bold: boolean): Font {
  const face = bold ? 'bold' : 'regular';
  const font = opened.get(face) ?? openSync(FONT_FILES[face]);
  opened.set(face, font);
  return font;
}

/** Words with the blank behind them: pdfkit, after which texts were measured, shapes them one by one. */
export const WORDS = /[^ ]* ?/g;

/** Six figures are finer than any printer. */
const short = (value: number): string => String(Number(value.toFixed(6)));

/** A text as the outlines of its letters, so that whoever draws it needs no font: an SVG path, placed in millimetres. */
export function outlineOf({ text, xMm, baselineMm, sizeMm, bold }: LabelText): string {
  const font = faceFont(bold);
  let penX = 0;
  const outlines: string[] = [];
  for (const word of text.match(WORDS) ?? []) {
    if (word === '') continue;
    const { glyphs, positions } = font.layout(word);
    glyphs.forEach(({ path }, place) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[place] ?? {};
      outlines.push(path.translate(penX + xOffset, yOffset).toSVG());
      penX += xAdvance;
    });
  }
  const scale = short(sizeMm / font.unitsPerEm);
  const place = `translate(${short(xMm)} ${short(baselineMm)}) scale(${scale} -${scale})`;
  return `<path transform="${place}" d="${outlines.join('')}"/>`;
}
