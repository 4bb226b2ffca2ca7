/**
 * What types, fields and permissions are called in Russian and English, for the admin panel's lists and
 * forms and for the page of roles. Names only: browsers and the server both read it.
 */
import { COMMON_FIELDS, EDITED_TYPES } from './edited-types';
import { ENGINE_TYPES } from './engine-types';
import { ENUM_WORDS } from './enum-words';
import type { Name, NamesOfTypes } from './names';
import { GROUP_NAMES, PERMISSION_NAMES, STRAPI_VERBS_RU } from './permission-names';

export type { Name, NamesOfTypes, TypeNames } from './names';

export type NameLanguage = 'ru' | 'en';

/** All types that somebody may see, by uid. */
export const TYPES: NamesOfTypes = { ...EDITED_TYPES, ...ENGINE_TYPES };

/** A field of a type; where it has no name of its own (a factory's own field) its key. */
export function fieldName(uid: string, field: string, language: NameLanguage): string {
  const found: Name | undefined = TYPES[uid]?.fields[field] ?? COMMON_FIELDS[field];
  return found?.[language] ?? field;
}

/** A value of an enumeration in words; null: it is none of ours. */
export function enumWord(value: string, language: NameLanguage): string | null {
  return ENUM_WORDS[value]?.[language] ?? null;
}

/** The list of a type's entries; null: it is not one of ours. */
export function typeName(uid: string, language: NameLanguage): string | null {
  return TYPES[uid]?.name[language] ?? null;
}

/** A permission by its action; `said` is what Strapi calls it. */
export function permissionName(action: string, said: string, language: NameLanguage): string {
  const own = PERMISSION_NAMES[action]?.[language];
  return own ?? (language === 'ru' ? (STRAPI_VERBS_RU[said] ?? said) : said);
}

/** A section of the permissions. */
export function groupName(said: string, language: NameLanguage): string {
  return GROUP_NAMES[said]?.[language] ?? said;
}

/** A word of Strapi's for what may be done, such as `Create`. */
export function verbName(said: string, language: NameLanguage): string {
  return language === 'ru' ? (STRAPI_VERBS_RU[said] ?? said) : said;
}

/**
 * The messages by which the content manager looks up names: a type's own name in its schema, and for
 * labels `content-manager.content-types.UID.FIELD` or, of components, `content-manager.components.UID.FIELD`; a
 * value of an enumeration is looked up by itself.
 */
export function labelMessages(language: NameLanguage): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const [value, { [language]: word }] of Object.entries(ENUM_WORDS)) messages[value] = word;
  for (const [uid, { schemaName, name, fields }] of Object.entries(TYPES)) {
    messages[schemaName] = name[language];
    const kind = uid.includes('::') ? 'content-types' : 'components';
    for (const [field, { [language]: label }] of Object.entries({ ...COMMON_FIELDS, ...fields })) {
      messages[`content-manager.${kind}.${uid}.${field}`] = label;
    }
  }
  return messages;
}
