import type { PartKind } from '../../../../../src/tracking/contracts';

/** What a person has filled in to add a child part; empty strings and null are nothing yet. */
export interface NewLine {
  source: 'present' | 'new';
  /** Label code of the batch that was chosen. */
  childCode: string;
  designation: string;
  name: string;
  kind: PartKind;
  /** Pieces to launch; null: as many as the parent needs. */
  launch: number | null;
  quantityPerParent: number | null;
}

export const NO_LINE: NewLine = {
  source: 'present',
  childCode: '',
  designation: '',
  name: '',
  kind: 'part',
  launch: null,
  quantityPerParent: 1,
};

/** Whether it can be sent: a child by its code or by what it is called, and how many of it. */
export function isComplete({ source, childCode, designation, name, quantityPerParent }: NewLine): boolean {
  if (quantityPerParent === null || !Number.isInteger(quantityPerParent) || quantityPerParent < 1)
    return false;
  return source === 'present' ? childCode !== '' : `${designation}${name}`.trim() !== '';
}

/** The body of `POST /tracker/parts` for a child that does not exist yet. */
export function newPartBody(line: NewLine, product: string, parentQuantity: number): object {
  const { designation, name, kind, launch, quantityPerParent } = line;
  return {
    data: {
      product,
      kind,
      designation: designation.trim() || null,
      name: name.trim() || null,
      quantity: launch ?? parentQuantity * (quantityPerParent ?? 1),
    },
  };
}

const LABEL_CODE = /^[0-9A-Z]{13}$/;

/** A label code as it was typed or scanned, without blanks and hyphens; null: it is none. */
export function typedCode(search: string): string | null {
  const code = search.replace(/[\s-]/g, '').toUpperCase();
  return LABEL_CODE.test(code) && /\d/.test(code) ? code : null;
}
