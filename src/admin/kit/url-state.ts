import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * What a person has set on a page, kept in its address so that it survives reloads and can be sent to
 * a colleague. Empty values leave the address.
 */
export function useUrlState<Key extends string>(
  keys: readonly Key[],
): [Record<Key, string>, (change: Partial<Record<Key, string>>) => void] {
  const [params, setParams] = useSearchParams();
  const state = Object.fromEntries(keys.map((key) => [key, params.get(key) ?? ''])) as Record<Key, string>;
  const change = useCallback(
    (wish: Partial<Record<Key, string>>) => {
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [key, value] of Object.entries(wish)) {
            if (typeof value === 'string' && value !== '') after.set(key, value);
            else after.delete(key);
          }
          return after;
        },
        { replace: true },
      );
    },
    [setParams],
  );
  return [state, change];
}
