import type { Actor } from '../contracts';
import { insertMany, type Column } from './insert-many';
import type { Session } from './session';

export type PartFactKind =
  | 'launched'
  | 'required-set'
  | 'route-assigned'
  | 'added'
  | 'withdrawn'
  | 'split-out'
  | 'split-in'
  | 'split-reversed'
  | 'held'
  | 'released'
  | 'cancelled'
  | 'label-issued'
  | 'label-voided'
  | 'composition-set'
  | 'materials-set';

/** One row of `part_facts`. What is null does not belong to the kind. */
export interface NewPartFact {
  factId: string;
  kind: PartFactKind;
  partId: number;
  /** The part's revision after this fact. */
  revision: number;
  partCode: string;
  partDesignation: string | null;
  partName: string | null;
  quantity: number | null;
  routeId: number | null;
  routeName: string | null;
  labelCode: string | null;
  /** Where the pieces were put, taken or split off; absent or null: unrouted, or no pieces at all. */
  operationNumber?: number | null;
  /** The other batch of a split. */
  otherPartId?: number | null;
  importId: string | null;
  data: Record<string, unknown> | null;
  reason: string | null;
  actor: Actor;
  at: string;
  contentHash: string | null;
  requestId: string | null;
  address: string | null;
}

/** The columns of `part_facts` that a fact fills. */
export const FACT_COLUMNS: readonly Column<NewPartFact>[] = [
  ['fact_id', 'text', (row) => row.factId],
  ['kind', 'text', (row) => row.kind],
  ['part_id', 'int', (row) => row.partId],
  ['revision', 'int', (row) => row.revision],
  ['part_code', 'text', (row) => row.partCode],
  ['part_designation', 'text', (row) => row.partDesignation],
  ['part_name', 'text', (row) => row.partName],
  ['quantity', 'int', (row) => row.quantity],
  ['route_id', 'int', (row) => row.routeId],
  ['route_name', 'text', (row) => row.routeName],
  ['label_code', 'text', (row) => row.labelCode],
  ['operation_number', 'int', (row) => row.operationNumber ?? null],
  ['other_part_id', 'int', (row) => row.otherPartId ?? null],
  ['import_id', 'text', (row) => row.importId],
  ['data', 'jsonb', (row) => (row.data === null ? null : JSON.stringify(row.data))],
  ['reason', 'text', (row) => row.reason],
  ['actor_type', 'text', (row) => row.actor.type],
  ['actor_id', 'text', (row) => row.actor.id],
  ['actor_name', 'text', (row) => row.actor.name],
  ['occurred_at', 'timestamp', (row) => row.at],
  ['recorded_at', 'timestamp', (row) => row.at],
  ['content_hash', 'text', (row) => row.contentHash],
  ['request_id', 'text', (row) => row.requestId],
  ['address', 'text', (row) => row.address],
];

/** Append facts on batches. The caller has raised, or raises, the revisions of their states. */
export function appendPartFacts(session: Session, facts: readonly NewPartFact[]): Promise<void> {
  return insertMany(session, 'part_facts', FACT_COLUMNS, facts);
}

/** A fact that stands, as far as a repetition of its act must know it. */
export interface StandingFact {
  partId: number;
  kind: PartFactKind;
  quantity: number | null;
  contentHash: string | null;
  /** The valid code of the other batch of a split. */
  otherCode: string | null;
}

/** The fact of this id, or null: was this act accepted before? */
export async function readFact(session: Session, factId: string): Promise<StandingFact | null> {
  const [fact] = await session.query<StandingFact>(
    `select f.part_id as "partId", f.kind, f.quantity, f.content_hash as "contentHash", o.code as "otherCode"
       from part_facts f left join part_states o on o.part_id = f.other_part_id where f.fact_id = $1`,
    [factId],
  );
  return fact ?? null;
}
