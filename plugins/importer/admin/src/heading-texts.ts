/** What is said where nobody knows the headings of a file, in both languages. */
export const HEADING_TEXTS = {
  'heading.title': { ru: 'Какая строка называет столбцы?', en: 'Which row names the columns?' },
  'heading.lead': {
    ru: 'Знакомых названий столбцов в файле нет. Укажите строку заголовка, затем скажете, что значит каждый столбец.',
    en: 'No heading of this file is known. Point at the row of headings; then say what each column means.',
  },
  'heading.rows': { ru: 'Первые строки листа {sheet}', en: 'First rows of sheet {sheet}' },
  'heading.row': { ru: 'Заголовок в строке {row}', en: 'Headings in row {row}' },
  'heading.none': { ru: 'Заголовка нет', en: 'There is no heading' },
  'heading.noneHint': {
    ru: 'Тогда первая строка уже деталь, а столбцы зовутся по буквам.',
    en: 'Then the first row is a part already, and columns are called by their letters.',
  },
  'columns.needed': {
    ru: 'Скажите, в каком столбце обозначения или наименования деталей: без них деталей нет.',
    en: 'Say which column holds the designations or the names of parts: without them there are no parts.',
  },
  'columns.otherRow': { ru: 'Заголовок в другой строке', en: 'The headings are in another row' },
};
