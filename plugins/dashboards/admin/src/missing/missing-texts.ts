import { MISSING_COLUMN_TEXTS, MISSING_WORDS } from '../../../server/src/missing/contracts';

/** Texts of what is missing for an assembly. */
export const MISSING_TEXTS = {
  'missing.button': { ru: 'Чего не хватает', en: 'What is missing' },
  'missing.title': { ru: 'Чего не хватает: {name}', en: 'What is missing: {name}' },
  'missing.definition': {
    ru: 'Не хватает = на один × сколько сборок в работе, по всем сборкам с этой деталью, − готово по всем партиям детали; не меньше нуля.',
    en: 'Missing = quantity for one × assemblies in production, over all assemblies with this part, − finished of the part with all its lots; not below zero.',
  },
  'missing.quantity': { ru: 'Сборок в работе: {n}', en: 'Assemblies in production: {n}' },
  'missing.quantity.definition': {
    ru: 'Запущено − снято − отделено в другие партии; забракованные и готовые сборки среди них.',
    en: 'Launched − withdrawn − split out; scrapped and finished assemblies are among them.',
  },
  'missing.part': { ru: 'Деталь', en: 'Part' },
  'missing.perAssembly': MISSING_COLUMN_TEXTS.perAssembly,
  'missing.needed': MISSING_COLUMN_TEXTS.needed,
  'missing.finished': MISSING_COLUMN_TEXTS.finished,
  'missing.missing': MISSING_COLUMN_TEXTS.missing,
  'missing.where': MISSING_COLUMN_TEXTS.where,
  'missing.perAssembly.definition': {
    ru: 'Сколько штук идёт на одну эту сборку по составу.',
    en: 'Pieces that one of this assembly takes by the bill of materials.',
  },
  'missing.needed.definition': {
    ru: 'На один × сборок в работе, по всем сборкам, куда деталь входит.',
    en: 'For one × assemblies in production, over all assemblies that the part goes into.',
  },
  'missing.finished.definition': {
    ru: 'Прошли последнюю операцию, по всем партиям детали, за вычетом отменённого.',
    en: 'Passed the last operation, over all lots of the part, net of undos.',
  },
  'missing.missing.definition': {
    ru: 'Нужно − готово, не меньше нуля.',
    en: 'Needed − finished, not below zero.',
  },
  'missing.where.definition': {
    ru: 'Этапы, на которых детали ждут, и сколько их там.',
    en: 'Stages at which pieces wait, and how many.',
  },
  'missing.nothing': { ru: 'Всё готово: не хватает 0 шт.', en: 'All is finished: 0 pcs are missing.' },
  'missing.none': { ru: 'В составе этой сборки ничего нет.', en: 'This assembly is made of nothing.' },
  'missing.untracked': MISSING_WORDS.untracked,
  'missing.notStarted': MISSING_WORDS.notStarted,
  'missing.close': { ru: 'Закрыть', en: 'Close' },
} as const;
