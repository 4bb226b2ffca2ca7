import type { ProposedAct } from '../contracts';
import { routeKey } from '../table/operations';
import type { ExistingRoute } from './existing';
import type { PlannedPart } from './plan';

/** More proposals than this are not looked through by anybody; the rest stands on the pages of the parts. */
export const MAX_PROPOSED_ACTS = 1_000;

function idOf(act: ProposedAct['act'], { item }: PlannedPart): string {
  return `${act} ${item.key}`;
}

function named(
  act: ProposedAct['act'],
  part: PlannedPart,
): Omit<ProposedAct, 'quantity' | 'operations' | 'operationsBefore' | 'refused'> {
  const { item, existing } = part;
  const { key, designation, name, rows } = item;
  return {
    id: idOf(act, part),
    act,
    // Told where it is shown: the plan knows rows of the table.
    sheet: null,
    row: rows[0] ?? null,
    key,
    code: existing?.code ?? null,
    designation,
    name,
  };
}

/** As many pieces more as are lacking, or as many less as still wait where they began. */
function quantityAct(part: PlannedPart): ProposedAct[] {
  const { item, existing } = part;
  if (!existing || existing.required === item.required) return [];
  const lacking = item.required - existing.launched;
  const quantity = lacking > 0 ? lacking : Math.min(-lacking, existing.waitingAtFirst);
  if (quantity === 0) return [];
  const act = lacking > 0 ? 'add' : 'withdraw';
  return [{ ...named(act, part), quantity, operations: null, operationsBefore: null, refused: null }];
}

function routeAct(part: PlannedPart, routes: ReadonlyMap<number, ExistingRoute>): ProposedAct[] {
  const { item, existing, route } = part;
  if (!existing || route === null) return [];
  const before = existing.routeId === null ? undefined : routes.get(existing.routeId);
  if (before && routeKey(before.stages) === route) return [];
  const operations = { operations: item.operations, operationsBefore: before?.stages ?? null };
  return [{ ...named('route', part), quantity: null, ...operations, refused: null }];
}

/** What is looked through at a time, and the parts whose pieces are proposed another time. */
export interface ProposedNow {
  proposals: ProposedAct[];
  later: ReadonlySet<string>;
}

/**
 * The first proposals; pieces of the others are left as they were before, requirement included, so that the next import of
 * the file proposes them. Pure.
 */
export function proposedNow(all: readonly ProposedAct[]): ProposedNow {
  const later = all.slice(MAX_PROPOSED_ACTS).filter(({ act }) => act !== 'route');
  return { proposals: all.slice(0, MAX_PROPOSED_ACTS), later: new Set(later.map(({ key }) => key)) };
}

/**
 * What an update suggests for batches that exist: pieces added or withdrawn where the file requires another
 * number than before, and another route where it gives other operations. Each is done only if a
 * person accepts it, by the engine and by its rules. Pure.
 */
export function proposeActs(parts: readonly PlannedPart[], routes: readonly ExistingRoute[]): ProposedAct[] {
  const byId = new Map(routes.map((route) => [route.id, route]));
  return parts.flatMap((part) => [...quantityAct(part), ...routeAct(part, byId)]);
}
