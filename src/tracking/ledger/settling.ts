import type { StoredScan } from './ledger-part';
import { SCAN_JSON } from './part-columns';
import type { Session } from './session';

/** The scan that settled a refused report; null where none did. */
export async function readSettling(session: Session, scanId: string): Promise<StoredScan | null> {
  const [row] = await session.query<{ scan: StoredScan }>(
    `select ${SCAN_JSON} as scan from scans sc where sc.settles = $1`,
    [scanId],
  );
  return row?.scan ?? null;
}

/** A foreman's word that nothing of a refused report counts. */
export interface Dismissal {
  reason: string;
  /** Who dismissed it, by the name of that time. */
  by: string | null;
  /** ISO 8601 in UTC. */
  at: string;
}

/** How a refused report was dismissed; null: it was not. */
export async function readDismissal(session: Session, scanId: string): Promise<Dismissal | null> {
  const [row] = await session.query<Dismissal>(
    `select data ->> 'reason' as reason, actor_name as by, to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from part_events where kind = 'report-dismissed' and data ->> 'scanId' = $1`,
    [scanId],
  );
  return row ?? null;
}

/** Which of these reports need nobody any more: counted, settled by a scan, or dismissed. */
export async function readDealtWith(session: Session, scanIds: readonly string[]): Promise<string[]> {
  const rows = await session.query<{ id: string }>(
    `select n.named as id from unnest($1::text[]) as n(named)
      where exists (select 1 from scans c where c.scan_id = n.named)
         or exists (select 1 from scans c where c.settles = n.named)
         or exists (select 1 from part_events e where e.kind = 'report-dismissed' and e.data ->> 'scanId' = n.named)`,
    [scanIds],
  );
  return rows.map(({ id }) => id);
}

/** What a scan would look like if somebody else had reported the same work. */
export interface LookAlike {
  partId: number;
  operation: number;
  good: number;
  scrapped: number;
  rework: number;
  /** Whose scans are none: the operator that the new scan is for. */
  operator: { id: number | null; name: string };
  /** ISO 8601 in UTC, both included. */
  from: string;
  to: string;
  /** A scan that does not resemble itself; null: the new scan does not stand yet. */
  except: string | null;
}

/** A person needs to see a few of them. */
const MAX_LOOK_ALIKES = 5;

/** Standing scans of the same work by other operators, newest first. */
export async function readLookAlikes(session: Session, wanted: LookAlike): Promise<StoredScan[]> {
  const rows = await session.query<{ scan: StoredScan }>(
    `select ${SCAN_JSON} as scan from scans sc
      where sc.part_id = $1 and sc.operation_number = $2 and sc.kind in ('report', 'skip')
        and sc.good = $3 and sc.scrapped = $4 and sc.reworked = $5
        and case when sc.operator_id is null or $6::int is null or (sc.operator_id = $6::int and $7 like '✎ %')
                 then sc.operator_name is distinct from $7 else sc.operator_id <> $6::int end
        and sc.occurred_at between $8::timestamp and $9::timestamp and sc.scan_id is distinct from $10
        and sc.good + sc.scrapped + sc.reworked > (select coalesce(sum(u.good + u.scrapped + u.reworked), 0)
                                                     from scans u where u.undoes = sc.scan_id)
      order by sc.revision desc limit ${MAX_LOOK_ALIKES}`,
    [
      wanted.partId,
      wanted.operation,
      wanted.good,
      wanted.scrapped,
      wanted.rework,
      wanted.operator.id,
      wanted.operator.name,
      wanted.from,
      wanted.to,
      wanted.except,
    ],
  );
  return rows.map(({ scan }) => scan);
}
