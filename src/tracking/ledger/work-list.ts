import type { Session } from './session';

/** A batch on somebody's list; with its revision and the last edit of what is shown of it it tells whether it changed. */
export interface ListedPart {
  code: string;
  revision: number;
  edited: string;
}

/** Where fewer operations than this have waiting pieces they are looked at first, else the batches. */
const FEW_OPERATIONS = 2_000;

const COLUMNS = `s.code, s.revision, concat(p.updated_at, ' ', pr.updated_at) as edited`;

/** The most urgent order first; within an order the batch that was launched first. */
const IN_ORDER = 'order by pr.due_date nulls last, pr.id, s.part_id';

/** From the operations: quick where pieces wait at few of them, however many batches there are. */
const BY_OPERATION = `
  with here as (select distinct part_id from operations where waiting > 0 and stage_id = any($2))
  select ${COLUMNS} from here
    join part_states s on s.part_id = here.part_id and s.status in ('new', 'in-work')
    join parts p on p.id = s.part_id
    join products pr on pr.id = s.product_id
   ${IN_ORDER} limit $1`;

/** From the orders: quick where pieces wait at many operations, because it ends when the list is full. */
const byOrder = (ofStages: string): string => `
  select ${COLUMNS} from products pr
    cross join lateral (
      select one.* from part_states one
       where one.product_id = pr.id and one.status in ('new', 'in-work')
         and exists (select from operations o where o.part_id = one.part_id and o.waiting > 0 ${ofStages})
       order by one.part_id limit $1) s
    join lateral (select * from parts where id = s.part_id offset 0) p on true
   ${IN_ORDER} limit $1`;

async function isFew(session: Session, stageIds: readonly number[]): Promise<boolean> {
  const [row] = await session.query<{ found: number }>(
    `select count(*)::int as found from (
       select from operations where waiting > 0 and stage_id = any($1) limit ${FEW_OPERATIONS + 1}) here`,
    [stageIds],
  );
  return (row?.found ?? 0) <= FEW_OPERATIONS;
}

/**
 * The batches in which pieces wait at these stages, and that may be worked on now.
 * @param stageIds null: at any stage
 */
export async function readWorkList(
  session: Session,
  stageIds: readonly number[] | null,
  limit: number,
): Promise<ListedPart[]> {
  if (stageIds === null) return session.query<ListedPart>(byOrder(''), [limit]);
  const text = (await isFew(session, stageIds)) ? BY_OPERATION : byOrder('and o.stage_id = any($2)');
  return session.query<ListedPart>(text, [limit, stageIds]);
}
