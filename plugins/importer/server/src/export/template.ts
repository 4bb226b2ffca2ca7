import ExcelJS from 'exceljs';
import type { Language } from '../../../../../src/refusals';
import type { OwnField } from '../own-fields/own-field';
import { HEADERS, KIND_WORDS, ownHeader, YES_NO } from './bom-table';

export const SHEET_NAMES: Record<Language, { table: string; help: string }> = {
  ru: { table: 'Состав', help: 'Как заполнить' },
  en: { table: 'Bill of materials', help: 'How to fill in' },
};

const FILLED_ROWS = 1_000;

const HELP: Record<Language, readonly string[]> = {
  ru: [
    'Заполните лист «Состав»: одна строка, одна деталь. Затем загрузите файл на странице «Импорт».',
    '1. Уровень: 0 у изделия, 1 у того, из чего оно состоит, 2 у того, из чего состоит уровень 1, и так далее. Деталь входит в ближайшую строку выше, у которой уровень на единицу меньше.',
    '2. Обозначение: по нему деталь узнаётся. У стандартных изделий его может не быть, тогда деталь узнаётся по наименованию и размеру.',
    '3. Кол-во на сборку: сколько штук нужно на одну сборку, в которую деталь входит. Только целые числа; дробные бывают у материалов.',
    '4. Вид: Сборочная единица, Деталь, Стандартное изделие, Покупное изделие, Материал. На стандартные и покупные изделия этикетки и операции не нужны.',
    '5. Материал отдельной строкой: на уровень глубже своей детали, вид «Материал», количество на одну деталь и единица (кг, м, л).',
    '6. Операции: этапы по порядку через точку с запятой, например: Заг; Ток; Контроль. Новые этапы и маршруты создадутся сами. Пустая ячейка: маршрут по умолчанию.',
    '7. Свои столбцы можно добавлять справа: их значения сохранятся у детали.',
    '8. Одну и ту же сборку достаточно расписать один раз, в других местах хватит её строки.',
    'Перед записью программа покажет дерево, все изменения и замечания с номерами строк. Импорт можно отменить.',
  ],
  en: [
    'Fill in the sheet "Bill of materials": one row, one part. Then upload the file on the page "Import".',
    '1. Level: 0 for the product, 1 for what it is made of, 2 for what level 1 is made of, and so on. A part belongs to the nearest row above whose level is one less.',
    '2. Designation: it tells one part from another. Standard parts may have none; then name and size tell them apart.',
    '3. Qty per assembly: pieces for one of the assembly that the part belongs to. Whole numbers only; materials may have fractions.',
    '4. Kind: Assembly, Part, Standard part, Purchased part, Material. Standard and purchased parts get no labels and no operations.',
    '5. A material in a row of its own: one level below its part, kind "Material", the quantity for one part and the unit (kg, m, l).',
    '6. Operations: stages in order, separated by semicolons, such as: Cut; Turn; Inspect. New stages and routes are made. An empty cell: the default route.',
    '7. Columns of your own may be added on the right: their values are kept with the part.',
    '8. An assembly that is used in several places needs to be written out once; its row is enough elsewhere.',
    'Before anything is written you see the tree, every change and every issue with its row. An import can be undone.',
  ],
};

const COLUMN_ORDER = [
  ...([
    'level',
    'designation',
    'name',
    'quantity',
    'unit',
    'size',
    'material',
    'kind',
    'operations',
  ] as const),
];
const WIDTHS = [9, 26, 36, 18, 9, 20, 20, 22, 36];

function columnOf(index: number, sheet: ExcelJS.Worksheet, words: readonly string[]): void {
  for (let row = 2; row <= FILLED_ROWS; row += 1)
    sheet.getCell(row, index).dataValidation = {
      type: 'list',
      allowBlank: true,
      // Other words are read too, so a wrong one is a hint.
      errorStyle: 'warning',
      formulae: [`"${words.join(',')}"`],
    };
}

/** A list in a cell holds few characters, and a comma would part its words. */
function fitsList(words: readonly string[]): boolean {
  return words.length > 0 && words.join(',').length <= 250 && !words.some((word) => /[,"]/.test(word));
}

function addOwnFields(sheet: ExcelJS.Worksheet, language: Language, ownFields: readonly OwnField[]): void {
  ownFields.forEach((field, index) => {
    const at = COLUMN_ORDER.length + index + 1;
    sheet.getColumn(at).width = 20;
    const words = field.type === 'boolean' ? Object.values(YES_NO[language]) : field.values;
    if (fitsList(words)) columnOf(at, sheet, words);
  });
}

function addTable(workbook: ExcelJS.Workbook, language: Language, ownFields: readonly OwnField[]): void {
  const sheet = workbook.addWorksheet(SHEET_NAMES[language].table, {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  const headers = [
    ...COLUMN_ORDER.map((column) => HEADERS[language][column]),
    ...ownFields.map((field) => ownHeader(field, language, ownFields)),
  ];
  sheet.addRow(headers).font = { bold: true };
  WIDTHS.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  const words = KIND_WORDS[language];
  const kinds = [words.assembly, words.part, words.standard, words.purchased, words['material-row']];
  columnOf(COLUMN_ORDER.indexOf('kind') + 1, sheet, kinds);
  addOwnFields(sheet, language, ownFields);
}

/**
 * An empty workbook that the importer reads without mapping, with instructions on a second sheet.
 * @param ownFields that the factory added to Part: a column each
 */
export async function templateOf(language: Language, ownFields: readonly OwnField[] = []): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  addTable(workbook, language, ownFields);
  const help = workbook.addWorksheet(SHEET_NAMES[language].help);
  help.getColumn(1).width = 110;
  for (const line of HELP[language]) {
    const row = help.addRow([line]);
    row.alignment = { wrapText: true, vertical: 'top' };
  }
  help.getRow(1).font = { bold: true };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
