import type { Session } from './session';

/** Who answers for a batch, by the name of this moment. */
export interface Responsible {
  id: string;
  name: string;
}

/** A batch with the person who answers for it. */
export interface PartInCharge {
  partId: number;
  code: string;
  designation: string | null;
  name: string | null;
  responsible: Responsible | null;
}

const IN_CHARGE = `
  select s.part_id as "partId", s.code, p.designation, p.name,
         case when u.id is null then null
              else json_build_object('id', u.document_id, 'name', u.username) end as responsible
    from part_states s
    join parts p on p.id = s.part_id
    left join parts_responsible_lnk pu on pu.part_id = s.part_id
    left join up_users u on u.id = pu.user_id`;

/** The batch of a part's documentId; null where the engine does not know it yet. */
export async function readInCharge(session: Session, documentId: string): Promise<PartInCharge | null> {
  const [part] = await session.query<PartInCharge>(`${IN_CHARGE} where p.document_id = $1`, [documentId]);
  return part ?? null;
}

/** The batches of these label codes, void ones too, each once; their parts are locked in one order. */
export async function lockInCharge(
  session: Session,
  codes: readonly string[],
): Promise<(PartInCharge & { asked: string[] })[]> {
  return session.query(
    `${IN_CHARGE.replace('select ', 'select a.asked, ')}
       join (select part_id, array_agg(code order by code) as asked from labels
              where code = any($1::text[]) group by part_id) a on a.part_id = s.part_id
      order by s.part_id for no key update of p`,
    [codes],
  );
}

/** A person who can answer for batches; null where there is none of this id. */
export async function readPerson(session: Session, userId: number): Promise<Responsible | null> {
  const [person] = await session.query<Responsible>(
    'select document_id as id, username as name from up_users where id = $1',
    [userId],
  );
  return person ?? null;
}

/** Let one person answer for these parts, or nobody. */
export async function writeResponsible(
  session: Session,
  partIds: readonly number[],
  userId: number | null,
): Promise<void> {
  await session.query('delete from parts_responsible_lnk where part_id = any($1::int[])', [partIds]);
  if (userId === null) return;
  await session.query(
    'insert into parts_responsible_lnk (part_id, user_id) select id, $2 from unnest($1::int[]) as parts(id)',
    [partIds, userId],
  );
}
