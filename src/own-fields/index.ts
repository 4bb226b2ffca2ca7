import type { Core } from '@strapi/strapi';

/** Fields of simple kinds that a factory added to Part in the Content-Type Builder. */

const PART = 'api::part.part';

const TYPES = [
  ...(['string', 'text', 'email', 'enumeration', 'integer', 'biginteger'] as const),
  ...(['decimal', 'float', 'boolean', 'date', 'datetime'] as const),
];

/** Kinds of fields whose values can be said in a line. */
export type OwnFieldType = (typeof TYPES)[number];

/** What a name of the schema may be; other ones are no fields for files and layouts. */
export const OWN_NAME = /^[A-Za-z][A-Za-z0-9_]{0,99}$/;

/** What the product itself says of a part, and what Strapi keeps of every row. */
export const PRODUCT_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['designation', 'name', 'kind', 'material', 'size', 'product', 'drawing', 'responsible', 'attributes'],
  ...['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale'],
  ...['localizations', 'code', 'status'],
]);

/** An attribute of Part with the column it stands in. */
export interface PartColumn {
  name: string;
  column: string;
  type: OwnFieldType;
  /** As the schema has it. */
  attribute: Readonly<Record<string, unknown>>;
  /** The factory added it. */
  isOwn: boolean;
}

function typeOf(attribute: Record<string, unknown>): OwnFieldType | null {
  return TYPES.find((type) => type === attribute.type) ?? null;
}

/** Attributes of Part of a simple kind, in the order of the schema: the product's and the factory's. */
export function partColumns(strapi: Core.Strapi): PartColumn[] {
  const { attributes } = strapi.contentType(PART);
  const columns = strapi.db.metadata.get(PART).attributes as Record<string, { columnName?: string }>;
  return Object.entries(attributes as Record<string, Record<string, unknown>>).flatMap(
    ([name, attribute]): PartColumn[] => {
      const column = columns[name]?.columnName;
      const type = typeOf(attribute);
      if (column === undefined || type === null) return [];
      return [{ name, column, type, attribute, isOwn: !PRODUCT_ATTRIBUTES.has(name) && OWN_NAME.test(name) }];
    },
  );
}

interface ContentManagerTypes {
  findConfiguration(type: object): Promise<{
    metadatas?: Record<string, { edit?: { label?: unknown }; list?: { label?: unknown } } | undefined>;
  }>;
}

/** What people call the fields of Part: the label of the form, of the list, or the name. */
export async function partFieldLabels(strapi: Core.Strapi): Promise<(name: string) => string> {
  const service = strapi.plugin('content-manager').service('content-types') as unknown as ContentManagerTypes;
  const { metadatas = {} } = await service.findConfiguration(strapi.contentType(PART));
  return (name) => {
    const { edit, list } = metadatas[name] ?? {};
    const told = [edit?.label, list?.label].find(
      (label): label is string => typeof label === 'string' && label.trim() !== '' && label !== name,
    );
    return told?.trim() ?? name;
  };
}
