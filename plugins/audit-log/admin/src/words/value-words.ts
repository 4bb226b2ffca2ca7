import { enumWord, type NameLanguage } from '../../../../../src/names';

/** Values of fields that are chosen from a few, where the content types have no word for them. */
const WORDS: Readonly<Record<string, { ru: string; en: string }>> = {
  tool: { ru: 'Инструмент', en: 'Tool' },
  machine: { ru: 'Станок', en: 'Machine' },
  question: { ru: 'Вопрос', en: 'Question' },
  other: { ru: 'Другое', en: 'Other' },
  ru: { ru: 'Русский', en: 'Russian' },
  en: { ru: 'Английский', en: 'English' },
  'full-access': { ru: 'Полный доступ', en: 'Full access' },
  'read-only': { ru: 'Только чтение', en: 'Read only' },
  custom: { ru: 'На выбор', en: 'Custom' },
};

/** Fields whose values are chosen; what people type themselves stays as it was typed. */
const CHOSEN = new Set(['kind', 'status', 'type', 'appliesTo', 'preferedLanguage']);

/** The word for a value of a field; null: the field is free text, or nobody has named the value. */
export function valueWord(field: string, value: string, language: NameLanguage): string | null {
  if (!CHOSEN.has(field)) return null;
  return WORDS[value]?.[language] ?? enumWord(value, language);
}
