import { useCallback, useEffect, useRef } from 'preact/hooks';
import { heldOf } from './logic/held';
import type { Reports } from './outbox/use-reports';
import { useChances } from './outbox/use-chances';
import { tellHeld, type Caller } from './server/api';

/** How often a device that keeps something says that it still does. */
const TELL_MS = 5 * 60_000;

/** A report that is answered at once is nobody's business. */
const SETTLE_MS = 4_000;

/**
 * Tell the server what this device keeps, and of whom, whenever that changes and somebody is signed in: a foreman sees
 * whose reports wait where. What cannot be told now is told at the next chance.
 */
export function useTellHeld({ kept, freshId }: Reports, caller: Caller | null): void {
  const held = JSON.stringify(heldOf(kept, freshId));
  const told = useRef<string | null>(null);
  const jwt = caller?.jwt;
  const language = caller?.language;
  const tell = useCallback(() => {
    if (jwt === undefined || language === undefined || told.current === held) return;
    void tellHeld(
      { sentAt: new Date().toISOString(), held: JSON.parse(held) as unknown },
      { jwt, language },
    ).then(({ kind }) => {
      if (kind === 'accepted') told.current = held;
    });
  }, [held, jwt, language]);
  useEffect(() => {
    const timer = setTimeout(tell, SETTLE_MS);
    const again = setInterval(() => {
      if (held !== '[]') told.current = null;
      tell();
    }, TELL_MS);
    return () => {
      clearTimeout(timer);
      clearInterval(again);
    };
  }, [tell, held]);
  useChances(tell);
}
