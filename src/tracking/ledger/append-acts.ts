import { AUDIT_COLUMNS, auditValues, type AuditEntry } from '../../audit';
import type { HoldView, PartStatus } from '../contracts';
import type { BatchChange } from '../domain/batch-change';
import { columnArrays, rowsOfArrays, type Column } from './insert-many';
import { FACT_COLUMNS, type NewPartFact } from './part-fact';
import type { Session } from './session';

/** What an act does to one batch, with the facts and the audit entry that tell of it. */
export interface ActToAppend {
  partId: number;
  /** The revision that the act was decided on; its facts are the next ones. */
  decidedOn: number;
  change: BatchChange;
  statusAfter: PartStatus;
  holdAfter: HoldView | null;
  /** The valid label code afterwards. */
  codeAfter: string;
  /** At least one. */
  facts: readonly NewPartFact[];
  audit: AuditEntry;
}

const STATE: readonly Column<ActToAppend>[] = [
  ['state_part_id', 'int', ({ partId }) => partId],
  ['decided_on', 'int', ({ decidedOn }) => decidedOn],
  ['launched', 'int', ({ change }) => change.launched],
  ['unrouted', 'int', ({ change }) => change.unrouted],
  ['withdrawn', 'int', ({ change }) => change.withdrawn],
  ['split_out', 'int', ({ change }) => change.splitOut],
  ['status_after', 'text', ({ statusAfter }) => statusAfter],
  ['hold_after', 'jsonb', ({ holdAfter }) => (holdAfter === null ? null : JSON.stringify(holdAfter))],
  ['code_after', 'text', ({ codeAfter }) => codeAfter],
  ['facts', 'int', ({ facts }) => facts.length],
  ['acted_at', 'timestamp', ({ audit }) => audit.at],
];

const AUDIT_TYPES: Readonly<Record<string, Column<ActToAppend>[1]>> = {
  at: 'timestamp',
  difference: 'jsonb',
};
const AUDIT: readonly Column<ActToAppend>[] = AUDIT_COLUMNS.split(', ').map((name, index) => [
  `audit_${name}`,
  AUDIT_TYPES[name] ?? 'text',
  ({ audit }) => auditValues(audit)[index],
]);

interface Move {
  partId: number;
  operation: number;
  pieces: number;
}

const MOVES: readonly Column<Move>[] = [
  ['part_id', 'int', ({ partId }) => partId],
  ['number', 'int', ({ operation }) => operation],
  ['pieces', 'int', ({ pieces }) => pieces],
];

const ROWS = [...STATE, ...AUDIT];
const FIRST_MOVE = ROWS.length + 1;
const FIRST_FACT = FIRST_MOVE + MOVES.length;
const namesOf = <Row>(columns: readonly Column<Row>[]): string => columns.map(([name]) => name).join(', ');

/** One statement: pieces are conserved after it, and it stands only at the revision that was decided on. */
const APPEND_ACTS = `
  with w as (${rowsOfArrays(ROWS, 1)}), m as (${rowsOfArrays(MOVES, FIRST_MOVE)}),
  f as (${rowsOfArrays(FACT_COLUMNS, FIRST_FACT)}), moved as (
    update part_states s
       set launched = s.launched + w.launched, unrouted = s.unrouted + w.unrouted,
           withdrawn = s.withdrawn + w.withdrawn, split_out = s.split_out + w.split_out, status = w.status_after,
           hold = w.hold_after, code = w.code_after, revision = s.revision + w.facts, updated_at = w.acted_at
      from w
     where s.part_id = w.state_part_id and s.revision = w.decided_on
    returning s.part_id, w.acted_at
  ), waited as (
    update operations o set waiting = o.waiting + m.pieces, updated_at = moved.acted_at
      from moved join m on m.part_id = moved.part_id
     where o.part_id = m.part_id and o.number = m.number
  ), told as (
    insert into part_facts (${namesOf(FACT_COLUMNS)}, document_id, created_at, updated_at, published_at)
    select ${FACT_COLUMNS.map(([name]) => `f.${name}`).join(', ')}, tracker_document_id(), f.recorded_at,
           f.recorded_at, f.recorded_at
      from f join moved on moved.part_id = f.part_id
  ), audited as (
    insert into audit_entries (${AUDIT_COLUMNS}, document_id, created_at, updated_at, published_at)
    select ${namesOf(AUDIT)}, tracker_document_id(), w.acted_at, w.acted_at, w.acted_at
      from w join moved on moved.part_id = w.state_part_id
  )
  select part_id as "partId" from moved`;

/**
 * Append acts on different batches in one statement, each if its batch still has the revision that the
 * act was decided on.
 * @returns false where one of them has moved on: the caller rolls its transaction back and decides again
 * @throws a unique violation of `part_facts_fact_id_key` when an id was taken meanwhile
 */
export async function appendActs(session: Session, acts: readonly ActToAppend[]): Promise<boolean> {
  // In the order of parts, so that two statements never wait for each other.
  const sorted = [...acts].sort((left, right) => left.partId - right.partId);
  const moves = sorted.flatMap(({ partId, change }) => change.waiting.map((move) => ({ partId, ...move })));
  const moved = await session.query<{ partId: number }>(APPEND_ACTS, [
    ...columnArrays(ROWS, sorted),
    ...columnArrays(MOVES, moves),
    ...columnArrays(
      FACT_COLUMNS,
      sorted.flatMap(({ facts }) => facts),
    ),
  ]);
  return moved.length === acts.length;
}
