import { useEffect, useState } from 'preact/hooks';
import type { Amounts } from '../logic/amounts';
import { callerOf, usePage } from '../page-context';
import { fittingReasons, type DefectReason } from '../server/api';
import { byUse, keptReasons, refreshReasons } from '../server/kept-reasons';
import { deviceStorage } from '../server/storage';

/** The reasons that fit what was entered, for work at this stage; those of last time while the server does not answer. */
export function useReasons(amounts: Amounts, stageId: number): { reasons: DefectReason[]; missing: boolean } {
  const page = usePage();
  const { lose } = page;
  const { jwt, language } = callerOf(page);
  const [all, setAll] = useState<DefectReason[]>(() => keptReasons(deviceStorage));
  const [isRead, setRead] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    void refreshReasons(deviceStorage, { jwt, language }).then((told) => {
      if (!isCurrent || told === null) return;
      if (told === 'signed-out') return lose();
      setAll(told);
      setRead(true);
    });
    return () => {
      isCurrent = false;
    };
  }, [jwt, language, lose]);
  const reasons = byUse(fittingReasons(all, amounts), stageId);
  return { reasons, missing: isRead && reasons.length === 0 };
}
