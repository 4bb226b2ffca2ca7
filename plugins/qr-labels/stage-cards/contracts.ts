import type { FileFormat, LayoutName, OwnLayout } from '../contracts';

/** Cards for the wall: a QR code that selects a stage at the scan page. */

/** Paper of cards: ten of the size of a bank card, four or one on A4, else what labels are printed on. */
export type CardLayoutName = 'a4-2x5' | 'a4-2x2' | 'a4-1' | LayoutName;

/** A stage in use; `id` is its documentId. */
export interface StageRow {
  id: string;
  name: string;
  kind: 'production' | 'inspection' | 'outside';
  /** Cards of it that were printed, copies included. */
  printCount: number;
  /** ISO 8601 in UTC; null: never. */
  lastPrintedAt: string | null;
}

/** `GET /qr-labels/stages`. */
export interface StageRows {
  stages: StageRow[];
}

/** How cards are printed, of stages as of operators. */
export interface CardsHow {
  /** A named one, paper of the factory's own, or the documentId of an own layout for such cards. */
  layout?: CardLayoutName | OwnLayout | string;
  copies?: number;
  skip?: number;
  /** Unless said: as an own layout has it, else true. */
  cutMarks?: boolean;
  format?: FileFormat;
  dpi?: 203 | 300;
  language?: 'ru' | 'en';
  page?: number;
  /** Why it is printed, mostly why again; recorded with the print. */
  reason?: string;
}

/** `POST /qr-labels/stages/sheets` and `/preview`. */
export interface CardsRequest extends CardsHow {
  /** documentIds. */
  stages: string[];
}
