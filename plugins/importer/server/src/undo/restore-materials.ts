import type { RecordedChange } from '../commit/changes';
import type { SqlSession } from '../sql-session';
import type { MaterialNeed } from '../tree/bom-row';

/** What a batch needs now, over all its pieces. */
export interface NeedsNow {
  partId: number;
  materials: MaterialNeed[];
}

function textOf(needs: readonly MaterialNeed[]): string {
  const texts = needs.map(({ name, quantity, unit }) => JSON.stringify([name, quantity, unit]));
  return texts.sort().join('\n');
}

/** Materials that an undo gives back: those of batches that still need what the import wrote. Pure. */
export function materialsBack(changes: readonly RecordedChange[], now: readonly NeedsNow[]): NeedsNow[] {
  const needs = new Map(now.map(({ partId, materials }) => [partId, textOf(materials)]));
  return changes.flatMap(({ partId, materials }): NeedsNow[] => {
    if (partId === null || !materials || needs.get(partId) !== textOf(materials.after)) return [];
    return [{ partId, materials: materials.before }];
  });
}

/** The materials of these parts, which are not cancelled. */
export function readNeedsNow(session: SqlSession, partIds: readonly number[]): Promise<NeedsNow[]> {
  return session.query<NeedsNow>(
    `select s.part_id as "partId", coalesce((select json_agg(json_build_object('name', m.name, 'quantity', m.quantity, 'unit', m.unit) order by m.id)
              from material_needs m where m.part_id = s.part_id), '[]') as materials
       from part_states s where s.part_id = any($1::int[]) and s.status <> 'cancelled'`,
    [partIds],
  );
}
