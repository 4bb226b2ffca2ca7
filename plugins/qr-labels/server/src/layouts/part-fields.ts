import type { Core } from '@strapi/strapi';
import type { LayoutFieldRow } from '../../../layouts/contracts';
import { BUILT_IN_FIELDS } from './settings';

const PART = 'api::part.part';

/** Kinds of fields that can be said in a line. */
const SIMPLE: ReadonlySet<string> = new Set([
  ...['string', 'text', 'email', 'enumeration', 'integer', 'biginteger'],
  ...['decimal', 'float', 'boolean', 'date', 'datetime'],
]);
/** What the product itself says of a part, and what Strapi keeps of every row. */
const NOT_OWN: ReadonlySet<string> = new Set([
  ...['designation', 'name', 'kind', 'material', 'size', 'product', 'drawing', 'responsible', 'attributes'],
  ...['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale'],
  ...['localizations', 'code', 'status'],
]);

/** A field of Part with the column it stands in. */
export interface PartField {
  field: 'material' | 'size' | `own.${string}`;
  column: string;
  type: string;
}

/** Fields of Part that labels say besides what every label knows: its material, its size, and the factory's own. */
export function partFields(strapi: Core.Strapi): PartField[] {
  const { attributes } = strapi.contentType(PART);
  const columns = strapi.db.metadata.get(PART).attributes as Record<string, { columnName?: string }>;
  return Object.entries(attributes as Record<string, { type: string }>).flatMap(
    ([name, { type }]): PartField[] => {
      const column = columns[name]?.columnName;
      if (column === undefined || !SIMPLE.has(type)) return [];
      if (name === 'material' || name === 'size') return [{ field: name, column, type }];
      return NOT_OWN.has(name) ? [] : [{ field: `own.${name}`, column, type }];
    },
  );
}

interface ContentManagerTypes {
  findConfiguration(type: object): Promise<{
    metadatas?: Record<string, { edit?: { label?: unknown } } | undefined>;
  }>;
}

/** All fields that a layout may have; own ones with the name that the content manager gives them. */
export async function layoutFields(strapi: Core.Strapi): Promise<LayoutFieldRow[]> {
  const own = partFields(strapi).filter(({ field }) => field.startsWith('own.'));
  const service = strapi.plugin('content-manager').service('content-types') as unknown as ContentManagerTypes;
  const { metadatas = {} } =
    own.length === 0 ? {} : await service.findConfiguration(strapi.contentType(PART));
  return [
    ...BUILT_IN_FIELDS.map((field) => ({ field, label: null })),
    ...own.map(({ field }) => {
      const name = field.slice('own.'.length);
      const told = metadatas[name]?.edit?.label;
      return { field, label: typeof told === 'string' && told.trim() !== '' ? told.trim() : name };
    }),
  ];
}

const YES_NO = { ru: ['да', 'нет'], en: ['yes', 'no'] } as const;

/**
 * A value of the database as a label says it.
 * @param text as PostgreSQL writes it; instants are in UTC
 * @param zone IANA name of the factory's time zone
 */
export function valueText(text: string | null, type: string, language: 'ru' | 'en', zone: string): string {
  if (text === null) return '';
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  switch (type) {
    case 'boolean':
      return YES_NO[language][text === 'true' ? 0 : 1];
    case 'date':
      return new Date(`${text.slice(0, 10)}T00:00:00Z`).toLocaleDateString(locale, { timeZone: 'UTC' });
    case 'datetime':
      return new Date(`${text.slice(0, 23).replace(' ', 'T')}Z`).toLocaleString(locale, {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'short',
      });
    case 'decimal':
    case 'float': {
      const plain = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
      return language === 'ru' ? plain.replace('.', ',') : plain;
    }
    default:
      return text;
  }
}
