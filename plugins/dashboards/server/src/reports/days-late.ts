import { daysBetween } from './report-request';

/** Days as `2026-01-31`. */
export interface OrderDays {
  dueDate: string | null;
  /** null: it is not complete. */
  completedDay: string | null;
  /** By which an open order is complete in half of the cases; null: nothing can be said. */
  p50: string | null;
}

/**
 * By how many days an order was complete after its due date; an open one: by how many it will be, or is already, whichever is
 * more. 0: in time.
 * @returns null where there is no due date, or nothing can be said of an order that is not due yet
 */
export function daysLate({ dueDate, completedDay, p50 }: OrderDays, today: string): number | null {
  if (dueDate === null) return null;
  const until = completedDay ?? (p50 !== null && p50 > today ? p50 : today);
  if (until > dueDate) return daysBetween(dueDate, until) - 1;
  return completedDay === null && p50 === null ? null : 0;
}
