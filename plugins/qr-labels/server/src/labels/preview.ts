import { qrMatrix } from '../../../../../src/codes';
import { refuse } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import type { SheetPreview } from '../../../contracts';
import { checkLabels } from '../sheet/check-labels';
import { KeptLooks } from '../sheet/kept-looks';
import { composedBefore, moved } from '../sheet/composer';
import { pageCount, paperFor, placeAt, placesPerPage, stickersOfPage } from '../sheet/layouts';
import { symbolPath } from '../symbol/runs';
import type { Sticker } from '../sheet/sticker';
import type { SheetWish } from './requests';

/** How often something has been printed. */
export interface Prints {
  code: string;
  printCount: number;
  /** ISO 8601 in UTC; null: never printed. */
  lastPrintedAt: string | null;
}

/** What is drawn, and what is known of its codes' prints. */
export interface Previewed {
  labels: readonly Prints[];
  stickers: readonly Sticker[];
  /** So many were asked for, of which these are a part; missing: these are all. */
  ordered?: number;
}

const looks = new KeptLooks(checkLabels);

/** Where codes lead, and what a symbol of a code holds. */
export interface Meaning {
  address: SheetPreview['address'];
  textOf(code: string): string;
}

export type PreviewWish = Pick<
  SheetWish,
  'layout' | 'skip' | 'page' | 'language' | 'design' | 'logoMissing' | 'cutMarks' | 'format' | 'dpi'
>;

/** One page of the file that would be printed, of pictures and programs one label, by the same geometry and the same fitting of texts. */
export async function previewSheet(
  choice: Previewed,
  wish: PreviewWish,
  { address, textOf }: Meaning,
): Promise<SheetPreview | Refusal> {
  // Pictures and programs for label printers are composed label by label, of whole dots of their head.
  const layout = paperFor(wish);
  const { stickers } = choice;
  const pages = pageCount(layout, stickers.length, wish.skip);
  if (wish.page >= pages) return refuse('malformed-request', { paths: ['page'] });
  const { from, to, firstPlace } = stickersOfPage(layout, stickers.length, wish.skip, wish.page);
  const { problems, composed } = await looks.of({ ...wish, stickers, textOf });
  const known = new Map(choice.labels.map((label) => [label.code, label]));
  const labels = stickers.slice(from, to).map((sticker, index) => {
    const matrix = qrMatrix(textOf(sticker.code));
    const corner = placeAt(layout, firstPlace + index);
    const place = { layout, sticker, modules: matrix.size, language: wish.language };
    const drawn = moved(composedBefore(composed[from + index], wish.design, place), corner);
    const { printCount = 0, lastPrintedAt = null } = known.get(sticker.code) ?? {};
    return { ...drawn, ...corner, path: symbolPath(matrix), printCount, lastPrintedAt };
  });
  return {
    page: { widthMm: layout.pageWidthMm, heightMm: layout.pageHeightMm },
    label: { widthMm: layout.labelWidthMm, heightMm: layout.labelHeightMm },
    places: Array.from({ length: placesPerPage(layout) }, (_, place) => placeAt(layout, place)),
    address,
    logo: wish.design?.logo ? `data:image/png;base64,${wish.design.logo.toString('base64')}` : null,
    logoMissing: wish.logoMissing,
    cutMarks: wish.cutMarks,
    pages,
    stickers: stickers.length,
    ordered: choice.ordered ?? stickers.length,
    labels,
    printedBefore: choice.labels.filter((label) => label.printCount > 0).length,
    problems,
  };
}
