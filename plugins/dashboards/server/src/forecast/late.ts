import { dayAfter } from '../reports/report-request';

/** When an order was or will be complete, and until when it was to be; days of the factory, `2026-01-31`. */
export interface OrderDays {
  /** null: none is set. */
  dueDate: string | null;
  /** null: it is open. */
  completedDay: string | null;
  /** Of an open order; null: none can be said. Where pieces are lacking it is complete later, never earlier. */
  p50: string | null;
  /** Of an open order whose P50 or P85 is none of the days that a forecast looks at: the last of these. */
  beyond: string | null;
}

/** The first day that can be an order's P50: the day itself, or the one after all that the forecast looks at; null: none can be said. */
export function earliestP50({ p50, beyond }: Pick<OrderDays, 'p50' | 'beyond'>): string | null {
  return p50 ?? (beyond === null ? null : dayAfter(beyond, 1));
}

/**
 * Whether an order is late, on every page and in every report: it was complete after its due date, it is open past it, or its
 * P50 lies beyond it. The due date belongs to the order up to its end.
 */
export function isLate({ dueDate, completedDay, ...forecast }: OrderDays, today: string): boolean {
  if (dueDate === null) return false;
  if (completedDay !== null) return completedDay > dueDate;
  return today > dueDate || (earliestP50(forecast) ?? dueDate) > dueDate;
}
