import type { Core } from '@strapi/strapi';
import { labelUrl } from '../../../../../src/codes';
import { refuse } from '../../../../../src/refusals';
import { labelsOf, tracking, type Doer, type PrintRecorded, type Refusal } from '../../../../../src/tracking';
import { publicUrl } from '../public-url';
import { drawPdf } from '../sheet/draw-pdf';
import { zplOf } from '../sheet/zpl';
import { chooseLabels, stickerCount, type Choice } from './choose-labels';
import type { SheetWish } from './requests';

/** Sheets drawn at once; whoever comes then is asked to wait. */
const MAX_DRAWING = 4;
const RETRY_AFTER_SECONDS = 2;

export interface PrintedSheet extends PrintRecorded {
  format: SheetWish['format'];
  file: Buffer;
}

/** Prints sheets: chooses, draws, records, in this order, so that nothing unrecorded leaves. */
export class SheetPrinter {
  private drawing = 0;

  constructor(private readonly strapi: Core.Strapi) {}

  private async draw({ stickers }: Choice, wish: SheetWish): Promise<Buffer> {
    const base = publicUrl(this.strapi);
    const { skip, language, layout } = wish;
    const urlOf = (code: string) => labelUrl(base, code);
    if (wish.format === 'zpl') return Buffer.from(zplOf({ ...wish, stickers, urlOf }));
    this.drawing += 1;
    try {
      return await drawPdf(
        { layout, stickers, skip, language, urlOf },
        language === 'ru' ? 'Этикетки' : 'Labels',
      );
    } finally {
      this.drawing -= 1;
    }
  }

  /** The file and what was recorded of it; `busy` when too many are being drawn. */
  async print(wish: SheetWish, doer: Doer): Promise<PrintedSheet | Refusal> {
    const choice = await chooseLabels(labelsOf(this.strapi), wish);
    if ('ok' in choice) return choice;
    if (this.drawing >= MAX_DRAWING) return refuse('busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    const file = await this.draw(choice, wish);
    const labels = choice.labels.map((label) => ({ code: label.code, copies: stickerCount(label, wish) }));
    const { layoutName: layout, format } = wish;
    const recorded = await tracking(this.strapi).recordPrint({ labels, layout, format }, doer);
    return { ...recorded, format, file };
  }
}
