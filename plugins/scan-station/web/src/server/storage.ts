/** What the page needs of a browser's storage. */
export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

function inMemory(): DeviceStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** A storage whose room may end in the middle of a shift: what does not fit is kept until the page is closed. */
export function withMemoryBeside(storage: DeviceStorage): DeviceStorage {
  const beside = inMemory();
  return {
    getItem: (key) => beside.getItem(key) ?? storage.getItem(key),
    setItem: (key, value) => {
      try {
        storage.setItem(key, value);
        beside.removeItem(key);
      } catch {
        beside.setItem(key, value);
      }
    },
    removeItem: (key) => {
      beside.removeItem(key);
      storage.removeItem(key);
    },
  };
}

function ofBrowser(): DeviceStorage {
  const probe = 'tracker-scan-probe';
  try {
    localStorage.getItem(probe);
    return withMemoryBeside(localStorage);
  } catch {
    // A browser that forbids it: what is kept then lasts until the page is closed.
    return inMemory();
  }
}

/** The storage of this device. */
export const deviceStorage: DeviceStorage = ofBrowser();
