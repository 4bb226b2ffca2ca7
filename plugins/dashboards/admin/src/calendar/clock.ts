const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether this is a time of day as the calendar keeps it: `08:00`. */
export const isClock = (text: string): boolean => CLOCK.test(text);

/** A time of day as people type it (`8`, `8:30`, `0830`, `8.30`) as `08:30`; what is none stays as it is. */
export function clockOf(typed: string): string {
  const match = /^(\d{1,2})(?:[:.\-\s]?(\d\d))?$/.exec(typed.trim());
  if (!match) return typed;
  const clock = `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}`;
  return isClock(clock) ? clock : typed;
}
