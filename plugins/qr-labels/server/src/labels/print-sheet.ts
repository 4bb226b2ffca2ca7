import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { labelUrl } from '../../../../../src/codes';
import { refuse } from '../../../../../src/refusals';
import { labelsOf, tracking, type Doer, type PrintRecorded, type Refusal } from '../../../../../src/tracking';
import { publicUrl } from '../public-url';
import { logoDots } from '../layouts/logo';
import { compose } from '../sheet/composer';
import { sheetPieces } from '../sheet/draw-pdf';
import { previewMeasure } from '../sheet/fonts';
import { zplPieces } from '../sheet/zpl';
import { chooseLabels, stickerCount, type Choice } from './choose-labels';
import { withPartValues } from './part-values';
import type { Sticker } from '../sheet/compose-label';
import type { SheetWish } from './requests';

/** Sheets drawn at once; whoever comes then is asked to wait. */
const MAX_DRAWING = 4;
const RETRY_AFTER_SECONDS = 2;

export interface PrintedSheet extends PrintRecorded {
  format: SheetWish['format'];
  /** Drawn while it is read; whoever does not read it to its end destroys it. */
  file: Readable;
}

/** The logo in dots: its size is the same on all labels of a layout. */
async function logoFieldOf(stickers: readonly Sticker[], wish: SheetWish): Promise<string | null> {
  const { design, layout, language, dpi } = wish;
  const [sticker] = stickers;
  if (!design?.logo || !sticker) return null;
  const place = { layout, corner: { xMm: 0, yMm: 0 }, sticker, modules: 29, language };
  const { logo } = compose(design, { ...place, measure: previewMeasure() });
  return logo && logoDots(design.logo, logo, dpi);
}

/** Prints sheets: chooses, records, draws, in this order, so that nothing unrecorded leaves. */
export class SheetPrinter {
  private drawing = 0;

  constructor(private readonly strapi: Core.Strapi) {}

  private async draw(chosen: Choice, wish: SheetWish): Promise<Readable> {
    const stickers = await withPartValues(this.strapi, chosen.stickers, wish);
    const base = publicUrl(this.strapi);
    const urlOf = (code: string) => labelUrl(base, code);
    if (wish.format === 'zpl')
      return Readable.from(
        zplPieces({ ...wish, stickers, urlOf, logoField: await logoFieldOf(stickers, wish) }),
      );
    const title = wish.language === 'ru' ? 'Этикетки' : 'Labels';
    return Readable.from(sheetPieces({ ...wish, stickers, urlOf }, title));
  }

  /** What was recorded of the print and its file; `busy` when too many are being drawn. */
  async print(wish: SheetWish, doer: Doer): Promise<PrintedSheet | Refusal> {
    const choice = await chooseLabels(labelsOf(this.strapi), wish);
    if ('ok' in choice) return choice;
    if (this.drawing >= MAX_DRAWING) return refuse('busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    this.drawing += 1;
    let file: Readable | null = null;
    try {
      const labels = choice.labels.map((label) => ({ code: label.code, copies: stickerCount(label, wish) }));
      const { layoutName: layout, format, reason } = wish;
      const how = { layout, format, reason };
      const recorded = await tracking(this.strapi).recordPrint({ labels, ...how }, doer);
      file = await this.draw(choice, wish);
      file.once('close', () => (this.drawing -= 1));
      return { ...recorded, format, file };
    } finally {
      if (!file) this.drawing -= 1;
    }
  }
}
