import { useCallback, useRef, useState } from 'preact/hooks';
import type { Language } from './logic/language';
import { signOut } from './server/api';
import type { Session } from './server/session';
import type { SessionStore } from './server/session-store';

export interface SessionOfPage {
  session: Session | null;
  /** Somebody was signed in here until the server said no. */
  expired: boolean;
  /**
   * @param onBegun called when the session is on the disk, with the page's next picture
   */
  begin(session: Session, onBegun: () => void): Promise<void>;
  end(): void;
  /** End the session if the server hears it: without a network nobody could sign in after it. */
  leave(): Promise<boolean>;
  lose(): void;
}

/** Where the session is kept, and the one that was there when the page was opened. */
export interface KeptSession {
  store: SessionStore;
  session: Session | null;
}

/** Who is signed in on this device. */
export function useSession(language: Language, { store, session: first }: KeptSession): SessionOfPage {
  const [session, setSession] = useState(first);
  const [expired, setExpired] = useState(false);
  const beginning = useRef(false);
  const now = useRef(session);
  now.current = session;
  const lose = useCallback(() => {
    // An answer to who leaves says nothing of who has just come, and must not take the new session from the disk.
    if (beginning.current) return;
    // A disk that fails keeps a session that the server ends by itself.
    store.keep(null).catch(() => undefined);
    setExpired(true);
    setSession(null);
  }, [store]);
  const begin = async (next: Session, onBegun: () => void): Promise<void> => {
    beginning.current = true;
    // The one who leaves takes the session along; reports made in it name it all the same.
    if (session) void signOut({ jwt: session.jwt, language });
    // A disk that fails asks again after a reload; work goes on until then.
    await store.keep(next).catch(() => undefined);
    onBegun();
    setExpired(false);
    setSession(next);
    beginning.current = false;
  };
  const end = (): void => {
    // Without a connection the session ends by its own time; on this device it is gone at once.
    if (session) void signOut({ jwt: session.jwt, language });
    lose();
    setExpired(false);
  };
  const leave = useCallback(async (): Promise<boolean> => {
    if (session === null) return false;
    const answer = await signOut({ jwt: session.jwt, language });
    if (answer.kind === 'offline' || answer.kind === 'busy') return false;
    // Whoever has come meanwhile stays.
    if (now.current?.jwt !== session.jwt) return false;
    lose();
    setExpired(false);
    return true;
  }, [session, language, lose]);
  return { session, expired, begin, end, leave, lose };
}
