import sharp from 'sharp';
import type { QrMatrix } from '../../../../../src/codes';
import type { DrawnLabel } from '../../../contracts';
import { symbolPath } from '../symbol/runs';
import { escapeXml } from '../symbol/svg';
import { outlineOf } from './outline';

/** One label as a picture of its own, with its upper left corner at 0, 0. */
export interface Picture {
  label: DrawnLabel;
  matrix: QrMatrix;
  widthMm: number;
  heightMm: number;
  /** PNG of the logo that the label has a place for. */
  logo: Buffer | null;
  /** A thin line around it. */
  cutMarks: boolean;
  title: string;
}

const CUT_MM = 0.1;
const MM_PER_INCH = 25.4;

/** What stands on the label, in millimetres. */
function content({ label, matrix, widthMm, heightMm, logo, cutMarks, title }: Picture): string {
  const { xMm, yMm, moduleMm } = label.symbol;
  const parts = [
    `<title>${escapeXml(title)}</title>`,
    `<path fill="#fff" d="M0 0h${widthMm}v${heightMm}H0z"/>`,
    `<path shape-rendering="crispEdges" transform="translate(${xMm} ${yMm}) scale(${moduleMm})" d="${symbolPath(matrix)}"/>`,
    ...label.texts.map(outlineOf),
  ];
  if (logo && label.logo) {
    const { xMm: x, yMm: y, widthMm: width, heightMm: height } = label.logo;
    const data = logo.toString('base64');
    parts.push(
      `<image x="${x}" y="${y}" width="${width}" height="${height}" href="data:image/png;base64,${data}"/>`,
    );
  }
  if (cutMarks) {
    const inset = CUT_MM / 2;
    const size = `width="${widthMm - CUT_MM}" height="${heightMm - CUT_MM}"`;
    parts.push(
      `<rect x="${inset}" y="${inset}" ${size} fill="none" stroke="#999" stroke-width="${CUT_MM}"/>`,
    );
  }
  return parts.join('');
}

const svgOf = (size: string, viewBox: string, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="${viewBox}" role="img">${inside}</svg>\n`;

/** The label as SVG of its true size. Letters are outlines: it looks the same wherever it is opened. */
export function labelSvg(picture: Picture): string {
  const { widthMm, heightMm } = picture;
  const size = `width="${widthMm}mm" height="${heightMm}mm"`;
  return svgOf(size, `0 0 ${widthMm} ${heightMm}`, content(picture));
}

/**
 * The label as PNG, dot by dot as a printer of this resolution draws it.
 * @param dotMm a dot of the printer; modules of the symbol are whole dots
 */
export async function labelPng(picture: Picture, dotMm: number): Promise<Buffer> {
  const dots = (mm: number) => Math.max(1, Math.round(mm / dotMm));
  const [width, height] = [dots(picture.widthMm), dots(picture.heightMm)];
  // Whole dots, though the label's edge may lie within one.
  const svg = svgOf(
    `width="${width}" height="${height}"`,
    `0 0 ${width * dotMm} ${height * dotMm}`,
    content(picture),
  );
  return sharp(Buffer.from(svg), { density: 72 })
    .flatten({ background: '#ffffff' })
    .withMetadata({ density: Math.round(MM_PER_INCH / dotMm) })
    .png({ compressionLevel: 9 })
    .toBuffer();
}
