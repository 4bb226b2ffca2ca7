import { useEffect, useState } from 'preact/hooks';
import type { Amounts } from '../logic/amounts';
import { callerOf, usePage } from '../page-context';
import { fittingReasons, readReasons, reasonsOf, type DefectReason } from '../server/api';
import { byUse, keepReasons, keptReasons } from '../server/kept-reasons';
import { deviceStorage } from '../server/storage';

/** The reasons that fit what was entered; those of last time while the server does not answer. */
export function useReasons(amounts: Amounts): { reasons: DefectReason[]; missing: boolean } {
  const page = usePage();
  const { lose } = page;
  const { jwt, language } = callerOf(page);
  const [all, setAll] = useState<DefectReason[]>(() => keptReasons(deviceStorage));
  const [isRead, setRead] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    void readReasons({ jwt, language }).then((answer) => {
      if (!isCurrent) return;
      if (answer.kind === 'signed-out') return lose();
      if (answer.kind !== 'accepted') return;
      const reasons = reasonsOf(answer.body);
      keepReasons(deviceStorage, reasons);
      setAll(reasons);
      setRead(true);
    });
    return () => {
      isCurrent = false;
    };
  }, [jwt, language, lose]);
  const reasons = byUse(deviceStorage, fittingReasons(all, amounts));
  return { reasons, missing: isRead && reasons.length === 0 };
}
