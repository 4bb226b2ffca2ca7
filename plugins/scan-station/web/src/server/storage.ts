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

function ofBrowser(): DeviceStorage {
  const probe = 'tracker-scan-probe';
  try {
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    // A private window or a full disk: what is kept then lasts until the page is closed.
    return inMemory();
  }
}

/** The storage of this device. */
export const deviceStorage: DeviceStorage = ofBrowser();
