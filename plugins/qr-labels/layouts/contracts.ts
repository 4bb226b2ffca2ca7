import type { LabelField, OwnLayout } from '../contracts';

export type { BuiltInField } from '../contracts';

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

export interface LayoutSettings {
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

/** `GET /qr-labels/layouts`: own layouts by name, and the fields that one may have. */
export interface LayoutsAnswer {
  layouts: KeptLayout[];
  fields: LayoutFieldRow[];
}

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

/** `POST /qr-labels/layouts/preview`: a sheet of examples, or of labels there are. */
export interface LayoutPreviewRequest {
  settings: LayoutSettings;
  product?: string;
  language?: 'ru' | 'en';
}
