import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** One text of the interface in both languages, in ICU message format. */
export interface Text {
  ru: string;
  en: string;
}

/** The texts of a plugin: key -> both languages, side by side so that none can be forgotten. */
export type TextTable = Readonly<Record<string, Text>>;

type Values = Record<string, string | number | Date | null>;

/** Say a text in the language of the panel; `values` fill its ICU placeholders. */
export type Say<Key extends string> = (key: Key, values?: Values) => string;

/** What Strapi's menu and settings want as a label. */
export interface Label {
  id: string;
  defaultMessage: string;
}

/** The texts of one plugin, ready for its pages and for Strapi. */
export interface Texts<Key extends string> {
  /** Hook: `const say = useSay(); say('title')`. Keys are checked by the compiler. */
  useSay(): Say<Key>;
  /** For `app.addMenuLink({ intlLabel: label('title') })` and the like. */
  label(key: Key): Label;
  /** Prefixed keys -> texts of one language. */
  inLanguage(language: 'ru' | 'en'): Record<string, string>;
  /** Put it into the plugin's definition as it is. */
  registerTrads(args: { locales: string[] }): Promise<{ data: Record<string, string>; locale: string }[]>;
}

/**
 * Declare the texts of a plugin.
 *
 *     export const { useSay, label, registerTrads } = defineTexts('importer', {
 *       title: { ru: 'Импорт', en: 'Import' },
 *       rows: { ru: '{n, plural, one {# строка} few {# строки} other {# строк}}', en: '{n, plural, one {# row} other {# rows}}' },
 *     });
 *
 * @param prefix the plugin's id; it keeps the keys of plugins apart.
 */
export function defineTexts<Table extends TextTable>(
  prefix: string,
  table: Table,
): Texts<Extract<keyof Table, string>> {
  type Key = Extract<keyof Table, string>;
  const label = (key: Key): Label => ({ id: `${prefix}.${key}`, defaultMessage: table[key].en });

  function useSay(): Say<Key> {
    const { formatMessage } = useIntl();
    return useCallback((key, values) => formatMessage(label(key), values), [formatMessage]);
  }

  function inLanguage(language: 'ru' | 'en'): Record<string, string> {
    return Object.fromEntries(
      Object.entries(table).map(([key, text]) => [`${prefix}.${key}`, text[language]]),
    );
  }

  return {
    useSay,
    label,
    inLanguage,
    registerTrads: ({ locales }) =>
      Promise.resolve(locales.map((locale) => ({ locale, data: inLanguage(locale === 'ru' ? 'ru' : 'en') }))),
  };
}

function placeholders(text: string): string {
  const names = [...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1]);
  return [...new Set(names)].sort().join(',');
}

/**
 * What is wrong with a table of texts, for the plugin's own test: empty texts, placeholders that
 * differ between the languages, Russian without a Cyrillic letter. Empty when all is well.
 * @param alike keys whose texts may be the same in both languages, e.g. `CSV`.
 */
export function flawsOf(table: TextTable, alike: readonly string[] = []): string[] {
  const flaws: string[] = [];
  for (const [key, { ru, en }] of Object.entries(table)) {
    if (ru.trim() === '' || en.trim() === '') flaws.push(`${key}: empty`);
    if (placeholders(ru) !== placeholders(en)) flaws.push(`${key}: placeholders differ`);
    if (!alike.includes(key) && !/[а-яё]/i.test(ru)) flaws.push(`${key}: not Russian`);
    if (/[а-яё]/i.test(en)) flaws.push(`${key}: not English`);
  }
  return flaws;
}
