import type { Core } from '@strapi/strapi';
import { partColumns, partFieldLabels, type PartColumn } from '../../../../../src/own-fields';
import type { OwnField, OwnValue } from './own-field';

/** Characters that a column of a short text holds, and those that a cell of a workbook holds. */
const MAX_SHORT = 255;
const MAX_LONG = 32_767;

type Attribute = Readonly<Record<string, unknown>>;

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function boundOf(value: unknown): number | string | null {
  return typeof value === 'string' && /^-?\d+$/.test(value) ? value : numberOf(value);
}

function defaultOf({ default: own, type }: Attribute): OwnValue | null {
  if (typeof own === 'boolean' || typeof own === 'number') return type === 'biginteger' ? String(own) : own;
  if (typeof own !== 'string') return null;
  return type === 'datetime' && !Number.isNaN(Date.parse(own)) ? new Date(own).toISOString() : own;
}

function maxLengthOf({ type, maxLength }: Attribute): number | null {
  if (type === 'string' || type === 'email') return Math.min(MAX_SHORT, numberOf(maxLength) ?? MAX_SHORT);
  return type === 'text' ? Math.min(MAX_LONG, numberOf(maxLength) ?? MAX_LONG) : null;
}

function fieldOf({ name, column, type, attribute }: PartColumn, timeZone: string): OwnField {
  const { required, unique, enum: values, regex } = attribute;
  return {
    ...{ name, column, label: name, type, required: required === true, unique: unique === true },
    default: defaultOf(attribute),
    values: Array.isArray(values) ? values.map(String) : [],
    minLength: numberOf(attribute.minLength),
    maxLength: maxLengthOf(attribute),
    min: boundOf(attribute.min),
    max: boundOf(attribute.max),
    pattern: regex instanceof RegExp ? regex.source : typeof regex === 'string' ? regex : null,
    timeZone: type === 'datetime' ? timeZone : null,
  };
}

/** Each field of a simple kind that a factory added to Part, in the order of the schema. */
export async function readOwnFields(strapi: Core.Strapi): Promise<OwnField[]> {
  const timeZone = String(strapi.config.get('factory.timeZone', 'UTC'));
  const own = partColumns(strapi).filter(({ isOwn }) => isOwn);
  if (own.length === 0) return [];
  const labelOf = await partFieldLabels(strapi);
  return own.map((field) => ({ ...fieldOf(field, timeZone), label: labelOf(field.name) }));
}
