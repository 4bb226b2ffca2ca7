import { useEffect, useState } from 'preact/hooks';

/** Above this share of its quota a browser may begin to clear what pages keep. */
const NEARLY_FULL = 0.8;

/** Whether the browser may throw away what is kept: it has not promised to keep it, or its disk is nearly full. */
async function mayBeEvicted(storage: StorageManager): Promise<boolean> {
  const isPromised = (await storage.persisted()) || (await storage.persist());
  const { usage = 0, quota = 0 } = await storage.estimate();
  return !isPromised || (quota > 0 && usage / quota > NEARLY_FULL);
}

/**
 * Ask the browser to keep what this page stores, as soon as there is something to lose.
 * @returns true once it is known that it may not
 */
export function useStorageRisk(isAnythingKept: boolean): boolean {
  const [isAtRisk, setAtRisk] = useState(false);
  useEffect(() => {
    if (!isAnythingKept || !('storage' in navigator)) return undefined;
    let isCurrent = true;
    // A browser that does not answer the question has promised nothing.
    mayBeEvicted(navigator.storage)
      .catch(() => true)
      .then((risk) => isCurrent && setAtRisk(risk))
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [isAnythingKept]);
  return isAtRisk && isAnythingKept;
}
