/** Fields that a factory added to Part in the Content-Type Builder, and what their values are here. */

import { OWN_NAME, type OwnFieldType } from '../../../../../src/own-fields';

export { OWN_NAME, type OwnFieldType };

/**
 * A value as it is compared and kept: whole numbers too large for JavaScript as text, days as `2026-11-29`, instants as
 * `2026-11-29T08:00:00.000Z`.
 */
export type OwnValue = string | number | boolean;
export type OwnValues = Readonly<Record<string, OwnValue>>;
export const NO_OWN_VALUES: OwnValues = Object.freeze({});

/** One such field, as the schema and the content manager have it. JSON: it is kept with a preview. */
export interface OwnField {
  /** The attribute's name in the schema. */
  name: string;
  /** Its column of the table of parts. */
  column: string;
  /** What the content manager calls it; the name where nobody said otherwise. */
  label: string;
  type: OwnFieldType;
  required: boolean;
  unique: boolean;
  /** What a new part gets where the file says nothing. */
  default: OwnValue | null;
  /** Of an enumeration. */
  values: readonly string[];
  minLength: number | null;
  /** Characters that the schema or the column can hold. */
  maxLength: number | null;
  /** Of numbers; texts where they are too large for JavaScript. */
  min: number | string | null;
  max: number | string | null;
  /** The source of a regular expression. */
  pattern: string | null;
  /** In which instants without a zone are meant; of `datetime` only. */
  timeZone: string | null;
}

/** What a mapping calls such a field: our own fields have names without a dot. */
export type OwnKey = `own.${string}`;

export function ownKey(name: string): OwnKey {
  return `own.${name}`;
}

export function isOwnKey(field: string | null): field is OwnKey {
  return field !== null && field.startsWith('own.');
}

/** The attribute's name that a key of a mapping stands for. */
export function ownName(key: OwnKey): string {
  return key.slice('own.'.length);
}

/** A field of the factory, as the doors tell it. */
export interface OwnFieldView {
  /** What a mapping calls it. */
  field: OwnKey;
  /** What the content manager calls it. */
  label: string;
  type: OwnFieldType;
}
