import { useEffect } from 'preact/hooks';

/** Calls `act` whenever the network may be back: the device says so, or somebody looks at the page. */
export function useChances(act: () => void): void {
  useEffect(() => {
    const ifVisible = (): void => {
      if (document.visibilityState === 'visible') act();
    };
    window.addEventListener('online', act);
    window.addEventListener('pageshow', act);
    document.addEventListener('visibilitychange', ifVisible);
    return () => {
      window.removeEventListener('online', act);
      window.removeEventListener('pageshow', act);
      document.removeEventListener('visibilitychange', ifVisible);
    };
  }, [act]);
}
