import type { Session } from './session';

/** A batch that an import launched, with all that was ever noted of it. */
export interface LaunchedByImport {
  partId: number;
  code: string;
  designation: string | null;
  name: string | null;
  cancelled: boolean;
  /** Whether it had a route from its launch on. */
  cameWithRoute: boolean;
  /** Kinds of its facts and scans. */
  kinds: string[];
}

/** The batches that this import launched, locked until the transaction ends. */
export function lockLaunchedBy(session: Session, importId: string): Promise<LaunchedByImport[]> {
  return session.query<LaunchedByImport>(
    `select s.part_id as "partId", s.code, p.designation, p.name, s.status = 'cancelled' as cancelled,
            l.route_id is not null as "cameWithRoute",
            ((select coalesce(json_agg(f.kind), '[]') from part_facts f where f.part_id = s.part_id)::jsonb ||
             (select coalesce(json_agg(c.kind), '[]') from scans c where c.part_id = s.part_id)::jsonb)::json as kinds
       from part_facts l
       join part_states s on s.part_id = l.part_id
       join parts p on p.id = s.part_id
      where l.import_id = $1 and l.kind = 'launched'
      order by s.part_id for update of s`,
    [importId],
  );
}
