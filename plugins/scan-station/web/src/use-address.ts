import { useCallback, useEffect, useState } from 'preact/hooks';

export interface Address {
  pathname: string;
  /** How many times a label was opened since the page was loaded. */
  visit: number;
  open(code: string | null): void;
}

/** The address says which label is open, so that reload, back and a shared link mean the same. */
export function useAddress(): Address {
  const [{ pathname, visit }, setPlace] = useState({ pathname: location.pathname, visit: 0 });
  useEffect(() => {
    const follow = (): void => setPlace((place) => ({ pathname: location.pathname, visit: place.visit + 1 }));
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  const open = useCallback((code: string | null) => {
    const next = code === null ? '/scan' : `/scan/${encodeURIComponent(code.slice(0, 200))}`;
    if (next !== location.pathname) history.pushState(null, '', next);
    window.scrollTo(0, 0);
    setPlace((place) => ({ pathname: location.pathname, visit: place.visit + 1 }));
  }, []);
  return { pathname, visit, open };
}
