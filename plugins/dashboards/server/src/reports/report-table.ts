import type { Language } from '../../../../../src/refusals';
import { BYTE_ORDER_MARK, csvLines, writeXlsx, type CsvValue } from '../../../../../src/workbooks';
import type { ColumnKind, Report, ReportColumn, ReportValue } from './contracts';
import { words } from './texts';

/** `2026-01-31 14:02` by the factory's clock, as spreadsheets take it. */
function instantIn(timeZone: string, value: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return format.format(new Date(value));
}

const DIGITS: Partial<Record<ColumnKind, number>> = { number: 2, share: 4, duration: 2 };
const SECONDS_PER_HOUR = 3_600;

function cellOf(value: ReportValue, kind: ColumnKind, timeZone: string): CsvValue {
  if (value === null) return null;
  if (typeof value === 'number') {
    const shown = kind === 'duration' ? value / SECONDS_PER_HOUR : value;
    const digits = DIGITS[kind];
    return digits === undefined ? shown : Number(shown.toFixed(digits));
  }
  return kind === 'instant' ? instantIn(timeZone, String(value)) : value;
}

function headerOf({ title, kind }: ReportColumn, language: Language): string {
  return kind === 'duration' ? `${title}, ${words('hours', language)}` : title;
}

interface Table {
  headers: string[];
  rows: CsvValue[][];
}

/** The rows that people see, with the same headings; durations are hours. */
export function tableOf({ columns, rows, timeZone }: Report, language: Language): Table {
  return {
    headers: columns.map((column) => headerOf(column, language)),
    rows: rows.map((row) => columns.map(({ key, kind }) => cellOf(row[key] ?? null, kind, timeZone))),
  };
}

/** A number as the language's spreadsheets read it. */
function localNumber(value: CsvValue, language: Language): CsvValue {
  return typeof value === 'number' && language === 'ru' && !Number.isInteger(value)
    ? String(value).replace('.', ',')
    : value;
}

/** A text table with the delimiter of the language's spreadsheets; nothing in it is run as a formula. */
export function reportCsv(report: Report, language: Language): string {
  const { headers, rows } = tableOf(report, language);
  const lines = rows.map((row) => row.map((value) => localNumber(value, language)));
  return BYTE_ORDER_MARK + csvLines([headers, ...lines], language === 'ru' ? ';' : ',');
}

export function reportXlsx(report: Report, language: Language): Promise<Buffer> {
  return writeXlsx({ name: report.title, ...tableOf(report, language) });
}
