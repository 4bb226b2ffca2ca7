import {
  formatCount,
  formatDay,
  formatDuration,
  formatInstant,
  NOTHING,
} from '../../../../../src/admin/kit/formats';
import {
  beyondOf,
  type Report,
  type ReportColumn,
  type ReportRow,
  type ReportValue,
} from '../../../server/src/reports/contracts';

/** What a share is a share of, by its column. */
const WHOLES: Readonly<
  Record<string, (row: ReportRow, totals: ReportRow | null) => ReportValue | undefined>
> = {
  startedShare: (row) => row.reports,
  // Of a stage those that came; of a person or a shift, where nobody knows these, what was judged.
  yieldAtLeast: (row) => row.firstArrivals ?? row.judged,
  finalYield: (row) => row.finishedOrScrapped ?? Number(row.finished) + Number(row.scrapped),
  share: (_, totals) => totals?.defects,
  cumulativeShare: (_, totals) => totals?.defects,
};

/** The same digits in all rows, so that they stand below each other. */
function fixed(value: number, digits: number, locale: string): string {
  return value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function shareWords(value: number, whole: ReportValue | undefined, locale: string): string {
  const percent = `${fixed(value * 100, 1, locale)} %`;
  const of = locale.startsWith('ru') ? 'из' : 'of';
  return typeof whole === 'number' ? `${percent} ${of} ${formatCount(whole, locale)}` : percent;
}

/** `after 12 Jun 2028`, of a day of which no more is known. */
export function afterDay(day: string, locale: string): string {
  return `${locale.startsWith('ru') ? 'позже' : 'after'} ${day}`;
}

/** A value as people read it; a percentage with its "of". */
export function valueWords(
  { key, kind }: ReportColumn,
  row: ReportRow,
  { totals, timeZone }: Pick<Report, 'totals' | 'timeZone'>,
  locale: string,
): string {
  const value = row[key] ?? null;
  const beyond = beyondOf(row, key);
  if (beyond !== null) return afterDay(formatDay(String(beyond), locale), locale);
  if (value === null) return NOTHING;
  if (kind === 'day') return formatDay(String(value), locale);
  if (kind === 'instant') return formatInstant(String(value), locale, timeZone);
  if (typeof value !== 'number') return String(value);
  if (kind === 'duration') return formatDuration(value * 1000, locale);
  if (kind === 'share') return shareWords(value, WHOLES[key]?.(row, totals), locale);
  return kind === 'number' ? fixed(value, 2, locale) : formatCount(value, locale);
}
