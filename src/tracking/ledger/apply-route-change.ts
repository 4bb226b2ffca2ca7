import type { PartStatus } from '../contracts';
import type { RouteChange } from '../domain/assign-route';
import { OPERATION_COLUMNS } from './append-launch';
import { columnArrays, insertStatement } from './insert-many';
import type { Session } from './session';

/** A decided change of a batch's route, with what its state becomes. */
export interface RouteUpdate {
  partId: number;
  decidedOn: number;
  change: RouteChange;
  routeId: number;
  routeName: string;
  statusAfter: PartStatus;
}

const OWN_PARAMETERS = 8;

/** One statement: what retires, what is new and the state agree when the rule is checked. */
const APPLY_ROUTE = `
  with moved as (
    update part_states
       set unrouted = unrouted - $3, next_operation_number = next_operation_number + $4, route_id = $5,
           route_name = $6, status = $7, revision = revision + 1, updated_at = now() at time zone 'utc'
     where part_id = $1 and revision = $2
    returning part_id
  ), retired as (
    update operations set replaced = true, waiting = 0, updated_at = now() at time zone 'utc'
     where part_id = (select part_id from moved) and number = any($8::int[])
  ), added as (
    ${insertStatement('operations', OPERATION_COLUMNS, OWN_PARAMETERS + 1)}
     where exists (select 1 from moved)
  )
  select part_id from moved`;

/** @returns false when the part has moved on: nothing is written, decide again. */
export async function applyRouteChange(session: Session, update: RouteUpdate): Promise<boolean> {
  const { partId, change } = update;
  const added = change.added.map((operation) => ({ ...operation, partId }));
  const rows = await session.query(APPLY_ROUTE, [
    partId,
    update.decidedOn,
    change.routed,
    added.length,
    update.routeId,
    update.routeName,
    update.statusAfter,
    change.retired,
    ...columnArrays(OPERATION_COLUMNS, added),
  ]);
  return rows.length === 1;
}
