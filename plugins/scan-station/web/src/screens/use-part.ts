import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PartPage } from '../../../../../src/tracking/contracts';
import { callerOf, usePage } from '../page-context';
import { titleOf } from '../reports/report';
import type { Answer } from '../server/answers';
import { isPartPage, readPart } from '../server/api';
import { rememberPart } from '../server/last-parts';
import { deviceStorage } from '../server/storage';

/** A part on its way from the server. */
export type PartLoad =
  | { kind: 'loading' }
  | { kind: 'loaded'; page: PartPage }
  | { kind: 'refused'; code: string }
  | { kind: 'offline' }
  | { kind: 'busy' };

function loadOf(answer: Answer): PartLoad {
  if (answer.kind === 'accepted' && isPartPage(answer.body)) return { kind: 'loaded', page: answer.body };
  if (answer.kind === 'refused') return { kind: 'refused', code: answer.code };
  return { kind: answer.kind === 'offline' ? 'offline' : 'busy' };
}

/** Read the part of a label, anew at every visit; `again` reads it once more. */
export function usePart(code: string): { load: PartLoad; again(): void } {
  const page = usePage();
  const { visit, lose } = page;
  const { jwt, language } = callerOf(page);
  const [load, setLoad] = useState<PartLoad>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setLoad({ kind: 'loading' });
    void readPart(code, { jwt, language }).then((answer) => {
      if (!isCurrent) return;
      if (answer.kind === 'signed-out') return lose();
      const next = loadOf(answer);
      if (next.kind === 'loaded') {
        const { part } = next.page;
        rememberPart(deviceStorage, { code: part.code, title: titleOf(part), name: part.name });
      }
      setLoad(next);
    });
    return () => {
      isCurrent = false;
    };
  }, [code, jwt, language, visit, attempt, lose]);
  const again = useCallback(() => setAttempt((count) => count + 1), []);
  return { load, again };
}
