import { z } from 'zod';
import type { CalendarChange } from './contracts';

export const MAX_SHIFTS = 6;
export const MAX_DAYS_OFF = 400;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const shift = z
  .strictObject({ name: z.string().trim().min(1).max(60), startsAt: clock, endsAt: clock })
  .refine(({ startsAt, endsAt }) => startsAt !== endsAt, { path: ['endsAt'] });

const schema = z.strictObject({
  shifts: z
    .array(shift)
    .max(MAX_SHIFTS)
    .refine((shifts) => new Set(shifts.map(({ name }) => name)).size === shifts.length),
  workingWeekdays: z
    .array(z.int().min(1).max(7))
    .min(1)
    .transform((days) => [...new Set(days)].sort()),
  daysOff: z
    .array(z.iso.date())
    .max(MAX_DAYS_OFF)
    .transform((days) => [...new Set(days)].sort()),
  stuckAfterHours: z.int().min(1).max(10_000).optional(),
});

/** @returns the calendar, or the paths of what does not fit */
export function parseCalendar(given: unknown): CalendarChange | { paths: string[] } {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  return { paths: [...new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'body'))] };
}
