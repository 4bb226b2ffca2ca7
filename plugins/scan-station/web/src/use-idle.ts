import { useEffect, useRef } from 'preact/hooks';

/** A shared device that nobody has touched for this long asks for the next badge. */
const IDLE_MS = 120_000;

/** A scanner that sends texts, and a keyboard of a phone, press no keys that have a name: they write. */
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'input', 'scroll', 'scanned'] as const;

/** What the camera has read is a sign of life too; whoever holds a label before it touches nothing. */
export const lives = (): unknown => window.dispatchEvent(new Event('scanned'));

/** Calls `onIdle` whenever nobody has touched the page or shown it a code for a while. */
export function useIdle(onIdle: () => void): void {
  const latest = useRef(onIdle);
  latest.current = onIdle;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        latest.current();
        wait();
      }, IDLE_MS);
    };
    wait();
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, wait, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, wait, { capture: true });
    };
  }, []);
}
