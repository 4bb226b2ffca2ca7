import type { OwnLayout } from '../../../contracts';
import type { CardKind, LayoutField, LayoutSettings } from '../../../layouts/contracts';

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

/** What a layout lays out. */
export type Laid = 'label' | CardKind;

/** What these settings lay out. */
export const laidBy = ({ cards }: LayoutSettings): Laid => cards ?? 'label';

const CARD = { logo: null, cutMarks: true } as const;
const A4 = { widthMm: 210, heightMm: 297 };

/** What a new layout of each kind begins with. */
export const NEW_SETTINGS_OF: Readonly<Record<Laid, LayoutSettings>> = {
  label: NEW_SETTINGS,
  // Four cards for the wall on A4.
  stage: {
    ...CARD,
    cards: 'stage',
    paper: {
      ...{ widthMm: 100, heightMm: 142 },
      page: { ...A4, columns: 2, rows: 2, leftMm: 5, topMm: 6.5, pitchXMm: 100, pitchYMm: 142 },
    },
    fields: [
      { ...newField('stage'), place: 'top', sizeMm: 12, bold: true, lines: 3 },
      { ...newField('hint'), place: 'top', sizeMm: 5, lines: 4 },
    ],
    symbolMm: null,
  },
  // Ten badges of the size of a bank card.
  badge: {
    ...CARD,
    cards: 'badge',
    paper: {
      ...{ widthMm: 85.6, heightMm: 54 },
      page: { ...A4, columns: 2, rows: 5, leftMm: 19.4, topMm: 13.5, pitchXMm: 85.6, pitchYMm: 54 },
    },
    fields: [
      { ...newField('operator'), sizeMm: 5.4, bold: true, lines: 4 },
      { ...newField('role'), sizeMm: 3.6 },
      { ...newField('hint'), lines: 4 },
    ],
    symbolMm: 30,
  },
};

/** The field so many places lower, or higher where it is negative; at the ends it stays. */
export function movedBy(fields: readonly LayoutField[], index: number, places: -1 | 1): LayoutField[] {
  const next = [...fields];
  const [moved] = next.splice(index, 1);
  if (moved) next.splice(Math.min(next.length, Math.max(0, index + places)), 0, moved);
  return next;
}
