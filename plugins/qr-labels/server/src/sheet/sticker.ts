/** What one sticker says. */
export interface Sticker {
  code: string;
  designation: string | null;
  name: string | null;
  productDesignation: string;
  orderNumber: string | null;
  quantity: number;
  /** Of a sticker per piece: this one's number among `quantity`. */
  piece: number | null;
  /** What only own layouts say. */
  lot?: number;
  productName?: string | null;
  /** Of the part, by the field's name, own ones as `own.NAME`; of a stage or an operator what the card says. */
  values?: Readonly<Record<string, string>>;
}

export type LabelLanguage = 'ru' | 'en';

/** The code as people read it aloud: `0123 4567 89AB C`. */
export function readableCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}

/** The pieces of a batch, or which of them this one is: «3 из 12». */
export function quantityText({ piece, quantity }: Sticker, language: LabelLanguage): string {
  if (language === 'ru') return piece === null ? `${quantity} шт.` : `${piece} из ${quantity}`;
  return piece === null ? `${quantity} ${quantity === 1 ? 'pc' : 'pcs'}` : `${piece} of ${quantity}`;
}

/** Whether the next sticker says the same as this one. */
export function isSame(next: Sticker | undefined, sticker: Sticker): boolean {
  return next !== undefined && next.code === sticker.code && next.piece === sticker.piece;
}
