/** How a file was read, in both languages. */
export const READING_TEXTS = {
  'remembered.said': {
    ru: 'Столбцы такие же, как в прошлый раз: {by}, {when}. Файл прочитан так же.',
    en: 'The columns are those of last time: {by}, {when}. The file is read the same way.',
  },
  'remembered.leave': { ru: 'Вернуть распознанное', en: 'Go back to what is recognised' },
  'understood.sure': {
    ru: 'Структура распознана уверенно: {format}{column} ({percent}\u00a0%).',
    en: 'The structure is recognised for sure: {format}{column} ({percent}\u00a0%).',
  },
  'understood.likely': {
    ru: 'Похоже, структура такая: {format}{column} ({percent}\u00a0%). Проверьте дерево.',
    en: 'The structure is likely: {format}{column} ({percent}\u00a0%). Look at the tree.',
  },
  'understood.column': { ru: ', столбец «{header}»', en: ', column “{header}”' },
  'understood.others': {
    ru: 'Подходит и другое, и дерево выйдет иным: {list}.',
    en: 'This fits too and gives another tree: {list}.',
  },
  'understood.otherSheets': {
    ru: 'Таблицы есть и на других листах, они не импортируются: {list}.',
    en: 'Other sheets hold tables too and are not imported: {list}.',
  },
  'understood.unknown': { ru: 'не распознано', en: 'not recognised' },
  'read.title': { ru: 'Как прочитан файл', en: 'How the file was read' },
  'read.sheet': { ru: 'лист «{sheet}»', en: 'sheet “{sheet}”' },
  'read.header': { ru: 'заголовок в строке {row}', en: 'header in row {row}' },
  'read.noHeader': { ru: 'без заголовка', en: 'no header' },
  'read.delimiter': { ru: 'разделитель «{delimiter}»', en: 'separator “{delimiter}”' },
  'read.quantity': { ru: 'количество {means}', en: 'quantities {means}' },
  'read.change': { ru: 'Прочитать иначе', en: 'Read it another way' },
  'order.ask': {
    ru: 'В файле несколько заказов, прочитан «{taken}». Какой импортировать?',
    en: 'The file holds several orders, “{taken}” was read. Which one is to be imported?',
  },
  'order.take': { ru: 'Импортировать «{taken}»', en: 'Import “{taken}”' },
} as const;
