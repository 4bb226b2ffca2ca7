/** What is said of several sheets that may be one table, in both languages. */
export const SHEET_TEXTS = {
  'sheets.joined': {
    ru: 'Листы прочитаны как одна таблица: {list}.',
    en: 'These sheets are read as one table: {list}.',
  },
  'sheets.possible': {
    ru: 'Те же столбцы на листах: {list}. Если это одна таблица, прочитайте их вместе.',
    en: 'These sheets have the same columns: {list}. If they are one table, read them together.',
  },
  'sheets.continue': {
    ru: 'Похоже, это одна таблица на листах: {list}. Прочитан один лист, «{sheet}».',
    en: 'These sheets look like one table: {list}. Only one of them is read, “{sheet}”.',
  },
  'sheets.join': { ru: 'Прочитать вместе', en: 'Read them together' },
  'sheets.alone': { ru: 'Только лист «{sheet}»', en: 'Only the sheet “{sheet}”' },
  'sheets.choose': { ru: 'Листы одной таблицы', en: 'Sheets of one table' },
  'sheets.joinTicked': { ru: 'Прочитать отмеченные вместе', en: 'Read those ticked together' },
};
