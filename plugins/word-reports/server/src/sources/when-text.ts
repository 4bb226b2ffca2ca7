import type { Language } from '../../../../../src/refusals';
import { dayText } from './cell-text';

/** In which words and where it is how late. */
export interface When {
  language: Language;
  /** IANA name of the factory's time zone. */
  timeZone: string;
}

/** Making one costs more than all it formats for a batch. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf({ language, timeZone }: When): Intl.DateTimeFormat {
  // English days stand year first here, as those of due dates do: 12/05 is another day in another country.
  const locale = language === 'ru' ? 'ru-RU' : 'sv-SE';
  const key = `${locale} ${timeZone}`;
  const form = { timeZone, dateStyle: 'short', timeStyle: 'short' } as const;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, form);
  formats.set(key, known);
  return known;
}

/** An instant in the factory's time zone: 12.05.2026 10:30, 2026-05-12 10:30. */
export function instantText(instant: string, when: When): string {
  return formatOf(when).format(new Date(instant)).replace(',', '');
}

/** Today in the factory's time zone: 12.05.2026, 2026-05-12. */
export function todayText({ now, language, timeZone }: When & { now: Date }): string {
  return dayText(new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now), language);
}
