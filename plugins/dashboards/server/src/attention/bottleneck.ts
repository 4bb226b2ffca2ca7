import type { Bottleneck } from '../contracts';

/** What went through a stage since an earlier moment, and what waits there now. */
export interface StageFlow {
  id: string;
  name: string;
  /** Pieces that wait now. */
  waiting: number;
  /** Pieces that came since then, and that left. */
  arrived: number;
  left: number;
}

/**
 * The stage whose queue grew most, in hours of its own work: pieces that it gained, over the pieces an hour that left it in
 * the same working time. A stage that nothing left says nothing of its pace; it is found among what is stuck.
 * @param workingHours the factory's working time since then
 * @returns null: no queue has grown, or there was no work to judge by
 */
export function bottleneckOf(stages: readonly StageFlow[], workingHours: number): Bottleneck | null {
  if (workingHours <= 0) return null;
  const grown = stages
    .filter(({ arrived, left, waiting }) => waiting > 0 && left > 0 && arrived > left)
    .map(({ id, name, waiting, arrived, left }) => {
      const piecesPerHour = left / workingHours;
      const grewBy = arrived - left;
      return {
        stage: { id, name },
        waiting,
        waitedBefore: waiting - grewBy,
        piecesPerHour,
        queueHours: waiting / piecesPerHour,
        grewByHours: grewBy / piecesPerHour,
      };
    });
  grown.sort((a, b) => b.grewByHours - a.grewByHours || a.stage.name.localeCompare(b.stage.name));
  return grown[0] ?? null;
}
