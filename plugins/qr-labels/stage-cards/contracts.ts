import type { LayoutName, OwnLayout } from '../contracts';

/** Cards for the wall: a QR code that selects a stage at the scan page. */

/** Paper of cards: four or one on A4, else what labels are printed on. */
export type CardLayoutName = 'a4-2x2' | 'a4-1' | LayoutName;

/** A stage in use; `id` is its documentId. */
export interface StageRow {
  id: string;
  name: string;
  kind: 'production' | 'inspection' | 'outside';
}

/** `GET /qr-labels/stages`. */
export interface StageRows {
  stages: StageRow[];
}

/** `POST /qr-labels/stages/sheets`, `/preview` and, at the panel, `/print`. */
export interface CardsRequest {
  /** documentIds. */
  stages: string[];
  layout?: CardLayoutName | OwnLayout;
  copies?: number;
  skip?: number;
  cutMarks?: boolean;
  format?: 'pdf' | 'zpl';
  dpi?: 203 | 300;
  language?: 'ru' | 'en';
  page?: number;
}

/** The answer to `/print`. */
export interface CardsAnswer {
  /** The file in base 64. */
  file: string;
  cards: number;
}
