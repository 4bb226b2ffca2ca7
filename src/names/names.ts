/** A name in both languages of the interface. */
export interface Name {
  ru: string;
  en: string;
}

/** What a content type and its fields are called where people read them. */
export interface TypeNames {
  /** What its schema calls it: the key by which Strapi looks for a translation. */
  schemaName: string;
  /** Of the list of all entries. */
  name: Name;
  fields: Readonly<Record<string, Name>>;
}

/** Content types and components by their uid. */
export type NamesOfTypes = Readonly<Record<string, TypeNames>>;

/** Shorthand for the tables: the Russian name, then the English one. */
export function name(ru: string, en: string): Name {
  return { ru, en };
}
