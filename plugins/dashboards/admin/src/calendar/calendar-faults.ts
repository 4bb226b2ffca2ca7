import type { FactoryCalendar } from '../../../server/src/calendar/contracts';
import type { CALENDAR_TEXTS } from './calendar-texts';
import { isClock } from './clock';

/** The calendar as it stands in the form, what the server refused of it (its paths, `shifts.1.name`), and how a field changes it. */
export interface EditProps {
  calendar: FactoryCalendar;
  faults: ReadonlySet<string>;
  /** @param touched the path of what is changed, which is not known to be wrong any more */
  onChange(change: Partial<FactoryCalendar>, touched: string): void;
}

type FaultKey = Extract<keyof typeof CALENDAR_TEXTS, `calendar.${string}`>;

const FIELDS: Readonly<Record<string, FaultKey>> = {
  shifts: 'calendar.wrong.sameName',
  workingWeekdays: 'calendar.wrong.weekdays',
  daysOff: 'calendar.wrong.daysOff',
  stuckAfterHours: 'calendar.wrong.stuck',
};

/** What a path of the server's refusal says of the calendar that was sent; null: nothing that this page has a field for. */
export function faultKey(path: string, { shifts }: FactoryCalendar): FaultKey | null {
  if (Object.hasOwn(FIELDS, path)) return FIELDS[path] ?? null;
  const [, place, field] = /^shifts\.(\d+)\.(name|startsAt|endsAt)$/.exec(path) ?? [];
  if (field === 'name') return 'calendar.wrong.name';
  const clock = field === 'startsAt' || field === 'endsAt' ? shifts[Number(place)]?.[field] : undefined;
  if (clock === undefined) return null;
  return isClock(clock) ? 'calendar.wrong.noTime' : 'calendar.clock';
}

/** What is said beside the field of this path; null: nothing is known to be wrong with it. */
export function faultOf(
  faults: ReadonlySet<string>,
  calendar: FactoryCalendar,
  path: string,
): FaultKey | null {
  return faults.has(path) ? faultKey(path, calendar) : null;
}

/** The paths that are still wrong after this one has been changed: neither it nor what it is part of, or made of. */
export function withoutTouched(faults: ReadonlySet<string>, touched: string): ReadonlySet<string> {
  const isPart = (path: string, of: string) => path === of || path.startsWith(`${of}.`);
  return new Set([...faults].filter((path) => !isPart(path, touched) && !isPart(touched, path)));
}

/**
 * The paths that a refusal names; empty where it names none, or one that no field of this page is of. Names that are missing are
 * not the same name.
 */
export function pathsOf(details: Readonly<Record<string, unknown>>, calendar: FactoryCalendar): string[] {
  const paths = Array.isArray(details.paths) ? details.paths.map(String) : [];
  if (paths.some((path) => faultKey(path, calendar) === null)) return [];
  const isNameless = paths.some((path) => faultKey(path, calendar) === 'calendar.wrong.name');
  return isNameless ? paths.filter((path) => path !== 'shifts') : paths;
}
