import type { OperationView } from '../../../../../src/tracking/contracts';
import type { DeviceStorage } from '../server/storage';
import type { KnownStage } from '../server/stages';

/** The stage at which this device works: somebody scanned its card. */
export type Place = Pick<KnownStage, 'id' | 'stageId' | 'name'>;

const KEY = 'tracker-scan-place';

export function keptPlace(storage: Pick<DeviceStorage, 'getItem'>): Place | null {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? 'null') as Partial<Place> | null;
    const { id, stageId, name } = kept ?? {};
    return typeof id === 'string' && typeof stageId === 'number' && typeof name === 'string'
      ? { id, stageId, name }
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function keepPlace(storage: Pick<DeviceStorage, 'setItem' | 'removeItem'>, place: Place | null): void {
  if (place === null) storage.removeItem(KEY);
  else storage.setItem(KEY, JSON.stringify({ id: place.id, stageId: place.stageId, name: place.name }));
}

/**
 * The place for whoever works here now, under its name of today; null where the stage is not theirs, is retired or is gone.
 * @param stages null: not known on this device
 */
export function placeFor(
  place: Place | null,
  stages: readonly KnownStage[] | null,
  allowed: readonly string[] | null,
): Place | null {
  if (place === null) return null;
  if (stages === null) return allowed === null || allowed.includes(place.name) ? place : null;
  const now = stages.find(({ id }) => id === place.id);
  return now && now.mine && !now.retired ? { id: now.id, stageId: now.stageId, name: now.name } : null;
}

/** An operation whose stage a page of an older version kept by its name alone has no `stageId`. */
type Kept = Omit<OperationView, 'stageId'> & { stageId?: number };

/**
 * Whether somebody may report at an operation. Stages are known by their numbers, for operations keep the name that their stage had
 * when the batch took its route; by that name only where the stages are not known here.
 * @param stages as the server told them to this person; null: not known
 * @param allowed names of the stages that the person is limited to; null: all
 */
export function isAllowed(
  { stage, stageId }: Kept,
  stages: readonly KnownStage[] | null,
  allowed: readonly string[] | null,
): boolean {
  if (allowed === null) return true;
  const known = stages?.find((one) => one.stageId === stageId);
  return known ? known.mine : allowed.includes(stage);
}

/** Those at the place; all of them where there is none. A part that an older page kept knows stages by their names alone. */
export function atPlace(operations: readonly OperationView[], place: Place | null): OperationView[] {
  return operations.filter(
    ({ stage, stageId }: Kept) =>
      place === null || (stageId === undefined ? stage === place.name : stageId === place.stageId),
  );
}

/** What a card that was scanned means for whoever scanned it. */
export type CardAnswer =
  { kind: 'place'; place: Place } | { kind: 'unknown' } | { kind: 'retired' | 'foreign'; name: string };

/** Whether the stage of a card can be worked at. */
export function judgeCard(id: string, stages: readonly KnownStage[]): CardAnswer {
  const stage = stages.find((one) => one.id === id);
  if (!stage) return { kind: 'unknown' };
  const { name, stageId, mine, retired } = stage;
  if (retired) return { kind: 'retired', name };
  return mine ? { kind: 'place', place: { id, stageId, name } } : { kind: 'foreign', name };
}
