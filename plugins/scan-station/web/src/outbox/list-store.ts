import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ListedPart, MyList } from '../server/my-list';

/** A database of its own: a newer version of the outbox's would wait for every open page of an older one. */
const DATABASE = 'tracker-scan-lists';
const VERSION = 1;

/** So many people take turns at one device in a day. */
const MAX_LISTS = 12;

/** A person's list as it was when the server was last asked. */
export interface KeptList extends MyList {
  operatorId: string;
  /** By the device's clock. */
  readAtMs: number;
}

interface Schema extends DBSchema {
  lists: { key: string; value: KeptList };
}

/** The lists of those who work at this device. What fails here costs a view without a network, nothing else. */
export interface ListStore {
  read(operatorId: string): Promise<KeptList | null>;
  keep(list: KeptList): Promise<void>;
  /** A part that stands on any of the lists; null: on none. */
  listed(code: string): Promise<{ listed: ListedPart; readAtMs: number } | null>;
}

/** The part in the list that was read last. */
function partIn(lists: readonly KeptList[], code: string): Awaited<ReturnType<ListStore['listed']>> {
  const latest = [...lists].sort((one, other) => other.readAtMs - one.readAtMs);
  for (const { parts, readAtMs } of latest) {
    const listed = parts.find(({ part }) => part.code === code);
    if (listed) return { listed, readAtMs };
  }
  return null;
}

function inMemory(): ListStore {
  const kept = new Map<string, KeptList>();
  return {
    read: (operatorId) => Promise.resolve(kept.get(operatorId) ?? null),
    keep: (list) => Promise.resolve(void kept.set(list.operatorId, list)),
    listed: (code) => Promise.resolve(partIn([...kept.values()], code)),
  };
}

function onDisk(database: IDBPDatabase<Schema>): ListStore {
  return {
    read: async (operatorId) => (await database.get('lists', operatorId)) ?? null,
    keep: async (list) => {
      const transaction = database.transaction('lists', 'readwrite');
      await transaction.store.put(list);
      const all = await transaction.store.getAll();
      const old = all.sort((one, other) => other.readAtMs - one.readAtMs).slice(MAX_LISTS);
      for (const { operatorId } of old) await transaction.store.delete(operatorId);
      await transaction.done;
    },
    listed: async (code) => partIn(await database.getAll('lists'), code),
  };
}

/** Open where the lists are kept; in memory where the browser keeps nothing. */
export async function openListStore(): Promise<ListStore> {
  try {
    const upgrade = (database: IDBPDatabase<Schema>): void =>
      void database.createObjectStore('lists', { keyPath: 'operatorId' });
    return onDisk(await openDB<Schema>(DATABASE, VERSION, { upgrade }));
  } catch {
    return inMemory();
  }
}
