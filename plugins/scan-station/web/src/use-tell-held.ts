import { useCallback, useEffect, useRef } from 'preact/hooks';
import { heldOf, reportsForForeman } from './logic/held';
import type { Reports } from './outbox/use-reports';
import { useChances } from './outbox/use-chances';
import { settledIn, tellHeld, type Caller } from './server/api';

/** How often a device that keeps something says that it still does. */
const TELL_MS = 5 * 60_000;

/** A report that is answered at once is nobody's business. */
const SETTLE_MS = 4_000;

const NOTHING = JSON.stringify({ held: [], reports: [] });

/**
 * Tell the server what this device keeps, and of whom, whenever that changes and somebody is signed in: a foreman sees
 * whose reports wait where, and what those say that only he can settle. What cannot be told now is told at the next chance;
 * the answer says which of them somebody has dealt with.
 */
export function useTellHeld(
  { kept, freshId, dealtWith }: Reports,
  caller: Caller | null,
  operatorId: string | null,
): void {
  const held = JSON.stringify({
    held: heldOf(kept, freshId),
    reports: operatorId === null ? [] : reportsForForeman(kept, operatorId, freshId),
  });
  const told = useRef<string | null>(null);
  const jwt = caller?.jwt;
  const language = caller?.language;
  const tell = useCallback(() => {
    if (jwt === undefined || language === undefined || told.current === held) return;
    const body = { sentAt: new Date().toISOString(), ...(JSON.parse(held) as object) };
    void tellHeld(body, { jwt, language }).then((answer) => {
      if (answer.kind !== 'accepted') return;
      told.current = held;
      dealtWith(settledIn(answer.body));
    });
  }, [held, jwt, language, dealtWith]);
  const tellAgain = useCallback(() => {
    if (held !== NOTHING) told.current = null;
    tell();
  }, [held, tell]);
  useEffect(() => {
    const timer = setTimeout(tell, SETTLE_MS);
    const again = setInterval(tellAgain, TELL_MS);
    return () => {
      clearTimeout(timer);
      clearInterval(again);
    };
  }, [tell, tellAgain]);
  useChances(tellAgain);
}
