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

/** Values that mean something in one field only. */
const WORDS_OF: Readonly<Record<string, Readonly<Record<string, { ru: string; en: string }>>>> = {
  report: {
    'operator-performance': { ru: 'Выработка операторов', en: 'Operator performance' },
    'stage-time': { ru: 'Время на этапах', en: 'Stage time' },
    'order-completion': { ru: 'Выполнение заказов', en: 'Order completion' },
    defects: { ru: 'Брак и доработка', en: 'Defects' },
    'first-pass-yield': { ru: 'Выход с первого предъявления', en: 'First pass yield' },
    throughput: { ru: 'Выпуск', en: 'Throughput' },
    'work-in-process': { ru: 'Незавершённое производство', en: 'Work in process' },
    'cumulative-flow': { ru: 'Накопительный поток', en: 'Cumulative flow' },
    forecast: { ru: 'Прогноз', en: 'Forecast' },
  },
  call: {
    material: { ru: 'Нет материала', en: 'Material missing' },
    machine: { ru: 'Станок', en: 'Machine' },
    quality: { ru: 'Качество', en: 'Quality' },
    drawing: { ru: 'Чертёж, вопрос', en: 'Drawing, question' },
    other: { ru: 'Другое', en: 'Other' },
  },
  format: {
    json: { ru: 'На экране', en: 'On the screen' },
    csv: { ru: 'Файл CSV', en: 'CSV file' },
    xlsx: { ru: 'Файл Excel', en: 'Excel file' },
    pdf: { ru: 'Файл PDF', en: 'PDF file' },
    zpl: { ru: 'Файл для термопринтера (ZPL)', en: 'File for a thermal printer (ZPL)' },
  },
  provider: { local: { ru: 'На этом сервере', en: 'On this server' } },
  each: { part: { ru: 'Каждая партия отдельно', en: 'Each batch by itself' } },
};

/** What stands in an entry for a secret, see src/audit/edits/redact.ts. */
const HIDDEN = { value: '[hidden]', ru: 'скрыто', en: 'hidden' };

/** Fields whose values are chosen; what people type themselves stays as it was typed. */
const CHOSEN = new Set(['kind', 'status', 'type', 'appliesTo', 'preferedLanguage', 'hold']);

/** The word for a value of a field; null: the field is free text, or nobody has named the value. */
export function valueWord(field: string, value: string, language: NameLanguage): string | null {
  if (value === HIDDEN.value) return HIDDEN[language];
  const own = WORDS_OF[field];
  if (own) return own[value]?.[language] ?? null;
  if (!CHOSEN.has(field)) return null;
  return WORDS[value]?.[language] ?? enumWord(value, language);
}
