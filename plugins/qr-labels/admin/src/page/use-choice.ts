import { useMemo, useState } from 'react';
import type { LayoutName, SheetRequest } from '../../../contracts';
import { howOf, usualHow, type PrintHow } from '../print/how';

/** What is chosen to be printed and how. */
export interface Choice extends PrintHow {
  /** documentId; null: all products. */
  product: string | null;
  search: string;
  ticked: ReadonlySet<string>;
  sort: 'given' | 'designation' | 'name';
  perPiece: boolean;
  /** Of labels for each piece the first, from 1, and the last; null: of each batch its last. */
  firstPiece: number;
  lastPiece: number | null;
  /** Which part of an order that no file holds, from 0; null: all of it. */
  part: number | null;
}

export type Change = (change: Partial<Choice>) => void;

const NOTHING_TICKED: ReadonlySet<string> = new Set();

/** Places of a sheet; only whole numbers below it can be skipped. */
export const PLACES: Readonly<Record<LayoutName, number>> = {
  'a4-3x7': 21,
  'a4-3x8': 24,
  'a4-2x7': 14,
  '58x40': 1,
  '100x50': 1,
  '100x150': 1,
};
export const MAX_COPIES = 100;
const MAX_PIECES = 1_000_000;

/** Stickers that a file holds: pictures are drawn before the first leaves. */
export const mostOf = ({ format }: Pick<Choice, 'format'>): number =>
  format === 'svg' || format === 'png' ? 500 : 10_000;

/**
 * The choice and the request it makes; null while nothing is chosen. Ticked batches come before the
 * product as a whole.
 * @param asked what the address names: a product's documentId, codes of parts
 */
export function useChoice(locale: string, asked: { product: string; parts: string }) {
  const [choice, setChoice] = useState<Choice>({
    product: asked.product || null,
    search: '',
    ticked: asked.parts ? new Set(asked.parts.split(',')) : NOTHING_TICKED,
    sort: 'given',
    perPiece: false,
    ...{ firstPiece: 1, lastPiece: null, part: null },
    ...usualHow('a4-3x7', PLACES['a4-3x7'], locale),
  });
  const change: Change = (changes) => setChoice((before) => changed(before, changes));
  const request = useMemo(() => requestOf(choice), [choice]);
  return { choice, change, request };
}

/** A part is one of what was chosen; of anything else there may be none. */
const COUNTS: readonly (keyof Choice)[] = [
  ...(['product', 'ticked', 'perPiece', 'firstPiece', 'lastPiece', 'copies', 'format'] as const),
];

/** The choice after a change. */
export function changed(choice: Choice, changes: Partial<Choice>): Choice {
  const counts = COUNTS.some((key) => key in changes);
  return { ...choice, ...(counts ? { part: null } : {}), ...changes };
}

/** The pieces that get labels, where they are not all of a batch. */
function piecesOf({ perPiece, firstPiece, lastPiece }: Choice): Pick<SheetRequest, 'pieces'> {
  if (!perPiece || (firstPiece === 1 && lastPiece === null)) return {};
  return { pieces: { from: firstPiece, to: Math.max(firstPiece, lastPiece ?? MAX_PIECES) } };
}

function partOf(choice: Choice): Pick<SheetRequest, 'stickers'> {
  const { part } = choice;
  const most = mostOf(choice);
  return part === null ? {} : { stickers: { from: part * most + 1, to: (part + 1) * most } };
}

/** The body that asks for this choice's sheet. */
export function requestOf(choice: Choice): SheetRequest | null {
  const { product, ticked, perPiece, sort, cutMarks } = choice;
  const how = { ...howOf(choice), perPiece, sort, cutMarks, ...piecesOf(choice), ...partOf(choice) };
  if (ticked.size > 0) return { parts: [...ticked], ...how };
  return product === null ? null : { product, ...how };
}
