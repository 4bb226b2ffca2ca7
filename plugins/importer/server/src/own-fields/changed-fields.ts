import { isDeepStrictEqual } from 'node:util';
import type { Core } from '@strapi/strapi';
import type { OwnField } from './own-field';
import { readOwnFields } from './read-own-fields';

/** What of a field decides how values are read and written; what people call it does not. */
function rulesOf({ label: _, ...rules }: OwnField): Omit<OwnField, 'label'> {
  return rules;
}

/** Names of fields that a factory has added, changed or deleted since a file was read: what was shown is not what would be written. */
export async function changedOwnFields(
  strapi: Core.Strapi,
  ownFields: readonly OwnField[],
): Promise<string[]> {
  const [before, now] = [ownFields, await readOwnFields(strapi)].map(
    (fields) => new Map(fields.map((field) => [field.name, rulesOf(field)])),
  );
  const names = [...new Set([...(before?.keys() ?? []), ...(now?.keys() ?? [])])];
  return names.filter((name) => !isDeepStrictEqual(before?.get(name), now?.get(name)));
}
