import type { Language } from '../../../../../src/refusals';
import {
  BYTE_ORDER_MARK,
  csvLines,
  writeXlsx,
  type CsvValue,
  type SheetTable,
} from '../../../../../src/workbooks';
import type { MissingPart, MissingParts } from '../contracts';
import { MISSING_COLUMN_TEXTS, MISSING_WORDS } from './contracts';

const COLUMNS = Object.keys(MISSING_COLUMN_TEXTS) as (keyof typeof MISSING_COLUMN_TEXTS)[];
const SHEET: Record<Language, string> = { ru: 'Чего не хватает', en: 'What is missing' };

function whereOf({ missing, stages }: MissingPart, language: Language): string | null {
  if (missing === null) return MISSING_WORDS.untracked[language];
  if (missing === 0) return null;
  const places = stages.map(({ stage, waiting }) => `${stage} ${waiting}`).join(', ');
  return places || MISSING_WORDS.notStarted[language];
}

/** The rows that people see, with the same headings; a component that nobody reports has no figure of what is finished. */
export function missingTable({ components }: MissingParts, language: Language): SheetTable {
  const cells = (part: MissingPart): Record<(typeof COLUMNS)[number], CsvValue> => ({
    ...part,
    finished: part.missing === null ? null : part.finished,
    where: whereOf(part, language),
  });
  return {
    name: SHEET[language],
    headers: COLUMNS.map((column) => MISSING_COLUMN_TEXTS[column][language]),
    rows: components.map((part) => COLUMNS.map((column) => cells(part)[column])),
  };
}

/** A text table with the delimiter of the language's spreadsheets; nothing in it is run as a formula. */
export function missingCsv(missing: MissingParts, language: Language): string {
  const { headers, rows } = missingTable(missing, language);
  return BYTE_ORDER_MARK + csvLines([[...headers], ...rows], language === 'ru' ? ';' : ',');
}

export function missingXlsx(missing: MissingParts, language: Language): Promise<Buffer> {
  return writeXlsx(missingTable(missing, language));
}
