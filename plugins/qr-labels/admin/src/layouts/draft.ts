import type { OwnLayout } from '../../../contracts';
import type { LayoutField, LayoutSettings } from '../../../layouts/contracts';

/** A layout that is being made; `id` is null until it is saved for the first time. */
export interface Draft {
  id: string | null;
  name: string;
  settings: LayoutSettings;
}

export type ChangeSettings = (change: Partial<LayoutSettings>) => void;

/** A field as it begins: below the designation, beside the symbol. */
export function newField(field: LayoutField['field']): LayoutField {
  return { field, sizeMm: 2.8, bold: false, lines: 2, place: 'beside', caption: false };
}

/** A sheet of A4 that holds two columns of labels of this size. */
export const NEW_PAGE: NonNullable<OwnLayout['page']> = {
  ...{ widthMm: 210, heightMm: 297, columns: 2, rows: 6 },
  ...{ leftMm: 10, topMm: 20, pitchXMm: 100, pitchYMm: 42 },
};

/** What a new layout begins with: the usual thermal label. */
export const NEW_SETTINGS: LayoutSettings = {
  paper: { widthMm: 58, heightMm: 40 },
  fields: [
    { ...newField('designation'), place: 'top', sizeMm: 4.2, bold: true, lines: 1 },
    newField('name'),
    { ...newField('quantity'), sizeMm: 4, bold: true, lines: 1 },
    newField('material'),
    { ...newField('order'), caption: true },
    { ...newField('code'), lines: 1 },
  ],
  symbolMm: null,
  logo: null,
  cutMarks: false,
};

/** The field one place higher; the first stays. */
export function movedUp(fields: readonly LayoutField[], index: number): LayoutField[] {
  const next = [...fields];
  const [moved] = next.splice(index, 1);
  if (moved) next.splice(Math.max(0, index - 1), 0, moved);
  return next;
}
