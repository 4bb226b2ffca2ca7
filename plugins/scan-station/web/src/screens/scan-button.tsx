import { useCallback, useState } from 'preact/hooks';
import { hasCamera } from '../camera/camera';
import type { Scan } from '../logic/scan-input';
import type { Texts } from '../texts';
import { CameraView } from './camera';

/** The large button that opens the camera, where the page may have one. */
export function ScanButton({ texts, onScan }: { texts: Texts; onScan(scan: Scan): void }) {
  const [isOpen, setOpen] = useState(false);
  const take = useCallback(
    (scan: Scan) => {
      setOpen(false);
      onScan(scan);
    },
    [onScan],
  );
  if (!hasCamera()) return null;
  return (
    <>
      <button type="button" class="main-action" onClick={() => setOpen(true)}>
        {texts.camera.open}
      </button>
      {isOpen && <CameraView texts={texts} onScan={take} onClose={() => setOpen(false)} />}
    </>
  );
}
