/** A OneDrive in memory: what a local server that plays Microsoft Graph tells of. */
export interface StoredItem {
  id: string;
  name: string;
  /** From the root, without a slash at the beginning; the root has none. */
  path: string;
  content: Buffer | null;
  version: number;
}

const keyOf = (path: string) => path.toLowerCase();

/** Folders and files; both cases of a letter are the same name, as in OneDrive. */
export class FakeDrive {
  private readonly items = new Map<string, StoredItem>();
  private made = 0;

  constructor() {
    this.put('', null);
  }

  private put(path: string, content: Buffer | null): StoredItem {
    const before = this.items.get(keyOf(path));
    this.made += 1;
    const id = before?.id ?? `01ITEM${this.made}`;
    const name = path.split('/').at(-1) ?? '';
    const item = { id, name, path, content, version: (before?.version ?? 0) + 1 };
    this.items.set(keyOf(path), item);
    return item;
  }

  /** Write a file; folders above it come to be. */
  write(path: string, content: Buffer): StoredItem {
    const names = path.split('/').slice(0, -1);
    names.forEach((_, index) => {
      const folder = names.slice(0, index + 1).join('/');
      if (!this.items.has(keyOf(folder))) this.put(folder, null);
    });
    return this.put(path, content);
  }

  remove(path: string): void {
    this.items.delete(keyOf(path));
  }

  find(path: string): StoredItem | undefined {
    return this.items.get(keyOf(path));
  }

  byId(id: string): StoredItem | undefined {
    return [...this.items.values()].find((item) => item.id === id);
  }

  children(path: string): StoredItem[] {
    const depth = path === '' ? 0 : path.split('/').length;
    return [...this.items.values()]
      .filter((item) => item.path !== '' && item.path.split('/').length === depth + 1)
      .filter((item) => path === '' || keyOf(item.path).startsWith(`${keyOf(path)}/`))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Where a new file goes; null: the name is taken and that is refused. */
  placeFor(path: string, onConflict: string): string | null {
    const there = this.find(path);
    if (!there || onConflict === 'replace') return path;
    if (onConflict !== 'rename') return null;
    const dot = path.lastIndexOf('.');
    for (let n = 1; ; n += 1) {
      const other = `${path.slice(0, dot)} ${n}${path.slice(dot)}`;
      if (!this.find(other)) return other;
    }
  }
}

/** An item in Graph's words. */
export function graphItem(item: StoredItem): object {
  const { id, name, content, version, path } = item;
  return {
    id,
    name: name === '' ? 'root' : name,
    size: content?.length ?? 0,
    lastModifiedDateTime: '2026-11-20T08:00:00Z',
    eTag: `"{${id}},${version}"`,
    cTag: `"c:{${id}},${version}"`,
    webUrl: `https://factory-my.sharepoint.com/${encodeURIComponent(path)}`,
    ...(content === null ? { folder: { childCount: 0 } } : { file: {} }),
  };
}
