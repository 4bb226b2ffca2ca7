import { useCallback } from 'preact/hooks';
import { sharingOf } from './logic/sharing';
import { deviceStorage } from './server/storage';
import { useIdle } from './use-idle';

/**
 * On a shared device the session ends after a report or after a while without anybody, as the device is set.
 * @param leave ends the session where the server hears it, and tells whether it did
 * @param openCode opens the screen that asks for a label
 * @returns what to do when a counted report has been read
 */
export function useSharing(leave: () => Promise<boolean>, openCode: (code: null) => void): () => void {
  const askForBadge = useCallback(async () => {
    if (await leave()) openCode(null);
  }, [leave, openCode]);
  useIdle(() => {
    if (sharingOf(deviceStorage) !== 'own') void askForBadge();
  });
  return useCallback(() => {
    openCode(null);
    if (sharingOf(deviceStorage) === 'after-report') void askForBadge();
  }, [askForBadge, openCode]);
}
