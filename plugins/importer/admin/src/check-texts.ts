/** What is said while the tree is checked and written, in both languages. */
export const CHECK_TEXTS = {
  'filter.find': { ru: 'Обозначение или наименование', en: 'Designation or name' },
  'filter.status': { ru: 'Показать', en: 'Show' },
  'filter.all': { ru: 'все строки', en: 'all rows' },
  'filter.new': { ru: 'новые', en: 'new' },
  'filter.changed': { ru: 'что изменится', en: 'what changes' },
  'filter.unchanged': { ru: 'без изменений', en: 'unchanged' },
  'filter.refused': { ru: 'с ошибками', en: 'with errors' },
  'filter.tick': { ru: 'Отметить все найденные: {count}', en: 'Tick all that were found: {count}' },
  'filter.nothing': {
    ru: 'Ничего не найдено. Измените слова или показывайте все строки.',
    en: 'Nothing was found. Change the words, or show all rows.',
  },
  'commit.away': {
    ru: 'Сервер не отвечает, ждём его. Записано, если он успел, тоже станет видно. Было:',
    en: 'The server does not answer; we wait for it. Whether it was written will be seen then. Last:',
  },
  'commit.unfinished': {
    ru: 'Импорт не закончен: его прервали или сервер остановился. Ничего не записано, его можно начать снова.',
    en: 'The import was not finished: somebody stopped it, or the server went down. Nothing was written; it can be started again.',
  },
};
