import { formatDay, formatInstant } from '../../../../../src/admin/kit';
import { REPORT_FILTERS, type Report } from '../../../server/src/reports/contracts';
import type { useSay } from '../texts';
import type { NamesOf } from './report-links';
import { WITHOUT_DAYS } from './without-days';

/** What a saved picture says of itself: the report, its days and when it was read, and what it is narrowed to. */
export function headingOf(
  report: Report,
  names: NamesOf,
  say: ReturnType<typeof useSay>,
  locale: string,
): { title: string; lines: string[] } {
  const { title, period, at, timeZone, filters } = report;
  const read = say('reports.readAt', { at: formatInstant(at, locale, timeZone) });
  const days = `${formatDay(period.from, locale)} – ${formatDay(period.to, locale)}`;
  const narrowed = REPORT_FILTERS.flatMap((filter) => {
    const id = filters[filter];
    return id === undefined ? [] : [`${say(`reports.filter.${filter}`)}: ${names[filter]?.get(id) ?? id}`];
  });
  return {
    title,
    lines: [
      WITHOUT_DAYS.includes(report.report) ? read : `${days} · ${read}`,
      ...(narrowed.length > 0 ? [narrowed.join(' · ')] : []),
    ],
  };
}
