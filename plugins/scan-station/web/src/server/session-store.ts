import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { keepSession, keptSession, sessionOf, type Session } from './session';
import { deviceStorage } from './storage';

const DATABASE = 'tracker-scan-session';
const VERSION = 1;
const KEY = 'session';

interface Schema extends DBSchema {
  device: { key: string; value: Session };
}

/** Who is signed in on this device. */
export interface SessionStore {
  read(): Promise<Session | null>;
  /** It is on the disk once the promise resolves; null: nobody is signed in any more. */
  keep(session: Session | null): Promise<void>;
}

/**
 * A browser may hold `localStorage` in memory for a minute before it writes it. A phone that loses its power
 * within that minute would ask for a PIN where there is no network to check it.
 */
class OnDisk implements SessionStore {
  constructor(private readonly database: IDBPDatabase<Schema>) {}

  async read(): Promise<Session | null> {
    return sessionOf(await this.database.get('device', KEY));
  }

  async keep(session: Session | null): Promise<void> {
    const transaction = this.database.transaction('device', 'readwrite', { durability: 'strict' });
    if (session === null) await transaction.store.delete(KEY);
    else await transaction.store.put(session, KEY);
    await transaction.done;
  }
}

/** For a browser without a database, such as a private window. */
const inStorage: SessionStore = {
  read: () => Promise.resolve(keptSession(deviceStorage)),
  keep: (session) => Promise.resolve(keepSession(deviceStorage, session)),
};

/** Open the place where the session is kept. */
export async function openSessionStore(): Promise<SessionStore> {
  try {
    const upgrade = (database: IDBPDatabase<Schema>): void => void database.createObjectStore('device');
    return new OnDisk(await openDB<Schema>(DATABASE, VERSION, { upgrade }));
  } catch {
    return inStorage;
  }
}
