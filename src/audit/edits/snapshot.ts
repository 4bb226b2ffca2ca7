import type { Core } from '@strapi/strapi';
import type { Snapshot } from './difference';
import { isSecretName } from './redact';

interface Attribute {
  type: string;
}
type Row = Record<string, unknown>;

/** What every row has and nobody edits. */
const UNTOLD = new Set(
  'id,documentId,createdAt,updatedAt,publishedAt,createdBy,updatedBy,locale,localizations,lastUsedAt'.split(
    ',',
  ),
);
const LINKS = new Set(['relation', 'media', 'component', 'dynamiczone']);
const NAMES = ['name', 'username', 'title', 'designation', 'action', 'code', 'email', 'key', 'url'];
const MAX_LINKED = 200;

function attributesOf(strapi: Core.Strapi, uid: string): [string, Attribute][] {
  const { attributes } = strapi.db.metadata.get(uid) as unknown as { attributes: Record<string, Attribute> };
  return Object.entries(attributes).filter(([name]) => !UNTOLD.has(name));
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** How people call a row. */
export function nameOf(row: Row): string {
  const called = NAMES.map((field) => row[field]).find((name) => typeof name === 'string' && name !== '');
  return typeof called === 'string' ? called : `#${String(row.documentId ?? row.id)}`;
}

/** What a link leads to, as a name; a component, which has no life of its own, as its fields. */
function linked(value: unknown, type: string): unknown {
  if (Array.isArray(value)) return value.slice(0, MAX_LINKED).map((one: unknown) => linked(one, type));
  if (!isRow(value)) return value ?? null;
  if (type === 'relation' || type === 'media') return nameOf(value);
  const own = Object.entries(value).filter(([name]) => name !== 'id');
  return Object.fromEntries(own.map(([name, one]) => [name, linked(one, 'relation')]));
}

/** The columns and links of one row as they stand now, read in the surrounding transaction; null: there is none. */
export async function readRow(strapi: Core.Strapi, uid: string, where: Row): Promise<Row | null> {
  const populate: Record<string, unknown> = {};
  for (const [name, { type }] of attributesOf(strapi, uid)) {
    if (LINKS.has(type)) populate[name] = type === 'component' ? { populate: true } : true;
  }
  return (await strapi.db.query(uid).findOne({ where, populate })) as Row | null;
}

/** A row in the form in which it is compared and told. */
export function snapshotOf(strapi: Core.Strapi, uid: string, row: Row | null): Snapshot | null {
  if (!row) return null;
  const attributes = attributesOf(strapi, uid);
  const secret = attributes.filter(([name, { type }]) => type === 'password' || isSecretName(name));
  return {
    fields: Object.fromEntries(
      attributes.map(([name, { type }]) => [
        name,
        LINKS.has(type) ? linked(row[name], type) : (row[name] ?? null),
      ]),
    ),
    secret: new Set(secret.map(([name]) => name)),
  };
}
