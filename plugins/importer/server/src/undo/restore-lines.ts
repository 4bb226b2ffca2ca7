import type { RecordedChange, RecordedLine } from '../commit/changes';
import type { SqlSession } from '../sql-session';

/** A line as it stands now. */
export interface LineNow {
  parentPartId: number;
  childPartId: number;
  /** Key of the child. */
  child: string;
  /** Pieces per one parent. */
  quantity: number;
  /** The child is cancelled. */
  cancelled: boolean;
  /** The child was launched by the import that is undone. */
  launched: boolean;
}

/** What one part gets back. */
export interface LinesBack {
  partId: number;
  /** Null: the line goes. */
  lines: { childPartId: number; quantity: number | null }[];
}

type Fate = { quantity: number | null } | 'stays' | null;

/** What becomes of a line: it gets a quantity back, stays as somebody has it, or there is nothing to do. */
function fateOf({ before, after, childPartId }: RecordedLine, now: LineNow): Fate {
  if (before !== null && now.cancelled) return null;
  if (now.quantity === before) return null;
  const isUsed = before === null && childPartId === null && !now.cancelled;
  return now.quantity === after && !isUsed ? { quantity: before } : 'stays';
}

/**
 * Which lines an undo gives back: those that still are as the import wrote them. One that it added goes, unless its part is one
 * that the import launched and people have worked on; what somebody has changed since stays. Pure.
 * @param alive parts that are not cancelled
 * @returns `left`: how many stay
 */
export function linesBack(
  changes: readonly RecordedChange[],
  now: readonly LineNow[],
  alive: ReadonlySet<number>,
): { back: LinesBack[]; left: number } {
  const below = new Map<number, LineNow[]>();
  for (const line of now) {
    const own = below.get(line.parentPartId);
    if (own) own.push(line);
    else below.set(line.parentPartId, [line]);
  }
  let left = 0;
  const back = changes.flatMap(({ partId, lines = [] }): LinesBack[] => {
    if (partId === null || !alive.has(partId)) return [];
    const given = lines.flatMap((line) => {
      const { child, childPartId } = line;
      const standing = below
        .get(partId)
        ?.find((own) =>
          childPartId === null ? own.launched && own.child === child : own.childPartId === childPartId,
        );
      const fate = standing ? fateOf(line, standing) : null;
      if (fate === 'stays') left += 1;
      return standing && fate !== null && fate !== 'stays'
        ? [{ childPartId: standing.childPartId, quantity: fate.quantity }]
        : [];
    });
    return given.length > 0 ? [{ partId, lines: given }] : [];
  });
  return { back, left };
}

/** The lines below these parts. The product is locked, so that they stay so. */
export async function readLinesNow(
  session: SqlSession,
  { productId, importId }: { productId: number; importId: string },
  partIds: readonly number[],
): Promise<LineNow[]> {
  if (partIds.length === 0) return [];
  await session.query('select from products where id = $1 for no key update', [productId]);
  return session.query<LineNow>(
    `select l.parent_part_id as "parentPartId", l.child_part_id as "childPartId", c.item_key as child, l.quantity,
            c.status = 'cancelled' as cancelled,
            exists (select from part_facts f
                     where f.part_id = c.part_id and f.kind = 'launched' and f.import_id = $2) as launched
       from bom_lines l join part_states c on c.part_id = l.child_part_id
      where l.parent_part_id = any($1::int[]) order by l.id`,
    [partIds, importId],
  );
}
