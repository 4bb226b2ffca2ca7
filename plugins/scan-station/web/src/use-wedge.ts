import { useEffect, useRef } from 'preact/hooks';
import { wedgeReader } from './logic/wedge';

/** Keys that a scanner pressed before this script ran: the first lines of the page keep them (index.html). */
function takeEarlyKeys(): KeyboardEvent[] {
  const { earlyKeys = [] } = window as Window & { earlyKeys?: KeyboardEvent[] };
  window.onkeydown = null;
  return earlyKeys.splice(0);
}

/** Hear a scanner that types as a keyboard, on every screen; its Enter presses no button. */
export function useWedge(onScan: (text: string) => void): void {
  const latest = useRef(onScan);
  latest.current = onScan;
  useEffect(() => {
    const read = wedgeReader();
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const scanned = read({ code: event.code, key: event.key, atMs: event.timeStamp });
      if (scanned === null) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(scanned);
    };
    takeEarlyKeys().forEach(listen);
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);
}
