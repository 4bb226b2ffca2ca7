import { codeFromScannedText } from '../../../../../src/codes';
import { refuse } from '../../../../../src/refusals';
import type { Labels, PartLabel, Refusal } from '../../../../../src/tracking';
import type { Sticker } from '../sheet/sticker';
import { skipsTooMuch, tooMany } from '../sheet/how';
import { placesPerPage } from '../sheet/layouts';
import { sortedLabels } from './sort-labels';
import { MAX_CHOSEN_PARTS, type SheetWish } from './requests';

/** The labels of a sheet, each once, and the stickers to draw of them. */
export interface Choice {
  labels: PartLabel[];
  stickers: Sticker[];
}

/** One label that may be drawn; a voided one names the code that is valid instead. */
export async function validLabel(labels: Labels, text: string): Promise<PartLabel | Refusal> {
  const found = await labelsOfCodes(labels, [text]);
  if (!Array.isArray(found)) return found;
  const [label] = found;
  return label ?? refuse('part-not-found', { code: text });
}

async function labelsOfCodes(labels: Labels, texts: readonly string[]): Promise<PartLabel[] | Refusal> {
  const codes: string[] = [];
  for (const text of texts) {
    const parsed = codeFromScannedText(text);
    if (!parsed.ok) return refuse('part-code-malformed', { partCode: text });
    codes.push(parsed.code);
  }
  const chosen = [...new Set(codes)];
  const found = new Map((await labels.ofCodes(chosen)).map((label) => [label.code, label]));
  const ordered: PartLabel[] = [];
  for (const code of chosen) {
    const label = found.get(code);
    if (!label) return refuse('part-not-found', { partCode: code });
    if (label.voided) return refuse('label-voided', { partCode: code, validCode: label.validCode });
    if (label.status === 'cancelled') return refuse('part-cancelled', { partCode: code });
    ordered.push(label);
  }
  return ordered;
}

async function labelsOfProduct(labels: Labels, product: string): Promise<PartLabel[] | Refusal> {
  if (!(await labels.productExists(product))) return refuse('product-not-found', { product });
  const limit = MAX_CHOSEN_PARTS + 1;
  const found = await labels.find({ product, search: '', offset: 0, limit });
  if (found.length > MAX_CHOSEN_PARTS) return refuse('too-many-labels', { limit: MAX_CHOSEN_PARTS });
  return found;
}

/** The stickers of one label: `copies` of it, or `copies` of one for each piece. */
function stickersOf(label: PartLabel, { perPiece, copies }: SheetWish): Sticker[] {
  const pieces: (number | null)[] = perPiece
    ? Array.from({ length: label.quantity }, (_, index) => index + 1)
    : [null];
  return pieces.flatMap((piece) => Array.from({ length: copies }, () => ({ ...label, piece })));
}

/** How many stickers a label gives, without making them. */
export function stickerCount({ quantity }: PartLabel, { perPiece, copies }: SheetWish): number {
  return (perPiece ? quantity : 1) * copies;
}

/** What a request for a sheet wants to have printed, or why it cannot be. */
export async function chooseLabels(labels: Labels, wish: SheetWish): Promise<Choice | Refusal> {
  const misplaced = skipsTooMuch(wish.format, wish.skip, placesPerPage(wish.layout));
  if (misplaced) return misplaced;
  const found = wish.product
    ? await labelsOfProduct(labels, wish.product)
    : await labelsOfCodes(labels, wish.parts ?? []);
  if (!Array.isArray(found)) return found;
  const stickers = found.reduce((sum, label) => sum + stickerCount(label, wish), 0);
  if (stickers === 0) return refuse('nothing-to-print');
  const refused = tooMany(wish.format, stickers);
  if (refused) return refused;
  return {
    labels: found.filter((label) => stickerCount(label, wish) > 0),
    stickers: sortedLabels(found, wish.sort).flatMap((label) => stickersOf(label, wish)),
  };
}
