import { isDeepStrictEqual } from 'node:util';
import type { DifferenceField } from '../contracts';
import type { RecordedChange } from '../commit/changes';
import type { SqlSession } from '../sql-session';

const TEXTS = ['name', 'material', 'size', 'kind'] as const;
type TextField = (typeof TEXTS)[number];

/** A part as it is now; null where it is cancelled or gone. */
export interface PartNow extends Record<TextField, string | null> {
  partId: number;
  attributes: Record<string, unknown> | null;
  required: number;
}

/** What goes back into one part. */
export interface Restoration {
  partId: number;
  fields: Partial<Record<TextField, string | null>>;
  attributes: Record<string, unknown> | null | undefined;
  required: number | null;
}

function isText(field: DifferenceField): field is TextField {
  return TEXTS.some((text) => text === field);
}

/**
 * What an undo puts back: fields that still hold what the import wrote. What somebody has changed since then
 * stays, for it is theirs. Pure.
 */
export function restorations(changes: readonly RecordedChange[], now: readonly PartNow[]): Restoration[] {
  const parts = new Map(now.map((part) => [part.partId, part]));
  return changes.flatMap(({ partId, differences, attributes }): Restoration[] => {
    const part = partId === null ? undefined : parts.get(partId);
    if (!part) return [];
    const back: Restoration = { partId: part.partId, fields: {}, attributes: undefined, required: null };
    for (const { field, from, to } of differences) {
      if (isText(field) && part[field] === to) back.fields[field] = from === null ? null : String(from);
      if (field === 'required' && part.required === to) back.required = Number(from);
    }
    if (attributes && isDeepStrictEqual(part.attributes, attributes.after))
      back.attributes = attributes.before;
    const changed = Object.keys(back.fields).length > 0 || back.attributes !== undefined;
    return changed || back.required !== null ? [back] : [];
  });
}

/** These parts as they are now, locked. */
export function readPartsNow(session: SqlSession, partIds: readonly number[]): Promise<PartNow[]> {
  return session.query<PartNow>(
    `select p.id as "partId", p.name, p.material, p.size, p.kind, p.attributes::json as attributes, s.required
       from parts p join part_states s on s.part_id = p.id
      where p.id = any($1::int[]) and s.status <> 'cancelled' order by p.id for update of p`,
    [partIds],
  );
}

/** Write descriptive fields back. */
export async function restoreFields(session: SqlSession, all: readonly Restoration[]): Promise<void> {
  const described = all.filter(
    ({ fields, attributes }) => Object.keys(fields).length > 0 || attributes !== undefined,
  );
  if (described.length === 0) return;
  const rows = described.map(({ partId, fields, attributes }) => ({
    ...{ id: partId, fields, attributes: attributes ?? null },
    told: attributes !== undefined,
  }));
  await session.query(
    `update parts p
        set name = case when u.fields ? 'name' then u.fields->>'name' else p.name end,
            material = case when u.fields ? 'material' then u.fields->>'material' else p.material end,
            size = case when u.fields ? 'size' then u.fields->>'size' else p.size end,
            kind = case when u.fields ? 'kind' then u.fields->>'kind' else p.kind end,
            attributes = case when u.told then nullif(u.attributes, 'null'::jsonb) else p.attributes end,
            updated_at = now() at time zone 'utc'
       from jsonb_to_recordset($1::jsonb) as u(id int, fields jsonb, attributes jsonb, told boolean)
      where p.id = u.id`,
    [JSON.stringify(rows)],
  );
}
