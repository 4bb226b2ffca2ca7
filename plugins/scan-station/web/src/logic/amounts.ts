import { MAX_QUANTITY, type OperationView } from '../../../../../src/tracking/contracts';

/** What an operator enters at one operation; pieces. */
export interface Amounts {
  good: number;
  scrapped: number;
  rework: number;
}

export type AmountName = keyof Amounts;

export const NO_AMOUNTS: Amounts = { good: 0, scrapped: 0, rework: 0 };

/** The rest of the form: `reworkTo` is the number of an earlier operation. */
export interface Outcome {
  amounts: Amounts;
  reason: string | null;
  reworkTo: number | null;
}

/** Why a report cannot be sent yet; null: it adds up. */
export type Lack = 'nothing' | 'too-much' | 'reason' | 'rework-target' | null;

export function totalOf({ good, scrapped, rework }: Amounts): number {
  return good + scrapped + rework;
}

/** Pieces that would still wait; negative: more is entered than waits. */
export function remainderOf(amounts: Amounts, waiting: number): number {
  return waiting - totalOf(amounts);
}

export function needsReason({ scrapped, rework }: Amounts): boolean {
  return scrapped > 0 || rework > 0;
}

/** The first thing that is missing, in the order of the form. */
export function lackOf({ amounts, reason, reworkTo }: Outcome, waiting: number): Lack {
  if (totalOf(amounts) === 0) return 'nothing';
  if (remainderOf(amounts, waiting) < 0) return 'too-much';
  if (needsReason(amounts) && reason === null) return 'reason';
  if (amounts.rework > 0 && reworkTo === null) return 'rework-target';
  return null;
}

function bounded(value: number): number {
  return Math.min(MAX_QUANTITY, Math.max(0, Math.trunc(value)));
}

/** One step of the buttons - and +; upwards no further than what waits. */
export function stepped(amounts: Amounts, name: AmountName, by: 1 | -1, waiting: number): Amounts {
  if (by > 0 && remainderOf(amounts, waiting) <= 0) return amounts;
  return { ...amounts, [name]: bounded(amounts[name] + by) };
}

/** One key of the numeric pad: a digit, `erase` takes the last one, `rest` all that still waits. */
export function padded(amounts: Amounts, name: AmountName, key: string, waiting: number): Amounts {
  const now = amounts[name];
  if (key === 'erase') return { ...amounts, [name]: Math.trunc(now / 10) };
  if (key === 'rest') return { ...amounts, [name]: bounded(now + remainderOf(amounts, waiting)) };
  if (!/^\d$/.test(key)) return amounts;
  return { ...amounts, [name]: bounded(now * 10 + Number(key)) };
}

/** A typed amount; what is no digit is ignored. */
export function typed(amounts: Amounts, name: AmountName, text: string): Amounts {
  return { ...amounts, [name]: bounded(Number(text.replace(/\D/g, '').slice(0, 7))) };
}

/** Where rework may go back to: the operations before this one, the nearest first. */
export function earlierOperations(operations: readonly OperationView[], at: OperationView): OperationView[] {
  return operations
    .filter(({ sequence }) => sequence < at.sequence)
    .sort((one, other) => other.sequence - one.sequence);
}
