import { useEffect, useRef } from 'preact/hooks';
import { wedgeReader } from './logic/wedge';
import { fieldKeeper, isField } from './field-keeper';

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
    const { look, giveBack } = fieldKeeper();
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const { scanned, isBegun } = read({ code: event.code, key: event.key, atMs: event.timeStamp });
      if (isBegun) look();
      // Firefox would search the page for the rest of the scan.
      if (/^['/]$/.test(event.key) && !isField(document.activeElement)) event.preventDefault();
      if (scanned === null) return;
      event.preventDefault();
      event.stopPropagation();
      const take = (): void => latest.current(scanned);
      // What the form holds is kept when it has drawn itself, and the scan closes it.
      if (giveBack()) setTimeout(take, 0);
      else take();
    };
    takeEarlyKeys().forEach(listen);
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);
}
