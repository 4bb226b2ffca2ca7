import type { OperationView } from '../../../../../src/tracking/contracts';
import { atPlace, type Place } from './place';

/** Where this person can report now: pieces wait there and the stage is theirs. */
export function reportable(
  operations: readonly OperationView[],
  isMine: (operation: OperationView) => boolean,
): OperationView[] {
  return operations.filter((operation) => operation.waiting > 0 && isMine(operation));
}

/** Why nothing waits for a person: pieces are on their way there, all have passed, or the route has no stage of theirs. */
export type WhyNothing = 'before' | 'passed' | 'none';

/** Of a batch of which nothing is `reportable` and pieces wait elsewhere. */
export function whyNothing(
  operations: readonly OperationView[],
  isMine: (operation: OperationView) => boolean,
): WhyNothing {
  const mine = operations.filter(isMine).map(({ sequence }) => sequence);
  if (mine.length === 0) return 'none';
  const last = Math.max(...mine);
  return operations.some(({ waiting, sequence }) => waiting > 0 && sequence < last) ? 'before' : 'passed';
}

/**
 * The operation to offer at once: where the device has a place, the only one there; else the only one, or the one at the stage
 * where this device reported last. null: the person has to choose.
 */
export function offeredOperation(
  choices: readonly OperationView[],
  lastStage: string | null,
  place: Place | null = null,
): OperationView | null {
  if (place !== null) {
    // What waits elsewhere is never offered by itself: it would be counted at another stage than the wall says.
    const there = atPlace(choices, place);
    return there.length === 1 ? (there[0] ?? null) : null;
  }
  if (choices.length === 1) return choices[0] ?? null;
  const here = choices.filter(({ stage }) => stage === lastStage);
  return here.length === 1 ? (here[0] ?? null) : null;
}
