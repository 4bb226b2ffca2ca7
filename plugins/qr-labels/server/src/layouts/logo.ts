import type { Core } from '@strapi/strapi';
import sharp from 'sharp';
import { readFileOf } from '../../../../../src/files';
import { graphicField } from '../sheet/bitmap';
import { dotOf } from '../sheet/layouts';

/** A picture as labels need it: opaque, of a size that a page of labels can hold. */
export interface Logo {
  png: Buffer;
  /** Width by height. */
  ratio: number;
}

const MAX_BYTES = 5_000_000;
const MAX_PIXELS = 16_000_000;
/** 40 mm at 300 dpi. */
const MAX_SIDE_PX = 472;
/** Paler dots stay white on thermal paper. */
const DARK_BELOW = 160;

/** A PNG or JPEG of the media library; null: it is gone, too large or no picture. */
export async function readLogo(strapi: Core.Strapi, file: number): Promise<Logo | null> {
  const bytes = await readFileOf(strapi, file, MAX_BYTES);
  return bytes === null ? null : logoOf(bytes);
}

/** The picture drawn anew from whatever somebody uploaded, so that no reader after this one meets a hostile file. */
export async function logoOf(bytes: Buffer): Promise<Logo | null> {
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, pages: 1 });
    const { format } = await image.metadata();
    if (format !== 'png' && format !== 'jpeg' && format !== 'webp') return null;
    const { data, info } = await image
      .rotate()
      .flatten({ background: '#ffffff' })
      .resize({ width: MAX_SIDE_PX, height: MAX_SIDE_PX, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .png({ palette: false })
      .toBuffer({ resolveWithObject: true });
    return { png: data, ratio: info.width / info.height };
  } catch {
    // The reader says in many ways that it cannot read a file; the label goes without a logo and its page says so.
    return null;
  }
}

/** The logo in black dots as Zebra's printers take it, `^GFA...` without its place. */
export async function logoDots(
  png: Buffer,
  sizeMm: { widthMm: number; heightMm: number },
  dpi: 203 | 300,
): Promise<string> {
  const dots = (mm: number) => Math.max(1, Math.round(mm / dotOf(dpi)));
  const [width, height] = [dots(sizeMm.widthMm), dots(sizeMm.heightMm)];
  const grey = await sharp(png).resize(width, height, { fit: 'fill' }).greyscale().raw().toBuffer();
  return graphicField({
    width,
    height,
    dots: Uint8Array.from(grey, (shade) => (shade < DARK_BELOW ? 1 : 0)),
  });
}
