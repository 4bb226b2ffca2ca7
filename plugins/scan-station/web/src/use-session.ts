import { useCallback, useState } from 'preact/hooks';
import type { Language } from './logic/language';
import { signOut } from './server/api';
import { keepSession, keptSession, type Session } from './server/session';
import { deviceStorage } from './server/storage';

export interface SessionOfPage {
  session: Session | null;
  /** Somebody was signed in here until the server said no. */
  expired: boolean;
  begin(session: Session): void;
  end(): void;
  lose(): void;
}

/** Who is signed in on this device. */
export function useSession(language: Language): SessionOfPage {
  const [session, setSession] = useState(() => keptSession(deviceStorage));
  const [expired, setExpired] = useState(false);
  const lose = useCallback(() => {
    keepSession(deviceStorage, null);
    setExpired(true);
    setSession(null);
  }, []);
  const begin = (next: Session): void => {
    // The one who leaves takes the session along; reports made in it name it all the same.
    if (session) void signOut({ jwt: session.jwt, language });
    keepSession(deviceStorage, next);
    setExpired(false);
    setSession(next);
  };
  const end = (): void => {
    // Without a connection the session ends by its own time; on this device it is gone at once.
    if (session) void signOut({ jwt: session.jwt, language });
    lose();
    setExpired(false);
  };
  return { session, expired, begin, end, lose };
}
