/** Texts of what is missing for an assembly. */
export const MISSING_TEXTS = {
  'missing.button': { ru: 'Чего не хватает', en: 'What is missing' },
  'missing.title': { ru: 'Чего не хватает: {name}', en: 'What is missing: {name}' },
  'missing.definition': {
    ru: 'Не хватает = на один × сколько сборок в работе, по всем сборкам с этой деталью, − готово по всем партиям детали; не меньше нуля.',
    en: 'Missing = quantity for one × assemblies in production, over all assemblies with this part, − finished of the part with all its lots; not below zero.',
  },
  'missing.quantity': { ru: 'Сборок в работе: {n}', en: 'Assemblies in production: {n}' },
  'missing.part': { ru: 'Деталь', en: 'Part' },
  'missing.perAssembly': { ru: 'На один', en: 'For one' },
  'missing.needed': { ru: 'Нужно', en: 'Needed' },
  'missing.finished': { ru: 'Готово', en: 'Finished' },
  'missing.missing': { ru: 'Не хватает', en: 'Missing' },
  'missing.where': { ru: 'Где сейчас', en: 'Where it is' },
  'missing.nothing': { ru: 'Всё готово: не хватает 0 шт.', en: 'All is finished: 0 pcs are missing.' },
  'missing.none': { ru: 'В составе этой сборки ничего нет.', en: 'This assembly is made of nothing.' },
  'missing.untracked': { ru: 'без операций, не учитывается', en: 'no operations, not counted' },
  'missing.notStarted': { ru: 'нигде не ждёт', en: 'waits nowhere' },
  'missing.close': { ru: 'Закрыть', en: 'Close' },
} as const;
