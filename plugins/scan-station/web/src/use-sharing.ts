import { useCallback, useRef } from 'preact/hooks';
import { sharingOf } from './logic/sharing';
import { deviceStorage } from './server/storage';
import { useIdle } from './use-idle';

/** Opens a label, or with null the screen that asks for one. */
export type OpenCode = (code: string | null) => void;

/**
 * On a shared device the session ends after a report or after a while without anybody, as the device is set.
 * @param leave ends the session where the server hears it, and tells whether it did
 * @returns what to do when the result of a report has been read: with the label that was scanned over it, which opens for whoever
 *   comes next
 */
export function useSharing(leave: () => Promise<boolean>, openCode: OpenCode): OpenCode {
  const turn = useRef(0);
  useIdle(() => {
    if (sharingOf(deviceStorage) === 'own') return;
    void leave().then((left) => (left ? openCode(null) : undefined));
  });
  return useCallback(
    (code: string | null) => {
      turn.current += 1;
      const own = turn.current;
      if (sharingOf(deviceStorage) !== 'after-report') return openCode(code);
      // The label waits: nobody reports on it as the one who goes.
      openCode(null);
      void leave().then(() => (code !== null && turn.current === own ? openCode(code) : undefined));
    },
    [leave, openCode],
  );
}
