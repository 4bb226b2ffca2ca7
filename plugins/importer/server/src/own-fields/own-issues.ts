import type { Mapping } from '../contracts';
import { problem, type RawIssue } from '../issues/issue';
import type { TakenOwnValue } from '../plan/existing';
import type { PlannedPart } from '../plan/plan';
import { mappedOwnFields } from './own-columns';
import { ownKey, type OwnField } from './own-field';

/** New parts without a value that each part must have. */
function missing(fresh: readonly PlannedPart[], field: OwnField, mapping: Mapping): RawIssue[] {
  const without = fresh.filter(({ item }) => item.own[field.name] === undefined);
  if (!field.required || field.default !== null || without.length === 0) return [];
  const column = mapping[ownKey(field.name)] ?? null;
  const details = { label: field.label };
  if (column === null) return [problem('own-field-unmapped', { value: field.label, details })];
  return without.map(({ item }) =>
    problem('own-value-missing', { row: item.rows[0] ?? null, column, details }),
  );
}

/** Values that only one part may have and another one has, in the database or in the file. */
function taken(
  written: readonly PlannedPart[],
  field: OwnField,
  mapping: Mapping,
  inDatabase: readonly TakenOwnValue[],
): RawIssue[] {
  const holders = inDatabase.filter(({ field: name }) => name === field.name);
  const inFile = new Map<string, number>();
  return written.flatMap(({ item, existing }): RawIssue[] => {
    const value = item.own[field.name];
    if (value === undefined) return [];
    const [row = null] = item.rows;
    const place = { row, column: mapping[ownKey(field.name)] ?? null, value };
    const holder = holders.find((one) => one.value === String(value) && one.partId !== existing?.partId);
    if (holder)
      return [problem('own-value-taken', { ...place, details: { label: field.label, part: holder.part } })];
    const first = inFile.get(String(value));
    if (first !== undefined)
      return [problem('own-value-twice', { ...place, details: { label: field.label, first } })];
    inFile.set(String(value), row ?? 0);
    return [];
  });
}

/** What of the factory's own fields stands in the way of a commit, beside values that do not fit their field. Pure. */
export function ownFieldIssues(
  parts: readonly PlannedPart[],
  own: readonly OwnField[],
  mapping: Mapping,
  update: boolean,
  inDatabase: readonly TakenOwnValue[],
): RawIssue[] {
  const fresh = parts.filter(({ status }) => status === 'new');
  const written = update ? parts : fresh;
  return [
    ...own.flatMap((field) => missing(fresh, field, mapping)),
    ...mappedOwnFields(mapping, own)
      .filter(({ unique }) => unique)
      .flatMap((field) => taken(written, field, mapping, inDatabase)),
  ];
}
