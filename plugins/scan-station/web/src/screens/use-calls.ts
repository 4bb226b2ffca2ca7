import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CallView, PartPage } from '../../../../../src/tracking/contracts';
import type { KeptItem } from '../outbox/kept-item';
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

/** What is known of calls for the foreman to a part. */
export interface Calls {
  /** Calls that the server knows and nobody has ended. */
  calls: readonly CallView[];
  /** Calls of this device that the server has not been heard to know. */
  kept: readonly KeptItem[];
}

/**
 * The open calls of the part on the screen, looked at again while there are such.
 * @param waiting calls of this device that are on their way
 */
export function useCalls(page: PartPage, waiting: readonly KeptItem[]): Calls {
  const { jwt, language } = callerOf(usePage());
  const read = callsIn(page);
  const [looked, setLooked] = useState({ read, calls: read });
  const { code } = page.part;
  // What was looked up since counts until the part itself is read anew.
  const calls = looked.read === read ? looked.calls : read;
  // A call that has just left the device is shown until the server tells of it.
  const left = useRef<readonly KeptItem[]>([]);
  if (waiting.length > 0) left.current = waiting;
  const hasLeft = waiting.length === 0 && left.current.length > 0;
  const isOpen = hasLeft || calls.length > 0;
  const look = useCallback(() => {
    if (!isOpen) return;
    void readPart(code, { jwt, language }).then((answer) => {
      if (answer.kind !== 'accepted' || !isPartPage(answer.body)) return;
      left.current = [];
      setLooked({ read, calls: callsIn(answer.body) });
    });
  }, [code, jwt, language, isOpen, read]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [isOpen, look]);
  useEffect(() => {
    if (hasLeft) look();
  }, [hasLeft, look]);
  useChances(look);
  return { calls, kept: left.current };
}
