import type { LabelField, OwnLayout } from '../contracts';

export type { BuiltInField, CardField } from '../contracts';

/** A label as the factory lays it out itself: kept as `settings` of a label layout. All lengths are millimetres. */

export interface LayoutField {
  field: LabelField;
  /** Of the letters, where the text fits so; else they get smaller. */
  sizeMm: number;
  bold: boolean;
  /** At most so many lines. */
  lines: number;
  /** Over the label's width above the symbol, or beside it. */
  place: 'top' | 'beside';
  /** Say before the value what it is. */
  caption: boolean;
}

/** Cards: those of stages for the wall, and operators' badges. */
export type CardKind = 'stage' | 'badge';

export interface LayoutSettings {
  /** What it lays out; missing: labels. */
  cards?: CardKind;
  paper: OwnLayout;
  fields: LayoutField[];
  /** Side of the symbol without its quiet zone; null: as large as there is room. */
  symbolMm: number | null;
  /** A picture of the media library. */
  logo: { file: number; heightMm: number } | null;
  /** A thin line around every label. */
  cutMarks: boolean;
}

export interface KeptLayout {
  /** documentId. */
  id: string;
  name: string;
  settings: LayoutSettings;
}

/** `GET /qr-labels/layouts`: own layouts by name, and the fields that one of labels and one of cards may have. */
export interface LayoutsAnswer {
  layouts: KeptLayout[];
  fields: LayoutFieldRow[];
  cardFields: Record<CardKind, LayoutFieldRow[]>;
}

/** `GET /qr-labels/badges/layouts`: own layouts of badges, for who may not print labels. */
export type BadgeLayoutsAnswer = Pick<LayoutsAnswer, 'layouts'>;

export interface LayoutFieldRow {
  field: LayoutField['field'];
  /** What the content manager calls a field of the factory's own; null: it is one of ours. */
  label: string | null;
}

/** `POST /qr-labels/layouts`, `PUT /qr-labels/layouts/:id`. */
export interface LayoutBody {
  name: string;
  settings: LayoutSettings;
}

/** `POST /qr-labels/layouts/preview`: a sheet of examples, or of labels there are; cards are shown with examples alone. */
export interface LayoutPreviewRequest {
  settings: LayoutSettings;
  product?: string;
  language?: 'ru' | 'en';
  /** From 0; of one beyond the last the last is drawn. */
  page?: number;
}
