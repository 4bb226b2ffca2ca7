/** One line of a difference: a field with what it was and is, or with what is told of it. */
export interface DifferenceRow {
  /** null: the whole, which has no fields. */
  field: string | null;
  /** Absent: nothing is compared, `value` is told. */
  before?: unknown;
  value: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function compared(before: unknown, after: unknown): DifferenceRow[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  if (!was && !is) return [{ field: null, before: before ?? null, value: after ?? null }];
  const names = new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})]);
  return [...names].map((field) => ({
    field,
    before: was?.[field] ?? null,
    value: is?.[field] ?? null,
  }));
}

/** Nobody reads these unless something is wrong; they stand last. */
const TECHNICAL = new Set(['factId', 'scanId', 'undoes', 'revision', 'importId']);

/** An entry's difference as lines: first what changed, then what is told beside it, ids last. */
export function differenceRows(difference: Fields | null): DifferenceRow[] {
  if (!difference) return [];
  const { before, after, ...told } = difference;
  const isCompared = 'before' in difference || 'after' in difference;
  const rows = Object.entries(told)
    .filter(([, value]) => value !== null && value !== '')
    .map(([field, value]) => ({ field, value }));
  return [
    ...(isCompared ? compared(before, after) : []),
    ...rows.filter(({ field }) => !TECHNICAL.has(field)),
    ...rows.filter(({ field }) => TECHNICAL.has(field)),
  ];
}
