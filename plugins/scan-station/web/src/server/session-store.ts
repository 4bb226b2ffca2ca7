import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { keepSessions, keptSessions, sessionOf, type KeptSessions, type Session } from './session';
import { deviceStorage } from './storage';

const DATABASE = 'tracker-scan-session';
const VERSION = 1;

interface Schema extends DBSchema {
  device: { key: string; value: Session };
}

/** Who is signed in on this device. */
export interface SessionStore {
  read(): Promise<KeptSessions>;
  /** They are on the disk once the promise resolves; null: nobody is signed in any more. */
  keep(kept: KeptSessions): Promise<void>;
}

/**
 * A browser may hold `localStorage` in memory for a minute before it writes it. A phone that loses its power
 * within that minute would ask for a PIN where there is no network to check it.
 */
class OnDisk implements SessionStore {
  constructor(private readonly database: IDBPDatabase<Schema>) {}

  async read(): Promise<KeptSessions> {
    const [session, ended] = await Promise.all([
      this.database.get('device', 'session'),
      this.database.get('device', 'ended'),
    ]);
    return { session: sessionOf(session), ended: sessionOf(ended) };
  }

  async keep(kept: KeptSessions): Promise<void> {
    const transaction = this.database.transaction('device', 'readwrite', { durability: 'strict' });
    for (const name of ['session', 'ended'] as const) {
      const { [name]: one } = kept;
      if (one === null) await transaction.store.delete(name);
      else await transaction.store.put(one, name);
    }
    await transaction.done;
  }
}

/** For a browser without a database, such as a private window. */
const inStorage: SessionStore = {
  read: () => Promise.resolve(keptSessions(deviceStorage)),
  keep: (kept) => Promise.resolve(keepSessions(deviceStorage, kept)),
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
