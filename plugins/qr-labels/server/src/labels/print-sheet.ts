import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { labelUrl } from '../../../../../src/codes';
import { refuse } from '../../../../../src/refusals';
import { labelsOf, tracking, type Doer, type PrintRecorded, type Refusal } from '../../../../../src/tracking';
import { publicUrl } from '../public-url';
import { sheetPieces } from '../sheet/draw-pdf';
import { zplPieces } from '../sheet/zpl';
import { chooseLabels, stickerCount, type Choice } from './choose-labels';
import type { SheetWish } from './requests';

/** Sheets drawn at once; whoever comes then is asked to wait. */
const MAX_DRAWING = 4;
const RETRY_AFTER_SECONDS = 2;

export interface PrintedSheet extends PrintRecorded {
  format: SheetWish['format'];
  /** Drawn while it is read; whoever does not read it to its end destroys it. */
  file: Readable;
}

/** Prints sheets: chooses, records, draws, in this order, so that nothing unrecorded leaves. */
export class SheetPrinter {
  private drawing = 0;

  constructor(private readonly strapi: Core.Strapi) {}

  private draw({ stickers }: Choice, wish: SheetWish): Readable {
    const base = publicUrl(this.strapi);
    const { skip, language, layout } = wish;
    const urlOf = (code: string) => labelUrl(base, code);
    if (wish.format === 'zpl') return Readable.from(zplPieces({ ...wish, stickers, urlOf }));
    const title = language === 'ru' ? 'Этикетки' : 'Labels';
    return Readable.from(sheetPieces({ layout, stickers, skip, language, urlOf }, title));
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
      const { layoutName: layout, format } = wish;
      const recorded = await tracking(this.strapi).recordPrint({ labels, layout, format }, doer);
      file = this.draw(choice, wish);
      file.once('close', () => (this.drawing -= 1));
      return { ...recorded, format, file };
    } finally {
      if (!file) this.drawing -= 1;
    }
  }
}
