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
  /** Pieces that left it per working hour of the last thirty days; null: none did. */
  usualPerHour: number | null;
}

/** Of the working time: a stage that nothing has ever left for less may just have been given its first pieces. */
const LONG_STILL = 1 / 3;

/** How fast a stage works: in the working time that is judged, or else in the last thirty days; null: nothing ever left it. */
function paceOf({ left, usualPerHour }: StageFlow, workingHours: number): number | null {
  return left > 0 ? left / workingHours : usualPerHour;
}

/**
 * The stage whose queue grew most, in hours of its own work: pieces that it gained, over the pieces an hour that left it in
 * the same working time, or in the last thirty days where none has. Where nothing has left in these, and pieces have waited for a
 * third of that time (a shift of three), the queue would take for ever: it comes first, of several the one that gained most pieces.
 * @param workingHours the factory's working time since then
 * @returns null: no queue has grown, or there was no work to judge by
 */
export function bottleneckOf(stages: readonly StageFlow[], workingHours: number): Bottleneck | null {
  if (workingHours <= 0) return null;
  const grown = stages
    .filter(({ arrived, left, waiting }) => waiting > 0 && arrived > left)
    .map((stage) => ({ stage, pace: paceOf(stage, workingHours) }))
    .filter(({ stage, pace }) => pace !== null || (stage.stillHours ?? 0) >= workingHours * LONG_STILL)
    .map(({ stage: { id, name, waiting, arrived, left, stillHours }, pace }) => {
      const grewBy = arrived - left;
      return {
        grewBy,
        bottleneck: {
          stage: { id, name },
          waiting,
          waitedBefore: waiting - grewBy,
          piecesPerHour: pace ?? 0,
          isUsualPace: left === 0 && pace !== null,
          queueHours: pace === null ? null : waiting / pace,
          grewByHours: pace === null ? null : grewBy / pace,
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
