import type { HistoryEvent, HistoryPage } from '../contracts';
import { NOTE_PHOTO } from './notes';
import { isoText } from './part-columns';
import { SCAN_PHOTOS } from './scan-photos';
import type { Session } from './session';

/**
 * A place in a batch's history: behind this revision, and among what happened beside the ledger while
 * the batch had it, behind the event of this id. `event` null: behind all of that revision.
 */
export interface HistoryPlace {
  revision: number;
  event: string | null;
}

/** An event with its place; ids are texts, because they are 64 bits wide. */
export interface PlacedEvent {
  event: HistoryEvent;
  place: { revision: number; event: string };
}

interface Row extends HistoryEvent {
  eventId: string;
}

const SCANS = `
  select revision, 0::bigint as event_id, 'scan' as type, kind, operator_name as actor,
         ${isoText('occurred_at')} as "occurredAt", ${isoText('recorded_at')} as "recordedAt",
         json_strip_nulls(json_build_object('scanId', scan_id, 'operation', operation_number, 'stage', stage_name,
           'good', good, 'scrapped', scrapped, 'reworked', reworked, 'reworkTo', rework_to,
           'causeOperation', cause_operation, 'reason', reason_name, 'comment', comment, 'undoes', undoes,
           'submittedBy', submitted_by_name, 'station', station,
           'attachments', case when jsonb_typeof(attachments) = 'array' then jsonb_array_length(attachments) end, 'photos', ${SCAN_PHOTOS})) as details
    from scans where part_id = $1 and revision > $2`;

const FACTS = `
  select revision, 0, 'fact', kind, actor_name, ${isoText('occurred_at')}, ${isoText('recorded_at')},
         json_strip_nulls(json_build_object('factId', fact_id, 'quantity', quantity, 'operation', operation_number,
           'route', route_name, 'label', label_code, 'import', import_id, 'reason', reason, 'data', data,
           'otherPart', (select o.code from part_states o where o.part_id = other_part_id)))
    from part_facts where part_id = $1 and revision > $2`;

/** What a note says stands in the note alone, so that its deletion leaves no copy of it here. */
const NOTE_DETAILS = `
  case when n.id is null then e.data::json
       when n.deleted_at is not null then (e.data || '{"deleted": true}')::json
       else (e.data || jsonb_strip_nulls(jsonb_build_object('text', n.text, 'operation', n.operation_number,
         'stage', n.stage_name, 'photo', f.document_id)))::json end`;

/** A call is its operator's and was made when it was made, whichever device brought it and when. */
const CALLED = (key: string, otherwise: string): string =>
  `case when e.kind = 'call-raised' then e.data ->> '${key}' else ${otherwise} end`;

const EVENTS = `
  select e.revision, e.id, 'event', e.kind, ${CALLED('operator', 'e.actor_name')},
         ${CALLED('occurredAt', isoText('e.at'))}, ${isoText('e.at')}, ${NOTE_DETAILS}
    from part_events e
    left join notes n on e.kind = 'note-added' and n.note_id = e.data ->> 'noteId' ${NOTE_PHOTO}
   where e.part_id = $1 and (e.revision > $2 or (e.revision = $2 and e.id > $3::bigint))`;

/** The largest id there is: behind all events of a revision. */
const BEHIND_ALL = '9223372036854775807';

/**
 * Everything that happened to a batch: the ledger in order of its revisions, and what happened beside
 * it after the revision that the batch had then.
 * @param limit at most so many events
 */
export async function readHistory(
  session: Session,
  partId: number,
  after: HistoryPlace,
  limit: number,
): Promise<PlacedEvent[]> {
  const rows = await session.query<Row>(
    `select revision, event_id::text as "eventId", type, kind, actor, "occurredAt", "recordedAt", details
       from (${SCANS} union all ${FACTS} union all ${EVENTS}) events
      order by revision, event_id limit $4`,
    [partId, after.revision, after.event ?? BEHIND_ALL, limit],
  );
  return rows.map(({ eventId, ...event }) => ({
    event,
    place: { revision: event.revision, event: eventId },
  }));
}

/** The batch that a split lot comes from at last; null for a batch that is no lot. */
export async function readRootOf(session: Session, partId: number): Promise<HistoryPage['root']> {
  const [root] = await session.query<NonNullable<HistoryPage['root']>>(
    `select r.code, p.designation, p.name
       from part_states s join part_states r on r.part_id = s.root_part_id join parts p on p.id = r.part_id
      where s.part_id = $1 and s.root_part_id <> s.part_id`,
    [partId],
  );
  return root ?? null;
}
