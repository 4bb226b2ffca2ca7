import type { Doer, PartEventKind } from '../contracts';
import type { Session } from './session';

/** One row of `part_events`: what happened around a batch and moved nothing. */
export interface NewPartEvent {
  partId: number;
  kind: PartEventKind;
  data: Record<string, unknown>;
}

/** Rows of one statement. */
const ROWS_PER_STATEMENT = 5000;

/**
 * Append events beside the ledger, each with the revision that its batch has now. Batches without a
 * state are passed over: nobody could read their history.
 * @param at ISO 8601 in UTC
 */
export async function appendPartEvents(
  session: Session,
  events: readonly NewPartEvent[],
  { doer, at }: { doer: Doer; at: string },
): Promise<void> {
  const { actor, requestId, address } = doer;
  for (let start = 0; start < events.length; start += ROWS_PER_STATEMENT) {
    const rows = events.slice(start, start + ROWS_PER_STATEMENT);
    await session.query(
      `insert into part_events (part_id, revision, kind, data, actor_type, actor_id, actor_name, at, request_id, address)
       select s.part_id, s.revision, e.kind, e.data::jsonb, $4, $5, $6, $7::timestamp, $8, $9
         from unnest($1::int[], $2::text[], $3::text[]) with ordinality as e(part_id, kind, data, position)
         join part_states s on s.part_id = e.part_id
        order by e.position`,
      [
        rows.map(({ partId }) => partId),
        rows.map(({ kind }) => kind),
        rows.map(({ data }) => JSON.stringify(data)),
        actor.type,
        actor.id,
        actor.name,
        at,
        requestId,
        address,
      ],
    );
  }
}
