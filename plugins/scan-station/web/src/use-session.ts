import { useCallback, useRef, useState } from 'preact/hooks';
import type { Language } from './logic/language';
import { signOut } from './server/api';
import { NOBODY, type KeptSessions, type Session } from './server/session';
import type { SessionStore } from './server/session-store';

export interface SessionOfPage {
  session: Session | null;
  /** Somebody was signed in here until the server said no. */
  expired: boolean;
  /** Whose session ran out here, where the PIN alone may begin the next one. */
  ended: Session | null;
  /** The device was to ask for the next badge, and no server heard it: whoever works now works under this name. */
  stays: boolean;
  /**
   * @param onBegun called when the session is on the disk, with the page's next picture
   */
  begin(session: Session, onBegun: () => void): Promise<void>;
  end(): void;
  /** End the session if the server hears it: without a network nobody could sign in after it. */
  leave(): Promise<boolean>;
  lose(): void;
  /** The PIN alone does not do. */
  forgetEnded(): void;
}

/** Where the sessions are kept, and those that were there when the page was opened. */
export interface KeptSession extends KeptSessions {
  store: SessionStore;
}

/** Who is signed in on this device. */
export function useSession(language: Language, { store, ...first }: KeptSession): SessionOfPage {
  const [{ session, ended }, setKept] = useState<KeptSessions>(first);
  const [expired, setExpired] = useState(first.ended !== null);
  const [unheard, setUnheard] = useState<Session | null>(null);
  const beginning = useRef(false);
  const now = useRef(session);
  now.current = session;
  const become = useCallback(
    (next: KeptSessions): void => {
      // A disk that fails keeps a session that the server ends by itself.
      store.keep(next).catch(() => undefined);
      setKept(next);
    },
    [store],
  );
  const lose = useCallback(() => {
    // An answer to who leaves says nothing of who has just come, and must not take the new session from the disk.
    if (beginning.current) return;
    const { current } = now;
    // Each request of the session is told so: who was here is remembered of the first.
    if (current === null) return;
    now.current = null;
    become({ session: null, ended: current.byPin ? current : null });
    setExpired(true);
  }, [become]);
  const leaveNobody = useCallback(() => {
    if (beginning.current) return;
    become(NOBODY);
    setExpired(false);
  }, [become]);
  const begin = async (next: Session, onBegun: () => void): Promise<void> => {
    beginning.current = true;
    // The one who leaves takes the session along; reports made in it name it all the same.
    if (session) void signOut({ jwt: session.jwt, language });
    // A disk that fails asks again after a reload; work goes on until then.
    await store.keep({ session: next, ended: null }).catch(() => undefined);
    onBegun();
    setExpired(false);
    setKept({ session: next, ended: null });
    beginning.current = false;
  };
  const end = (): void => {
    // Without a connection the session ends by its own time; on this device it is gone at once.
    if (session) void signOut({ jwt: session.jwt, language });
    leaveNobody();
  };
  const leave = useCallback(async (): Promise<boolean> => {
    if (session === null) return false;
    const answer = await signOut({ jwt: session.jwt, language });
    // Whoever has come meanwhile stays.
    if (now.current?.jwt !== session.jwt) return false;
    if (answer.kind === 'offline' || answer.kind === 'busy') {
      setUnheard(session);
      return false;
    }
    leaveNobody();
    return true;
  }, [session, language, leaveNobody]);
  return {
    ...{ session, expired, ended, begin, end, leave, lose },
    stays: session !== null && unheard === session,
    forgetEnded: () => become({ session, ended: null }),
  };
}
