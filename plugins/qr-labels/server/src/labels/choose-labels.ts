import { codeFromScannedText } from '../../../../../src/codes';
import { refuse } from '../../../../../src/refusals';
import type { Labels, PartLabel, PrintedPieces, Refusal } from '../../../../../src/tracking';
import type { Sticker } from '../sheet/sticker';
import { skipsTooMuch, tooMany } from '../sheet/how';
import { placesPerPage } from '../sheet/layouts';
import { sortedLabels } from './sort-labels';
import type { SheetWish } from './requests';

/** Batches of a product that are looked through for a part of its labels. */
const MAX_PRODUCT_PARTS = 100_000;

/** The labels of a sheet, each once, and the stickers to draw of them. */
export interface Choice {
  /** `pieces`: only these of the batch have labels of their own among the stickers. */
  labels: (PartLabel & { copies: number; pieces?: PrintedPieces })[];
  stickers: Sticker[];
  /** So many stickers were asked for; `stickers` may be a part of them. */
  ordered: number;
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
  const limit = MAX_PRODUCT_PARTS;
  const found = await labels.find({ product, search: '', offset: 0, limit: limit + 1 });
  return found.length > limit ? refuse('too-many-labels', { limit }) : found;
}

/** The pieces of a batch that get labels of their own, counted from 1; none where the last comes before the first. */
function piecesOf({ quantity }: PartLabel, { pieces }: SheetWish): { first: number; last: number } {
  return { first: pieces?.from ?? 1, last: Math.min(quantity, pieces?.to ?? quantity) };
}

/** How many stickers a label gives, without making them. */
function stickerCount(label: PartLabel, wish: SheetWish): number {
  const { first, last } = piecesOf(label, wish);
  return (wish.perPiece ? Math.max(0, last - first + 1) : 1) * wish.copies;
}

/** Of the stickers of one label those from one place to before another: `copies` of it, or `copies` of one for each piece. */
function stickersOf(label: PartLabel, wish: SheetWish, from: number, to: number): Sticker[] {
  const { first } = piecesOf(label, wish);
  return Array.from({ length: to - from }, (_, index) => ({
    ...label,
    piece: wish.perPiece ? first + Math.floor((from + index) / wish.copies) : null,
  }));
}

/** Which pieces these stickers of a label are of, where they are not of all of its pieces. */
function onlyPieces(stickers: readonly Sticker[], { quantity }: PartLabel): { pieces?: PrintedPieces } {
  const [from, to] = [stickers[0]?.piece ?? null, stickers.at(-1)?.piece ?? null];
  if (from === null || to === null || (from === 1 && to === quantity)) return {};
  return { pieces: { from, to, of: quantity } };
}

/** Stickers of labels in their order, from one place to before another; no others are made. */
function partOf(
  labels: readonly PartLabel[],
  wish: SheetWish,
  from: number,
  to: number,
): Omit<Choice, 'ordered'> {
  const choice: Omit<Choice, 'ordered'> = { labels: [], stickers: [] };
  let begin = 0;
  for (const label of labels) {
    const count = stickerCount(label, wish);
    const [first, last] = [Math.max(0, from - begin), Math.min(count, to - begin)];
    begin += count;
    if (last <= first) continue;
    const stickers = stickersOf(label, wish, first, last);
    choice.labels.push({ ...label, copies: last - first, ...onlyPieces(stickers, label) });
    for (const sticker of stickers) choice.stickers.push(sticker);
  }
  return choice;
}

/** What a request for a sheet wants to have printed, or why it cannot be. */
export async function chooseLabels(labels: Labels, wish: SheetWish): Promise<Choice | Refusal> {
  const misplaced = skipsTooMuch(wish.format, wish.skip, placesPerPage(wish.layout));
  if (misplaced) return misplaced;
  const found = wish.product
    ? await labelsOfProduct(labels, wish.product)
    : await labelsOfCodes(labels, wish.parts ?? []);
  if (!Array.isArray(found)) return found;
  const ordered = found.reduce((sum, label) => sum + stickerCount(label, wish), 0);
  if (ordered === 0) return refuse('nothing-to-print');
  const { from, to } = wish.stickers ?? { from: 1, to: ordered };
  if (from > ordered) return refuse('malformed-request', { paths: ['stickers'] });
  const last = Math.min(to, ordered);
  const refused = tooMany(wish.format, last - from + 1);
  if (refused) return refused;
  return { ...partOf(sortedLabels(found, wish.sort), wish, from - 1, last), ordered };
}
