import type { Core } from '@strapi/strapi';
import { OWN_NAME, type OwnField, type OwnFieldType, type OwnValue } from './own-field';

const PART = 'api::part.part';

const TYPES: ReadonlySet<string> = new Set<OwnFieldType>([
  ...(['string', 'text', 'email', 'enumeration', 'integer', 'biginteger'] as const),
  ...(['decimal', 'float', 'boolean', 'date', 'datetime'] as const),
]);

/** What the product itself says of a part, and what Strapi keeps of every row. */
export const PRODUCT_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['designation', 'name', 'kind', 'material', 'size', 'product', 'drawing', 'responsible', 'attributes'],
  ...['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale'],
  ...['localizations', 'code', 'status'],
]);

/** Characters that a column of a short text holds, and those that a cell of a workbook holds. */
const MAX_SHORT = 255;
const MAX_LONG = 32_767;

type Attribute = Record<string, unknown>;

function isOwnType(type: unknown): type is OwnFieldType {
  return typeof type === 'string' && TYPES.has(type);
}

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

function fieldOf(
  name: string,
  attribute: Attribute,
  { column, label, timeZone }: { column: string; label: string; timeZone: string },
): OwnField[] {
  const { type, required, unique } = attribute;
  if (PRODUCT_ATTRIBUTES.has(name) || !isOwnType(type) || !OWN_NAME.test(name)) return [];
  const { enum: values, regex } = attribute;
  return [
    {
      ...{ name, column, label, type, required: required === true, unique: unique === true },
      default: defaultOf(attribute),
      values: Array.isArray(values) ? values.map(String) : [],
      minLength: numberOf(attribute.minLength),
      maxLength: maxLengthOf(attribute),
      min: boundOf(attribute.min),
      max: boundOf(attribute.max),
      pattern: regex instanceof RegExp ? regex.source : typeof regex === 'string' ? regex : null,
      timeZone: type === 'datetime' ? timeZone : null,
    },
  ];
}

interface ContentManagerTypes {
  findConfiguration(type: object): Promise<{
    metadatas?: Record<string, { edit?: { label?: unknown }; list?: { label?: unknown } } | undefined>;
  }>;
}

/** What people call the fields: the label of the form, of the list, or the name. */
async function labelsOf(strapi: Core.Strapi, type: object): Promise<(name: string) => string> {
  const service = strapi.plugin('content-manager').service('content-types') as unknown as ContentManagerTypes;
  const { metadatas = {} } = await service.findConfiguration(type);
  return (name) => {
    const { edit, list } = metadatas[name] ?? {};
    const told = [edit?.label, list?.label].find(
      (label): label is string => typeof label === 'string' && label.trim() !== '' && label !== name,
    );
    return told?.trim() ?? name;
  };
}

/** Each field of a simple kind that a factory added to Part, in the order of the schema. */
export async function readOwnFields(strapi: Core.Strapi): Promise<OwnField[]> {
  const type = strapi.contentType(PART);
  const columns = strapi.db.metadata.get(PART).attributes as Record<string, { columnName?: string }>;
  const own = Object.entries(type.attributes as Record<string, Attribute>).flatMap(([name, attribute]) => {
    const column = columns[name]?.columnName;
    const timeZone = String(strapi.config.get('factory.timeZone', 'UTC'));
    return column === undefined ? [] : fieldOf(name, attribute, { column, label: name, timeZone });
  });
  if (own.length === 0) return own;
  const labelOf = await labelsOf(strapi, type);
  return own.map((field) => ({ ...field, label: labelOf(field.name) }));
}
