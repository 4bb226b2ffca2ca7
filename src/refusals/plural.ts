import type { Language } from './language';

/** A word in the forms that a language counts in; English uses `one` and `other`, Russian all. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

const RULES: Readonly<Record<Language, Intl.PluralRules>> = {
  en: new Intl.PluralRules('en'),
  ru: new Intl.PluralRules('ru'),
};

/** The form of a word that stands beside this number. */
export function formOf(language: Language, count: number, forms: Forms): string {
  return forms[RULES[language].select(count)] ?? forms.other;
}

/** A number with its word: `1 piece`, `5 деталей`. */
export function counted(language: Language, count: number, forms: Forms): string {
  return `${count} ${formOf(language, count, forms)}`;
}
