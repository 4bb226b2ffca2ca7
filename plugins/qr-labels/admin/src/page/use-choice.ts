import { useMemo, useState } from 'react';
import type { LayoutName, SheetRequest } from '../../../contracts';

/** What is chosen to be printed and how. */
export interface Choice {
  /** documentId; null: all products. */
  product: string | null;
  search: string;
  ticked: ReadonlySet<string>;
  layout: LayoutName;
  skip: number;
  copies: number;
  perPiece: boolean;
  language: 'ru' | 'en';
  /** Of the label printer, for ZPL. */
  dpi: 203 | 300;
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
 */
export function useChoice(language: 'ru' | 'en') {
  const [choice, setChoice] = useState<Choice>({
    product: null,
    search: '',
    ticked: NOTHING_TICKED,
    layout: 'a4-3x7',
    skip: 0,
    copies: 1,
    perPiece: false,
    language,
    dpi: 203,
  });
  const change: Change = (part) => setChoice((before) => ({ ...before, ...part }));
  const request = useMemo(() => requestOf(choice), [choice]);
  return { choice, change, request };
}

/** The body that asks for this choice's sheet. */
export function requestOf(choice: Choice): SheetRequest | null {
  const { product, ticked, layout, copies, perPiece, language, dpi } = choice;
  const skip = Math.min(choice.skip, PLACES[layout] - 1);
  const how = { layout, copies, perPiece, language, skip, dpi };
  if (ticked.size > 0) return { parts: [...ticked], ...how };
  return product === null ? null : { product, ...how };
}
