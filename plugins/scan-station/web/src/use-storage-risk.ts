import { useEffect, useState } from 'preact/hooks';

/** Above this share of its quota a browser may begin to clear what pages keep. */
const NEARLY_FULL = 0.8;

/** Why what is kept may be lost, by the text that says it: the disk is nearly full, or the browser has not promised to keep it. */
export type StorageRisk = 'nearlyFull' | 'mayBeEvicted';

async function riskOf(storage: StorageManager): Promise<StorageRisk | null> {
  const isPromised = (await storage.persisted()) || (await storage.persist());
  const { usage = 0, quota = 0 } = await storage.estimate();
  if (quota > 0 && usage / quota > NEARLY_FULL) return 'nearlyFull';
  return isPromised ? null : 'mayBeEvicted';
}

/**
 * Ask the browser to keep what this page stores, as soon as there is something to lose.
 * @returns why it may not, once that is known
 */
export function useStorageRisk(isAnythingKept: boolean): StorageRisk | null {
  const [risk, setRisk] = useState<StorageRisk | null>(null);
  useEffect(() => {
    if (!isAnythingKept || !('storage' in navigator)) return undefined;
    let isCurrent = true;
    // A browser that does not answer the question has promised nothing.
    riskOf(navigator.storage)
      .catch((): StorageRisk => 'mayBeEvicted')
      .then((found) => isCurrent && setRisk(found))
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [isAnythingKept]);
  return isAnythingKept ? risk : null;
}
