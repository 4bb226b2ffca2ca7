import { useEffect } from 'react';

/** The server makes a forecast anew at most this often. */
const FRESH_AFTER_MS = 5_500;

/**
 * Read a page again when its forecast can be newer: it is made in the background, and nothing is announced when it is done.
 * @param isOld whether something has happened that the shown one does not know
 * @param readAtMs when the page was read
 */
export function useFreshForecast(isOld: boolean, readAtMs: number | null, reload: () => void): void {
  useEffect(() => {
    if (!isOld) return undefined;
    const timer = setTimeout(reload, FRESH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isOld, readAtMs, reload]);
}
