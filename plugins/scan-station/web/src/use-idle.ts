import { useEffect, useRef } from 'preact/hooks';

/** A shared device that nobody has touched for this long asks for the next badge. */
const IDLE_MS = 120_000;

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'scroll'] as const;

/** Calls `onIdle` whenever nobody has touched the page for a while. */
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
