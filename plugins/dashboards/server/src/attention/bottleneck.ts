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
  /** Where nothing left: working hours since then, or since the oldest of those that wait came; null: something left. */
  stillHours: number | null;
}

/** Of the working time: a stage where nothing has left for less may just have been given its first pieces. */
const LONG_STILL = 1 / 3;

/**
 * The stage whose queue grew most, in hours of its own work: pieces that it gained, over the pieces an hour that left it in
 * the same working time. A stage that nothing left for a third of that time (a shift of three) has no pace, its queue would
 * take for ever: it comes first, of several the one that gained most pieces.
 * @param workingHours the factory's working time since then
 * @returns null: no queue has grown, or there was no work to judge by
 */
export function bottleneckOf(stages: readonly StageFlow[], workingHours: number): Bottleneck | null {
  if (workingHours <= 0) return null;
  const grown = stages
    .filter(({ arrived, left, waiting }) => waiting > 0 && arrived > left)
    .filter(({ left, stillHours }) => left > 0 || (stillHours ?? 0) >= workingHours * LONG_STILL)
    .map(({ id, name, waiting, arrived, left, stillHours }) => {
      const grewBy = arrived - left;
      const piecesPerHour = left / workingHours;
      const hours =
        left > 0 ? { queueHours: waiting / piecesPerHour, grewByHours: grewBy / piecesPerHour } : null;
      return {
        grewBy,
        bottleneck: {
          stage: { id, name },
          waiting,
          waitedBefore: waiting - grewBy,
          piecesPerHour,
          queueHours: hours?.queueHours ?? null,
          grewByHours: hours?.grewByHours ?? null,
          stillHours: left > 0 ? null : stillHours,
        },
      };
    });
  const hoursOf = ({ bottleneck }: (typeof grown)[number]) => bottleneck.grewByHours ?? Infinity;
  grown.sort(
    (a, b) =>
      (hoursOf(a) === hoursOf(b) ? b.grewBy - a.grewBy : hoursOf(b) - hoursOf(a)) ||
      a.bottleneck.stage.name.localeCompare(b.bottleneck.stage.name),
  );
  return grown[0]?.bottleneck ?? null;
}
