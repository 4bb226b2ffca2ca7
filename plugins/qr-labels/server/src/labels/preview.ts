import { labelUrl, qrMatrix } from '../../../../../src/codes';
import { refuse } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import type { SheetPreview } from '../../../contracts';
import { compose } from '../sheet/composer';
import { previewMeasure } from '../sheet/fonts';
import { pageCount, placeAt, placesPerPage, stickersOfPage } from '../sheet/layouts';
import { symbolPath } from '../symbol/runs';
import type { Choice } from './choose-labels';
import type { SheetWish } from './requests';

/** One page of the sheet that would be printed, by the same geometry and the same fitting of texts. */
export function previewSheet(
  choice: Choice,
  wish: SheetWish,
  address: SheetPreview['address'],
): SheetPreview | Refusal {
  const { layout } = wish;
  const { stickers } = choice;
  const pages = pageCount(layout, stickers.length, wish.skip);
  if (wish.page >= pages) return refuse('malformed-request', { paths: ['page'] });
  const { from, to, firstPlace } = stickersOfPage(layout, stickers.length, wish.skip, wish.page);
  const known = new Map(choice.labels.map((label) => [label.code, label]));
  const labels = stickers.slice(from, to).map((sticker, index) => {
    const matrix = qrMatrix(labelUrl(address.url, sticker.code));
    const corner = placeAt(layout, firstPlace + index);
    const place = { layout, corner, sticker, modules: matrix.size, language: wish.language };
    const drawn = compose(wish.design, { ...place, measure: previewMeasure() });
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
    labels,
    printedBefore: choice.labels.filter((label) => label.printCount > 0).length,
  };
}
