import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CallView, PartPage } from '../../../../../src/tracking/contracts';
import { useChances } from '../outbox/use-chances';
import { callerOf, usePage } from '../page-context';
import { isPartPage, readPart } from '../server/api';

/** How often an open call is looked at while its caller waits by the screen. */
const LOOK_MS = 10_000;

const NONE: CallView[] = [];

/** What a device kept before there were calls, and what an older server says, has none. */
function callsIn({ calls }: Partial<Pick<PartPage, 'calls'>>): CallView[] {
  return calls ?? NONE;
}

/** The open calls of the part on the screen; looked at again while there are such. */
export function useCalls(page: PartPage): CallView[] {
  const { jwt, language } = callerOf(usePage());
  const read = callsIn(page);
  const [looked, setLooked] = useState({ read, calls: read });
  const { code } = page.part;
  // What was looked up since counts until the part itself is read anew.
  const calls = looked.read === read ? looked.calls : read;
  const isOpen = calls.length > 0;
  const look = useCallback(() => {
    if (!isOpen) return;
    void readPart(code, { jwt, language }).then((answer) => {
      if (answer.kind === 'accepted' && isPartPage(answer.body))
        setLooked({ read, calls: callsIn(answer.body) });
    });
  }, [code, jwt, language, isOpen, read]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [isOpen, look]);
  useChances(look);
  return calls;
}
