/** When an order was or will be complete, and until when it was to be; days of the factory, `2026-01-31`. */
export interface OrderDays {
  /** null: none is set. */
  dueDate: string | null;
  /** null: it is open. */
  completedDay: string | null;
  /** Of an open order; null: none can be said. Where pieces are lacking it is complete later, never earlier. */
  p50: string | null;
}

/**
 * Whether an order is late, on every page and in every report: it was complete after its due date, it is open past it, or its
 * P50 lies beyond it. The due date belongs to the order up to its end.
 */
export function isLate({ dueDate, completedDay, p50 }: OrderDays, today: string): boolean {
  if (dueDate === null) return false;
  if (completedDay !== null) return completedDay > dueDate;
  return today > dueDate || (p50 ?? dueDate) > dueDate;
}
