import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { DraftKeeper, type DraftDisk, type DraftPlace, type KeptDraft } from '../logic/draft';
import { isRecord } from '../server/answers';

/** A database of its own: a newer version of the outbox's would wait for every open page of an older one. */
const DATABASE = 'tracker-scan-drafts';
const VERSION = 1;

interface Schema extends DBSchema {
  drafts: { key: [string, string]; value: KeptDraft };
  /** Apart from what is typed beside them, so that a key that is pressed writes no picture. */
  photos: { key: [string, string]; value: readonly Blob[] };
}

type Name = [string, string];
const nameOf = ({ operatorId, partCode }: DraftPlace): Name => [operatorId, partCode];

const isKept = (value: unknown): boolean =>
  isRecord(value) &&
  isRecord(value.draft) &&
  isRecord(value.draft.amounts) &&
  typeof value.draft.comment === 'string' &&
  typeof value.operation === 'number';

async function read(database: IDBPDatabase<Schema>): Promise<KeptDraft[]> {
  const drafts = (await database.getAll('drafts')).filter(isKept);
  return Promise.all(
    drafts.map(async (kept) => {
      const photos = (await database.get('photos', nameOf(kept))) ?? [];
      return { ...kept, draft: { ...kept.draft, photos } };
    }),
  );
}

/** Writes one form at a time, and of each the latest alone. A disk that fails costs the form after a reload, nothing else. */
class BrowserDrafts implements DraftDisk {
  private readonly waiting = new Map<string, () => Promise<void>>();
  private readonly written = new Map<string, readonly Blob[]>();
  private isWriting = false;

  constructor(
    private readonly database: IDBPDatabase<Schema>,
    before: readonly KeptDraft[],
  ) {
    for (const kept of before) this.written.set(String(nameOf(kept)), kept.draft.photos);
  }

  put(kept: KeptDraft): void {
    const name = nameOf(kept);
    this.soon(name, async () => {
      const { photos, ...words } = kept.draft;
      const transaction = this.database.transaction(['drafts', 'photos'], 'readwrite');
      await transaction.objectStore('drafts').put({ ...kept, draft: { ...words, photos: [] } }, name);
      if (this.written.get(String(name)) !== photos)
        await transaction.objectStore('photos').put(photos, name);
      await transaction.done;
      this.written.set(String(name), photos);
    });
  }

  remove(place: DraftPlace): void {
    const name = nameOf(place);
    this.soon(name, async () => {
      const transaction = this.database.transaction(['drafts', 'photos'], 'readwrite');
      await transaction.objectStore('drafts').delete(name);
      await transaction.objectStore('photos').delete(name);
      await transaction.done;
      this.written.delete(String(name));
    });
  }

  private soon(name: Name, write: () => Promise<void>): void {
    this.waiting.set(String(name), write);
    if (!this.isWriting) void this.run();
  }

  private async run(): Promise<void> {
    this.isWriting = true;
    // What is put in while one is written is met as well, as the last.
    for (const [name, write] of this.waiting) {
      this.waiting.delete(name);
      await write().catch(() => undefined);
    }
    this.isWriting = false;
  }
}

/** The forms that were begun on this device; where the browser keeps nothing they last as long as the page. */
export async function openDrafts(): Promise<DraftKeeper> {
  try {
    const database = await openDB<Schema>(DATABASE, VERSION, {
      upgrade: (opened) => {
        opened.createObjectStore('drafts');
        opened.createObjectStore('photos');
      },
    });
    const before = await read(database);
    return new DraftKeeper(new BrowserDrafts(database, before), before);
  } catch {
    return new DraftKeeper({ put: () => undefined, remove: () => undefined }, []);
  }
}
