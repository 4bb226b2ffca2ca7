import { useCallback, useState } from 'preact/hooks';
import { stageCode } from '../../../../src/codes/stage-code';
import { gateAfter, type Gate } from './logic/gate';
import { readScan, type Scan } from './logic/scan-input';
import { lives } from './use-idle';
import { useSharing, type OpenCode } from './use-sharing';
import { useTextScans } from './use-text-scans';
import { useWedge } from './use-wedge';

interface Parting {
  /** Ends the session where the server hears it, and tells whether it did. */
  leave: () => Promise<boolean>;
  /** The result of a report is on the screen. */
  isReported: boolean;
}

/**
 * What becomes of a scan, wherever it came from: a label opens, a badge asks for its PIN, a card selects its stage.
 * @param dismiss leaves the result that is shown
 * @param open opens a label, or with null the screen that asks for one
 */
export function useScans(dismiss: () => void, open: OpenCode, { leave, isReported }: Parting) {
  const [gate, setGate] = useState<Gate | null>(null);
  const openCode = useCallback(
    (code: string | null) => {
      dismiss();
      open(code);
    },
    [dismiss, open],
  );
  const finish = useSharing(leave, openCode);
  const go = isReported ? finish : openCode;
  const onScan = useCallback(
    (scan: Scan) => {
      lives();
      setGate((now) => gateAfter(now, scan));
      if (scan.kind === 'badge') return;
      if (scan.kind === 'stage') return go(stageCode(scan.id));
      go(scan.kind === 'label' ? scan.code : scan.text);
    },
    [go],
  );
  useWedge((text) => onScan(readScan(text)));
  useTextScans(onScan);
  return { gate, setGate, openCode, finish, onScan };
}
