import { earliestP50, type OrderDays } from '../forecast/late';
import { daysBetween } from './report-request';

/**
 * By how many days an order was complete after its due date; an open one: by how many it will be at least, or is already, whichever is
 * more; where its P50 is none of the days that a forecast looks at, it is one day after them at least. 0: in time.
 * @param lacking pieces without which an open order is not complete by its P50
 * @returns null where there is no due date, or nothing can be said of an order that is not due yet
 */
export function daysLate(
  { dueDate, completedDay, p50, beyond, lacking }: OrderDays & { lacking: number },
  today: string,
): number | null {
  if (dueDate === null) return null;
  const earliest = earliestP50({ p50, beyond });
  const until = completedDay ?? (earliest !== null && earliest > today ? earliest : today);
  if (until > dueDate) return daysBetween(dueDate, until) - 1;
  return completedDay === null && (p50 === null || lacking > 0) ? null : 0;
}
