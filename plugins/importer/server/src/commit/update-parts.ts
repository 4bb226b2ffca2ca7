import type { ImportedParts } from '../../../../../src/tracking/contracts';
import type { OwnField } from '../own-fields/own-field';
import { assignOwnSql } from '../own-fields/own-sql';
import type { PlannedPart } from '../plan/plan';
import type { SqlSession } from '../sql-session';

const FIELDS_PER_STATEMENT = 5_000;

/** Write the descriptive fields of parts that exist; an empty cell of the file leaves a field as it is. */
export async function updateParts(
  session: SqlSession,
  changed: readonly PlannedPart[],
  ownFields: readonly OwnField[],
): Promise<void> {
  const rows = changed.flatMap(({ item, existing }) => (existing ? [{ item, existing }] : []));
  for (let start = 0; start < rows.length; start += FIELDS_PER_STATEMENT) {
    const chunk = rows.slice(start, start + FIELDS_PER_STATEMENT);
    await session.query(
      `update parts p
          set name = coalesce(u.name, p.name), material = coalesce(u.material, p.material), size = coalesce(u.size, p.size),
              kind = coalesce(u.kind, p.kind), attributes = coalesce(p.attributes, '{}') || u.attributes::jsonb,
              updated_at = now() at time zone 'utc'${assignOwnSql(ownFields, 'u.own::jsonb')}
         from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
              as u(id, name, material, size, kind, attributes, own)
        where p.id = u.id`,
      [
        chunk.map(({ existing }) => existing.partId),
        chunk.map(({ item }) => item.name),
        chunk.map(({ item }) => item.material),
        chunk.map(({ item }) => item.size),
        chunk.map(({ item }) => (item.kindTold ? item.kind : null)),
        chunk.map(({ item }) => JSON.stringify(item.attributes)),
        chunk.map(({ item }) => JSON.stringify(item.own)),
      ],
    );
  }
}

/** Required quantities, lines and materials have facts of their own in the history of a batch. */
const HAS_FACTS: ReadonlySet<string> = new Set(['required', 'composition', 'materials']);

/** What changes in the description of parts, as their history tells it. */
export function describedAnew(changed: readonly PlannedPart[]): ImportedParts['parts'] {
  return changed.flatMap(({ existing, differences }) => {
    const described = differences.filter(({ field }) => !HAS_FACTS.has(field));
    if (!existing || described.length === 0) return [];
    const changes = described.map(({ field, from, to }) => ({ field, before: from, after: to }));
    return [{ partId: existing.partId, changes }];
  });
}
