import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { PartPage } from '../../../../../src/tracking/contracts';
import { isKeptItem, type KeptItem } from './kept-item';
import { settledWith } from './queue';

const NO_ROOM = 'The outbox of this device is full.';

const DATABASE = 'tracker-scan';
const VERSION = 1;

/** A device that cannot reach the server for this many reports has another problem. */
export const MAX_KEPT = 2_000;

/** More parts than this an operator never looks at in a shift. */
export const MAX_SEEN_PARTS = 300;

/** A part as it was when the server was last asked. */
export interface SeenPart {
  code: string;
  page: PartPage;
  /** By the device's clock. */
  readAtMs: number;
}

interface Schema extends DBSchema {
  outbox: { key: number; value: KeptItem; indexes: { id: string } };
  parts: { key: string; value: SeenPart; indexes: { readAtMs: number } };
}

/** What this device keeps. Every write is on the disk when its promise resolves. */
export interface DeviceStore {
  /** Whether what is kept outlives the page. */
  durable: boolean;
  /** The acts in the order in which they were made. */
  items(): Promise<KeptItem[]>;
  /** How many acts are kept, with those that a newer version of the page has left and this one cannot read. */
  count(): Promise<number>;
  /** Keep an act as the latest; one that is kept already stays where it is. Rejects where there is no room. */
  add(item: KeptItem): Promise<void>;
  /**
   * Keep an act in the place of a refused one, which goes with its undos in the same transaction.
   * @returns false, and nothing has changed: no such act is refused here any more
   */
  replace(refusedId: string, item: KeptItem): Promise<boolean>;
  /** Change what is kept, in one transaction: those of `removed` go, those of `changed` stay in their place. */
  change(changes: { removed: readonly string[]; changed: readonly KeptItem[] }): Promise<void>;
  seenPart(code: string): Promise<SeenPart | null>;
  rememberPart(seen: SeenPart): Promise<void>;
}

class BrowserStore implements DeviceStore {
  readonly durable = true;

  constructor(private readonly database: IDBPDatabase<Schema>) {}

  async items(): Promise<KeptItem[]> {
    return (await this.database.getAll('outbox')).filter(isKeptItem);
  }

  count(): Promise<number> {
    return this.database.count('outbox');
  }

  async add(item: KeptItem): Promise<void> {
    const transaction = this.database.transaction('outbox', 'readwrite', { durability: 'strict' });
    const known = await transaction.store.index('id').getKey(item.id);
    if (known === undefined) {
      if ((await transaction.store.count()) >= MAX_KEPT) throw new Error(NO_ROOM);
      await transaction.store.add(item);
    }
    await transaction.done;
  }

  async replace(refusedId: string, item: KeptItem): Promise<boolean> {
    const transaction = this.database.transaction('outbox', 'readwrite', { durability: 'strict' });
    const byId = transaction.store.index('id');
    const kept = (await transaction.store.getAll()).filter(isKeptItem);
    const key = await byId.getKey(refusedId);
    const stands = key !== undefined && isRefused(kept, refusedId);
    if (stands) {
      await transaction.store.put(item, key);
      for (const id of settledWith(kept, refusedId)) {
        const gone = await byId.getKey(id);
        if (gone !== undefined) await transaction.store.delete(gone);
      }
    }
    await transaction.done;
    return stands;
  }

  async change({ removed, changed }: Parameters<DeviceStore['change']>[0]): Promise<void> {
    const transaction = this.database.transaction('outbox', 'readwrite', { durability: 'strict' });
    const byId = transaction.store.index('id');
    for (const id of removed) {
      const key = await byId.getKey(id);
      if (key !== undefined) await transaction.store.delete(key);
    }
    for (const item of changed) {
      const key = await byId.getKey(item.id);
      // Another tab may have done with it meanwhile; it must not come back.
      if (key !== undefined) await transaction.store.put(item, key);
    }
    await transaction.done;
  }

  async seenPart(code: string): Promise<SeenPart | null> {
    return (await this.database.get('parts', code)) ?? null;
  }

  async rememberPart(seen: SeenPart): Promise<void> {
    const transaction = this.database.transaction('parts', 'readwrite');
    await transaction.store.put(seen);
    let surplus = (await transaction.store.count()) - MAX_SEEN_PARTS;
    let oldest = await transaction.store.index('readAtMs').openCursor();
    while (oldest && surplus > 0) {
      await oldest.delete();
      surplus -= 1;
      oldest = await oldest.continue();
    }
    await transaction.done;
  }
}

const isRefused = (kept: readonly KeptItem[], id: string): boolean =>
  kept.some((item) => item.id === id && item.refusal !== null);

/** For a browser that keeps nothing, such as a private window: it lasts as long as the page. */
export class MemoryStore implements DeviceStore {
  readonly durable = false;
  private kept: KeptItem[] = [];
  private readonly parts = new Map<string, SeenPart>();

  items(): Promise<KeptItem[]> {
    return Promise.resolve([...this.kept]);
  }

  count(): Promise<number> {
    return Promise.resolve(this.kept.length);
  }

  add(item: KeptItem): Promise<void> {
    if (this.kept.some(({ id }) => id === item.id)) return Promise.resolve();
    if (this.kept.length >= MAX_KEPT) return Promise.reject(new Error(NO_ROOM));
    this.kept.push(item);
    return Promise.resolve();
  }

  replace(refusedId: string, item: KeptItem): Promise<boolean> {
    if (!isRefused(this.kept, refusedId)) return Promise.resolve(false);
    const gone = settledWith(this.kept, refusedId);
    this.kept = this.kept
      .map((one) => (one.id === refusedId ? item : one))
      .filter(({ id }) => !gone.includes(id));
    return Promise.resolve(true);
  }

  change({ removed, changed }: Parameters<DeviceStore['change']>[0]): Promise<void> {
    const newer = new Map(changed.map((item) => [item.id, item]));
    this.kept = this.kept.filter(({ id }) => !removed.includes(id)).map((item) => newer.get(item.id) ?? item);
    return Promise.resolve();
  }

  seenPart(code: string): Promise<SeenPart | null> {
    return Promise.resolve(this.parts.get(code) ?? null);
  }

  rememberPart(seen: SeenPart): Promise<void> {
    this.parts.set(seen.code, seen);
    return Promise.resolve();
  }
}

function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(DATABASE, VERSION, {
    upgrade: (database) => {
      const outbox = database.createObjectStore('outbox', { autoIncrement: true });
      outbox.createIndex('id', 'id', { unique: true });
      database.createObjectStore('parts', { keyPath: 'code' }).createIndex('readAtMs', 'readAtMs');
    },
  });
}

/** Open what this device keeps; in memory where the browser keeps nothing. */
export async function openStore(): Promise<DeviceStore> {
  try {
    return new BrowserStore(await open());
  } catch {
    return new MemoryStore();
  }
}

/** One store for the whole page. */
export const deviceStore: Promise<DeviceStore> = openStore();
