/** What stands in the log where a secret changed: that it changed is worth knowing, its value is not. */
export const HIDDEN = '[hidden]';

const SECRET_NAME =
  /pass(word|wd|phrase)|secret|token|pin(hash)?$|(access|private|encrypted|api)_?key|credential|authorization|hash|salt|^headers$|^key$/i;
const MAX_TEXT = 2_000;
const MAX_ITEMS = 200;
const MAX_DEPTH = 6;

/** Whether a field of this name may hold something that opens a door. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** A value as it may stand in the audit log: plain JSON, bounded, without secrets at any depth. */
export function redacted(value: unknown, depth = 0): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value;
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object') return value;
  if (depth >= MAX_DEPTH) return '…';
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((one) => redacted(one, depth + 1));
  const fields = Object.entries(value).slice(0, MAX_ITEMS);
  return Object.fromEntries(
    fields.map(([name, one]) => [
      name,
      isSecretName(name) && one !== null ? HIDDEN : redacted(one, depth + 1),
    ]),
  );
}
