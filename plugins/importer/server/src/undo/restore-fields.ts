import { isDeepStrictEqual } from 'node:util';
import type { DifferenceField } from '../contracts';
import type { RecordedChange } from '../commit/changes';
import { isOwnKey, ownName, type OwnField, type OwnValue, type OwnValues } from '../own-fields/own-field';
import { assignOwnSql, ownValuesSql } from '../own-fields/own-sql';
import type { SqlSession } from '../sql-session';

const TEXTS = ['name', 'material', 'size', 'kind'] as const;
type TextField = (typeof TEXTS)[number];

/** A part as it is now; null where it is cancelled or gone. */
export interface PartNow extends Record<TextField, string | null> {
  partId: number;
  attributes: Record<string, unknown> | null;
  /** The factory's own fields that have a value. */
  own: OwnValues;
  required: number;
}

/** What goes back into one part. */
export interface Restoration {
  partId: number;
  fields: Partial<Record<TextField, string | null>>;
  attributes: Record<string, unknown> | null | undefined;
  own: Record<string, OwnValue | null>;
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
    const back: Restoration = {
      partId: part.partId,
      fields: {},
      attributes: undefined,
      own: {},
      required: null,
    };
    for (const { field, from, to } of differences) {
      if (isText(field) && part[field] === to) back.fields[field] = from === null ? null : String(from);
      if (isOwnKey(field) && (part.own[ownName(field)] ?? null) === to) back.own[ownName(field)] = from;
      if (field === 'required' && part.required === to) back.required = Number(from);
    }
    if (attributes && isDeepStrictEqual(part.attributes, attributes.after))
      back.attributes = attributes.before;
    return isDescribed(back) || back.required !== null ? [back] : [];
  });
}

/** These parts as they are now, locked. */
export function readPartsNow(
  session: SqlSession,
  partIds: readonly number[],
  ownFields: readonly OwnField[],
): Promise<PartNow[]> {
  return session.query<PartNow>(
    `select p.id as "partId", p.name, p.material, p.size, p.kind, p.attributes::json as attributes, s.required, ${ownValuesSql(ownFields)} as own
       from parts p join part_states s on s.part_id = p.id
      where p.id = any($1::int[]) and s.status <> 'cancelled' order by p.id for update of p`,
    [partIds],
  );
}

function isDescribed({ fields, attributes, own }: Restoration): boolean {
  return Object.keys(fields).length > 0 || attributes !== undefined || Object.keys(own).length > 0;
}

/** Write descriptive fields back; own fields that the factory has deleted since are gone. */
export async function restoreFields(
  session: SqlSession,
  all: readonly Restoration[],
  ownFields: readonly OwnField[],
): Promise<void> {
  const described = all.filter(isDescribed);
  if (described.length === 0) return;
  const rows = described.map(({ partId, fields, attributes, own }) => ({
    ...{ id: partId, fields, own, attributes: attributes ?? null },
    told: attributes !== undefined,
  }));
  await session.query(
    `update parts p
        set name = case when u.fields ? 'name' then u.fields->>'name' else p.name end,
            material = case when u.fields ? 'material' then u.fields->>'material' else p.material end,
            size = case when u.fields ? 'size' then u.fields->>'size' else p.size end,
            kind = case when u.fields ? 'kind' then u.fields->>'kind' else p.kind end,
            attributes = case when u.told then nullif(u.attributes, 'null'::jsonb) else p.attributes end,
            updated_at = now() at time zone 'utc'${assignOwnSql(ownFields, 'u.own')}
       from jsonb_to_recordset($1::jsonb) as u(id int, fields jsonb, attributes jsonb, own jsonb, told boolean)
      where p.id = u.id`,
    [JSON.stringify(rows)],
  );
}
