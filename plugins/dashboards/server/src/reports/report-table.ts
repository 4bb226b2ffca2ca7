import type { Language } from '../../../../../src/refusals';
import { BYTE_ORDER_MARK, csvLines, writeXlsx, type CsvValue } from '../../../../../src/workbooks';
import { aboutWord, type AboutWord } from './about-texts';
import {
  beyondOf,
  REPORT_FILTERS,
  type ColumnKind,
  type Report,
  type ReportColumn,
  type ReportFilter,
  type ReportValue,
} from './contracts';
import { minuteIn } from '../rows';
import { afterDay, words } from './texts';

/** Of a duration so many digits that a second of an hour is told. */
const DIGITS: Partial<Record<ColumnKind, number>> = { number: 2, share: 4, duration: 4 };
const SECONDS_PER_HOUR = 3_600;

function cellOf(value: ReportValue, kind: ColumnKind, timeZone: string): CsvValue {
  if (value === null) return null;
  if (typeof value === 'number') {
    const shown = kind === 'duration' ? value / SECONDS_PER_HOUR : value;
    const digits = DIGITS[kind];
    return digits === undefined ? shown : Number(shown.toFixed(digits));
  }
  return kind === 'instant' ? minuteIn(timeZone, new Date(String(value))) : value;
}

function headerOf({ title, kind }: ReportColumn, language: Language): string {
  return kind === 'duration' ? `${title}, ${words('hours', language)}` : title;
}

interface Table {
  headers: string[];
  rows: CsvValue[][];
}

/** The rows that people see, with the same headings; durations are hours. Rows alone: programs and pivot tables read them. */
export function tableOf(report: Report, language: Language): Table {
  const { columns, rows, timeZone } = report;
  return {
    headers: columns.map((column) => headerOf(column, language)),
    rows: rows.map((row) =>
      columns.map(({ key, kind }) => {
        const beyond = beyondOf(row, key);
        return beyond === null
          ? cellOf(row[key] ?? null, kind, timeZone)
          : afterDay(String(beyond), language);
      }),
    ),
  };
}

/** The figures over all rows, each on a line of its own, with what it is. */
function totalLines({ columns, totals, totalColumns, timeZone }: Report, language: Language): CsvValue[][] {
  if (totals === null) return [];
  return [...columns, ...totalColumns].flatMap((column) => {
    const value = totals[column.key] ?? null;
    if (value === null) return [];
    return [
      [
        `${words('total', language)}: ${headerOf(column, language)}`,
        cellOf(value, column.kind, timeZone),
      ] satisfies CsvValue[],
    ];
  });
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

/** Names of what a report is narrowed to, for people; where one is missing its id stands. */
export type FilterNames = Partial<Record<ReportFilter, string>>;

/** What a file says of itself: of which days, narrowed to what, read when, and what each column counts. */
function aboutTable(report: Report, names: FilterNames, language: Language): Table & { name: string } {
  const { title, definition, period, at, timeZone, filters, notApplied, columns, totalColumns, notes } =
    report;
  const told = (key: AboutWord) => aboutWord(key, language);
  const narrowed = REPORT_FILTERS.filter((filter) => filters[filter] !== undefined).map((filter) => [
    told(filter),
    names[filter] ?? filters[filter] ?? null,
  ]);
  const defined = [...columns, ...totalColumns].filter((column) => column.definition !== null);
  return {
    name: told('about'),
    headers: [title, definition],
    rows: [
      [told('from'), period.from],
      [told('to'), period.to],
      ...(narrowed.length > 0 ? narrowed : [[told('filters'), told('none')]]),
      ...notApplied.map((filter) => [told('notApplied'), told(filter)]),
      [told('at'), `${minuteIn(timeZone, new Date(at))} (${timeZone})`],
      ...totalLines(report, language),
      ...notes.map((note) => [told('note'), note]),
      ...defined.map((column) => [column.title, column.definition]),
    ],
  };
}

/** A workbook with the rows on its first sheet and what they are of on its second. */
export function reportXlsx(report: Report, names: FilterNames, language: Language): Promise<Buffer> {
  const table = { name: report.title, ...tableOf(report, language) };
  return writeXlsx(table, aboutTable(report, names, language));
}
