import type { Mapping } from '../contracts';
import { hint, type RawIssue } from '../issues/issue';
import type { PlannedPart } from './plan';

/**
 * Batches of which the file requires less than before and that have more pieces too many than still wait where they began:
 * what is in work is not withdrawn, and a person is told so. Pure.
 * @param later keys of parts whose pieces are proposed another time
 */
export function piecesInWork(
  parts: readonly PlannedPart[],
  later: ReadonlySet<string>,
  mapping: Mapping,
): RawIssue[] {
  const column = mapping.quantity ?? mapping.quantityTotal ?? null;
  return parts.flatMap(({ item, existing }): RawIssue[] => {
    if (!existing || existing.required === item.required || later.has(item.key)) return [];
    const { launched, waitingAtFirst: withdrawable } = existing;
    const left = launched - item.required - withdrawable;
    if (left <= 0) return [];
    const details = { required: item.required, launched, withdrawable, left };
    return [
      hint('pieces-in-work', {
        ...{ row: item.rows[0] ?? null, column, value: item.designation ?? item.name },
        details,
      }),
    ];
  });
}
