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
    ...usualHow('a4-3x7', PLACES['a4-3x7'], locale),
  });
  const change: Change = (part) => setChoice((before) => ({ ...before, ...part }));
  const request = useMemo(() => requestOf(choice), [choice]);
  return { choice, change, request };
}

/** The body that asks for this choice's sheet. */
export function requestOf(choice: Choice): SheetRequest | null {
  const { product, ticked, perPiece, sort, cutMarks } = choice;
  const how = { ...howOf(choice), perPiece, sort, cutMarks };
  if (ticked.size > 0) return { parts: [...ticked], ...how };
  return product === null ? null : { product, ...how };
}
