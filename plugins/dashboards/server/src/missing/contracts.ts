/** What the columns of missing parts are called; the page and its files say the same. */
export const MISSING_COLUMN_TEXTS = {
  designation: { ru: 'Обозначение', en: 'Designation' },
  name: { ru: 'Наименование', en: 'Name' },
  code: { ru: 'Код этикетки', en: 'Label code' },
  perAssembly: { ru: 'На один', en: 'For one' },
  needed: { ru: 'Нужно', en: 'Needed' },
  finished: { ru: 'Готово', en: 'Finished' },
  missing: { ru: 'Не хватает', en: 'Missing' },
  where: { ru: 'Где сейчас', en: 'Where it is' },
} as const;

/** What stands instead of figures and places. */
export const MISSING_WORDS = {
  untracked: { ru: 'без операций, не учитывается', en: 'no operations, not counted' },
  notStarted: { ru: 'нигде не ждёт', en: 'waits nowhere' },
} as const;
