import type { Language } from '../../../../../src/refusals';

/** A text in both languages of the product. */
export type Said = Readonly<Record<Language, string>>;

/** Shorthand for the tables: Russian, then English. */
export const said = (ru: string, en: string): Said => ({ ru, en });
