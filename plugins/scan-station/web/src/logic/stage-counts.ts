import type { OperationView, PartView } from '../../../../../src/tracking/contracts';

/** One stage of the strip; pieces. `ahead`: still on their way to it. */
export interface StageCount {
  operation: OperationView;
  done: number;
  waiting: number;
  ahead: number;
}

/** The stages in the order of the route. Pieces waiting before a stage are ahead of it. */
export function stageCounts(
  part: Pick<PartView, 'unrouted'>,
  operations: readonly OperationView[],
): StageCount[] {
  const ordered = [...operations].sort((one, other) => one.sequence - other.sequence);
  let before = part.unrouted;
  return ordered.map((operation) => {
    const { done, waiting } = operation;
    const ahead = before;
    before += waiting;
    return { operation, done, waiting, ahead };
  });
}
