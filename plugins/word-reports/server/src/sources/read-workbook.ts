import { refuse, type Language } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import { openWorkbook, type WorkbookProblemCode } from '../../../../../src/workbooks';
import { tableOf, type SheetTable } from './sheet-table';

/** Rows are chosen for reports by people; a workbook of more is an export for programs. */
export const MAX_WORKBOOK_BYTES = 20 * 1024 * 1024;

const SAID: Readonly<Partial<Record<WorkbookProblemCode, Readonly<Record<Language, string>>>>> = {
  'file-empty': { ru: 'Файл пуст. Выберите другой.', en: 'The file is empty. Choose another one.' },
  'file-encrypted': {
    ru: 'Книга защищена паролем. Снимите защиту и загрузите снова.',
    en: 'The workbook is protected by a password. Take the protection off and upload it again.',
  },
  'file-is-old-xls': {
    ru: 'Это книга старого вида (.xls). Сохраните её как .xlsx.',
    en: 'This is an old workbook (.xls). Save it as .xlsx.',
  },
  'too-many-rows': {
    ru: 'В книге слишком много строк. Оставьте нужные.',
    en: 'The workbook has too many rows. Keep those you need.',
  },
};

const OTHERWISE = {
  ru: 'Книга не читается. Нужен файл .xlsx или .csv; откройте его в Excel и сохраните заново.',
  en: 'The workbook cannot be read. An .xlsx or .csv file is needed; open it in Excel and save it anew.',
};

/** Of a text file, the more cells in a row are texts the more it looks like headings. */
const looksLikeHeader = (cells: readonly string[]): number =>
  cells.filter((cell) => /\p{L}/u.test(cell)).length;

/** The tables of a workbook's visible sheets, or why it cannot be read. */
export async function readTables(bytes: Buffer, language: Language): Promise<SheetTable[] | Refusal> {
  const workbook = await openWorkbook(bytes, looksLikeHeader);
  if (workbook.ok)
    return workbook.sheets.filter(({ hidden }) => !hidden).map((sheet) => tableOf(sheet, language));
  if (workbook.code === 'reader-busy') return refuse('busy', { retryAfterSeconds: 10 });
  const explanation = (SAID[workbook.code] ?? OTHERWISE)[language];
  return refuse('file-refused', { ...workbook.details, reason: workbook.code, explanation });
}
