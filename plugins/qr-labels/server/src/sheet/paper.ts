import { z } from 'zod';

/** A length between two others; neither NaN nor infinite. */
export const mm = (min: number, max: number) => z.number().min(min).max(max);
/** What two lengths of a page may differ by and still fit: a tenth of a millimetre. */
const TOLERANCE_MM = 0.1;
const MAX_PAGE_MM = 450;

/** Paper that fits on itself: labels inside the page, none over another. Lengths are millimetres. */
export const paperBody = z
  .strictObject({
    widthMm: mm(25, 210),
    heightMm: mm(18, 300),
    page: z
      .strictObject({
        widthMm: mm(25, MAX_PAGE_MM),
        heightMm: mm(18, MAX_PAGE_MM),
        columns: z.int().min(1).max(10),
        rows: z.int().min(1).max(30),
        leftMm: mm(0, 200),
        topMm: mm(0, 200),
        pitchXMm: mm(0, MAX_PAGE_MM),
        pitchYMm: mm(0, MAX_PAGE_MM),
      })
      .optional(),
  })
  .superRefine(({ widthMm, heightMm, page }, context) => {
    if (!page) return;
    const wrong = (name: string) =>
      context.addIssue({ code: 'custom', path: ['page', name], message: 'does not fit' });
    if (page.columns > 1 && page.pitchXMm < widthMm) wrong('pitchXMm');
    if (page.rows > 1 && page.pitchYMm < heightMm) wrong('pitchYMm');
    const rightMm = page.leftMm + (page.columns - 1) * page.pitchXMm + widthMm;
    const bottomMm = page.topMm + (page.rows - 1) * page.pitchYMm + heightMm;
    if (rightMm > page.widthMm + TOLERANCE_MM) wrong('widthMm');
    if (bottomMm > page.heightMm + TOLERANCE_MM) wrong('heightMm');
  });
