import { useCallback, useEffect, useRef } from 'preact/hooks';
import { heldOf, reportsForForeman } from './logic/held';
import type { Reports } from './outbox/use-reports';
import { useChances } from './outbox/use-chances';
import type { Language } from './logic/language';
import { settledIn, tellHeld, type Teller } from './server/api';
import { deviceToken } from './server/device-token';
import type { Session } from './server/session';
import { deviceStorage } from './server/storage';

/** How often a device that keeps something says that it still does. */
const TELL_MS = 5 * 60_000;

/** A report that is answered at once is nobody's business. */
const SETTLE_MS = 4_000;

const NOTHING = JSON.stringify({ held: [], reports: [] });

/** Whoever is signed in; the device by its own token where nobody is; null: nobody ever was. */
function tellerOf(jwt: string | undefined, language: Language): Teller | null {
  if (jwt !== undefined) return { jwt, language };
  const token = deviceToken(deviceStorage);
  return token === null ? null : { language, headers: { Authorization: `Device ${token}` } };
}

/**
 * Tell the server what this device keeps, and of whom, whenever that changes: a foreman sees whose reports wait where, and
 * what those say that only he can settle. What cannot be told now is told at the next chance; the answer says which of them
 * somebody has dealt with.
 */
export function useTellHeld(
  { kept, freshId, dealtWith }: Reports,
  session: Session | null,
  language: Language,
): void {
  const held = JSON.stringify({
    held: heldOf(kept, freshId),
    reports: reportsForForeman(kept, session?.operator.id ?? null, freshId),
  });
  const told = useRef<string | null>(null);
  const jwt = session?.jwt;
  const tell = useCallback(() => {
    const teller = tellerOf(jwt, language);
    if (teller === null || told.current === held) return;
    const body = { sentAt: new Date().toISOString(), ...(JSON.parse(held) as object) };
    void tellHeld(body, teller).then((answer) => {
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
