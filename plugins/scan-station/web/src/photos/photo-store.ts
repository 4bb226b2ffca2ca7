import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** A database of its own: a newer version of the outbox's would wait for every open page of an older one. */
const DATABASE = 'tracker-scan-photos';
const VERSION = 1;

/** More photos than this a device does not keep: they are large, and reports must find room. */
export const MAX_PHOTOS = 200;

/** A photo on its way to the server. */
export interface KeptPhoto {
  /** A UUID, invented here: the report names it among its attachments. */
  id: string;
  scanId: string;
  partCode: string;
  /** What the part is called; absent: the page that kept it told none. */
  title?: string;
  content: Blob;
  /** Attempts in vain so far. */
  tries: number;
  /** Why it will not be sent any more, in the server's words or empty; null: it will. */
  failure: string | null;
  /** The server has it; absent: it has not. */
  hasCome?: boolean;
}

interface Schema extends DBSchema {
  photos: { key: string; value: KeptPhoto };
}

/** The photos that this device keeps until the server has them. */
export interface PhotoStore {
  all(): Promise<KeptPhoto[]>;
  /** Rejects where there is no room. */
  keep(photo: KeptPhoto): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

const NO_ROOM = 'This device keeps no more photos.';

function onDisk(database: IDBPDatabase<Schema>): PhotoStore {
  return {
    all: () => database.getAll('photos'),
    keep: async (photo) => {
      const transaction = database.transaction('photos', 'readwrite', { durability: 'strict' });
      const isKnown = (await transaction.store.getKey(photo.id)) !== undefined;
      if (!isKnown && (await transaction.store.count()) >= MAX_PHOTOS) throw new Error(NO_ROOM);
      await transaction.store.put(photo);
      await transaction.done;
    },
    remove: async (ids) => {
      const transaction = database.transaction('photos', 'readwrite');
      for (const id of ids) await transaction.store.delete(id);
      await transaction.done;
    },
  };
}

/** For a browser that keeps nothing: it lasts as long as the page. */
export function photosInMemory(): PhotoStore {
  const kept = new Map<string, KeptPhoto>();
  return {
    all: () => Promise.resolve([...kept.values()]),
    keep: (photo) => {
      if (!kept.has(photo.id) && kept.size >= MAX_PHOTOS) return Promise.reject(new Error(NO_ROOM));
      return Promise.resolve(void kept.set(photo.id, photo));
    },
    remove: (ids) => Promise.resolve(ids.forEach((id) => kept.delete(id))),
  };
}

/** Open where photos are kept; in memory where the browser keeps nothing. */
export async function openPhotoStore(): Promise<PhotoStore> {
  try {
    const upgrade = (database: IDBPDatabase<Schema>): void =>
      void database.createObjectStore('photos', { keyPath: 'id' });
    return onDisk(await openDB<Schema>(DATABASE, VERSION, { upgrade }));
  } catch {
    return photosInMemory();
  }
}
