import type { CallView, OpenCall, Operator } from '../contracts';
import { listed, type Listed } from './listed';
import { isoText } from './part-columns';
import type { Session } from './session';

/** A foreman ends calls; more open ones than this are no list to look at. */
const MAX_LISTED = 200;

/** A call as it stands, with what tells a repetition from another. */
export interface StoredCall extends CallView {
  partId: number;
  operatorId: number | null;
}

/** A fact about a call: `call-raised`, or an answer to the call of this id. */
export interface CallFact {
  kind: string;
  partId: number;
  callId: string;
  note: string;
}

const VIEW = `
  c.call_id as id, c.reason, c.comment, c.operator_name as operator, ${isoText('c.occurred_at')} as "calledAt",
  case when c.operation_number is not null
       then json_build_object('number', c.operation_number, 'stage', c.stage_name) end as operation,
  case when c.taken_at is not null
       then json_build_object('at', ${isoText('c.taken_at')}, 'by', c.taken_by) end as taken,
  case when c.closed_at is not null
       then json_build_object('at', ${isoText('c.closed_at')}, 'by', c.closed_by, 'note', c.note) end as closed`;

const STORED = `select ${VIEW}, c.part_id as "partId", c.operator_id as "operatorId" from tracker_calls c`;

/** Who calls, as the unique key over open calls knows them. */
const CALLER = `coalesce('#' || c.operator_id, c.operator_name)`;

/** The call of this id, of whichever batch; null: there is none. */
export async function readCall(session: Session, callId: string): Promise<StoredCall | null> {
  const [call] = await session.query<StoredCall>(`${STORED} where c.call_id = $1`, [callId]);
  return call ?? null;
}

/** What this person called last at a batch; null: nothing. */
export async function readLastCall(
  session: Session,
  partId: number,
  { id, name }: Operator,
): Promise<StoredCall | null> {
  const [call] = await session.query<StoredCall>(
    `${STORED} where c.part_id = $1 and ${CALLER} = $2 order by c.recorded_at desc limit 1`,
    [partId, id === null ? name : `#${id}`],
  );
  return call ?? null;
}

/** The fact of this id; null: no call or answer has it. */
export async function readCallFact(session: Session, factId: string): Promise<CallFact | null> {
  const [fact] = await session.query<CallFact>(
    `select kind, part_id as "partId", coalesce(data ->> 'callId', data ->> 'factId') as "callId",
            coalesce(data ->> 'note', '') as note
       from part_events
      where data ->> 'factId' = $1 and kind in ('call-raised', 'call-taken', 'call-closed')`,
    [factId],
  );
  return fact ?? null;
}

/**
 * Calls that nobody has ended, with their batches; at most 200. Nobody comes yet before somebody does, and then who has
 * waited longest, by the server's clock: the end of a long list is what it leaves out.
 */
export async function readOpenCalls(session: Session, partId: number | null): Promise<Listed<OpenCall>> {
  const found = await session.query<OpenCall>(
    `select ${VIEW},
            json_build_object('code', s.code, 'designation', p.designation, 'name', p.name, 'lot', s.lot) as part,
            json_build_object('id', o.document_id, 'designation', o.designation,
              'orderNumber', o.order_number) as product
       from tracker_calls c
       join part_states s on s.part_id = c.part_id
       join parts p on p.id = c.part_id
       join products o on o.id = s.product_id
      where c.closed_at is null and ($1::int is null or c.part_id = $1)
      order by c.taken_at is not null, c.recorded_at, c.call_id limit ${MAX_LISTED + 1}`,
    [partId],
  );
  return listed(found, MAX_LISTED);
}

/** One row of `tracker_calls`. */
export interface NewCall extends Pick<CallView, 'id' | 'reason' | 'comment' | 'operation'> {
  partId: number;
  operator: Operator;
  /** ISO 8601 in UTC, both. */
  occurredAt: string;
  recordedAt: string;
}

export async function insertCall(session: Session, call: NewCall): Promise<void> {
  const { id, partId, reason, comment, operation, operator, occurredAt, recordedAt } = call;
  await session.query(
    `insert into tracker_calls (call_id, part_id, reason, comment, operation_number, stage_name, operator_id,
                                operator_name, occurred_at, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::timestamp, $10::timestamp)`,
    [
      ...[id, partId, reason, comment, operation?.number ?? null, operation?.stage ?? null],
      ...[operator.id, operator.name, occurredAt, recordedAt],
    ],
  );
}

/** Note who takes a call. @param at ISO 8601 in UTC */
export async function takeCall(session: Session, callId: string, by: string, at: string): Promise<void> {
  await session.query('update tracker_calls set taken_at = $3::timestamp, taken_by = $2 where call_id = $1', [
    callId,
    by,
    at,
  ]);
}

/** Note who has ended a call, and how. @param at ISO 8601 in UTC */
export async function closeCall(
  session: Session,
  callId: string,
  { by, at, note }: NonNullable<CallView['closed']>,
): Promise<void> {
  await session.query(
    'update tracker_calls set closed_at = $3::timestamp, closed_by = $2, note = $4 where call_id = $1',
    [callId, by, at, note],
  );
}
