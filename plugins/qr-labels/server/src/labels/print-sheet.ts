import type { Core } from '@strapi/strapi';
import { labelUrl } from '../../../../../src/codes';
import { refuse } from '../../../../../src/refusals';
import { labelsOf, tracking, type Doer, type PrintRecorded, type Refusal } from '../../../../../src/tracking';
import { publicUrl } from '../public-url';
import { drawFile, type DrawnFile } from '../sheet/draw-file';
import { chooseLabels, type Choice } from './choose-labels';
import { withPartValues } from './part-values';
import type { SheetWish } from './requests';

/** Sheets drawn at once; whoever comes then is asked to wait. */
const MAX_DRAWING = 4;
const RETRY_AFTER_SECONDS = 2;

export interface PrintedSheet extends PrintRecorded, DrawnFile {}

/** Prints sheets: chooses, records, draws, in this order, so that nothing unrecorded leaves. */
export class SheetPrinter {
  private drawing = 0;

  constructor(private readonly strapi: Core.Strapi) {}

  private async draw(chosen: Choice, wish: SheetWish): Promise<DrawnFile> {
    const stickers = await withPartValues(this.strapi, chosen.stickers, wish);
    const base = publicUrl(this.strapi);
    const textOf = (code: string) => labelUrl(base, code);
    return drawFile({ ...wish, stickers, textOf, title: wish.language === 'ru' ? 'Этикетки' : 'Labels' });
  }

  /** What was recorded of the print and its file; `busy` when too many are being drawn. */
  async print(wish: SheetWish, doer: Doer): Promise<PrintedSheet | Refusal> {
    const choice = await chooseLabels(labelsOf(this.strapi), wish);
    if ('ok' in choice) return choice;
    if (this.drawing >= MAX_DRAWING) return refuse('busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    this.drawing += 1;
    let drawn: DrawnFile | null = null;
    try {
      const labels = choice.labels.map(({ code, copies, pieces }) => ({ code, copies, pieces }));
      const { layoutName: layout, format, reason } = wish;
      const how = { layout, format, reason };
      const recorded = await tracking(this.strapi).recordPrint({ labels, ...how }, doer);
      drawn = await this.draw(choice, wish);
      drawn.file.once('close', () => (this.drawing -= 1));
      return { ...recorded, ...drawn };
    } finally {
      if (!drawn) this.drawing -= 1;
    }
  }
}
