import { useEffect, useRef, useState } from 'react';
import { changedKeys } from './merge';

/** A changed row glows for so long. */
const GLOW_MS = 2_000;

/**
 * The keys of rows that changed within the last two seconds. `keyOf` and `lookOf` must be constant.
 * @param scope when it changes (another page, another search), nothing glows
 */
export function useGlow<Row>(
  rows: readonly Row[],
  scope: string,
  keyOf: (row: Row) => string,
  lookOf: (row: Row) => unknown,
): ReadonlySet<string> {
  const before = useRef<{ scope: string; rows: readonly Row[] }>({ scope, rows });
  const [glowing, setGlowing] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    const same = before.current.scope === scope;
    const keys = same ? changedKeys(before.current.rows, rows, keyOf, lookOf) : [];
    before.current = { scope, rows };
    if (keys.length === 0) return;
    setGlowing((now) => new Set([...now, ...keys]));
    // Not cleared when the rows change again: every glow ends by its own time.
    setTimeout(() => setGlowing((now) => new Set([...now].filter((key) => !keys.includes(key)))), GLOW_MS);
  }, [rows, scope, keyOf, lookOf]);

  return glowing;
}
