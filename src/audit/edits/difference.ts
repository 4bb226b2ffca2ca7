import { isDeepStrictEqual } from 'node:util';
import { HIDDEN, redacted } from './redact';

/** A row as people see it: its fields by name, relations as the names of what they lead to. */
export interface Snapshot {
  fields: Readonly<Record<string, unknown>>;
  /** Fields whose values are never told. */
  secret: ReadonlySet<string>;
}

/** What changed, by field; a type, because it goes into a JSON column. */
export type Difference = { before: Record<string, unknown>; after: Record<string, unknown> };

function told(snapshot: Snapshot, name: string): unknown {
  const value = snapshot.fields[name] ?? null;
  return value !== null && snapshot.secret.has(name) ? HIDDEN : redacted(value);
}

const NOTHING: Snapshot = { fields: {}, secret: new Set() };

/**
 * The fields that differ, before and after, without secrets.
 * @param before null: it was created; @param after null: it was deleted
 * @returns null where nothing changed
 */
export function differenceOf(before: Snapshot | null, after: Snapshot | null): Difference | null {
  const [was, is] = [before ?? NOTHING, after ?? NOTHING];
  const names = [...new Set([...Object.keys(was.fields), ...Object.keys(is.fields)])].sort();
  const changed = names.filter(
    (name) => !isDeepStrictEqual(was.fields[name] ?? null, is.fields[name] ?? null),
  );
  if (changed.length === 0) return null;
  return {
    before: Object.fromEntries(changed.map((name) => [name, told(was, name)])),
    after: Object.fromEntries(changed.map((name) => [name, told(is, name)])),
  };
}
