import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PartPage } from '../../../../../src/tracking/contracts';
import { titleOf } from '../outbox/kept-item';
import type { SeenPart } from '../outbox/store';
import { callerOf, usePage } from '../page-context';
import type { Answer } from '../server/answers';
import { isPartPage, readPart } from '../server/api';
import { rememberPart } from '../server/last-parts';
import { deviceStorage } from '../server/storage';

/** A server that takes longer than this is not waited for where the device has seen the part before. */
const PATIENCE_MS = 2_500;

/** A part on its way from the server. `seenAtMs`: as this device saw it then; null: as it is now. */
export type PartLoad =
  | { kind: 'loading' }
  | { kind: 'loaded'; page: PartPage; seenAtMs: number | null }
  | { kind: 'refused'; code: string }
  | { kind: 'offline' }
  | { kind: 'busy' };

function loadOf(answer: Answer): PartLoad {
  if (answer.kind === 'accepted' && isPartPage(answer.body)) {
    return { kind: 'loaded', page: answer.body, seenAtMs: null };
  }
  if (answer.kind === 'refused') return { kind: 'refused', code: answer.code };
  return { kind: answer.kind === 'offline' ? 'offline' : 'busy' };
}

const asSeen = ({ page, readAtMs }: SeenPart): PartLoad => ({ kind: 'loaded', page, seenAtMs: readAtMs });

/** Read the part of a label, anew at every visit; `again` reads it once more. */
export function usePart(code: string): { load: PartLoad; again(): void } {
  const page = usePage();
  const { visit, lose, store } = page;
  const { jwt, language } = callerOf(page);
  const [load, setLoad] = useState<PartLoad>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    const show = (next: PartLoad): void => {
      if (isCurrent) setLoad(next);
    };
    const instead = async (next: PartLoad): Promise<void> => {
      const seen = await store.seenPart(code);
      show(seen ? asSeen(seen) : next);
    };
    const take = (answer: Answer): Promise<void> | void => {
      if (answer.kind === 'signed-out') return isCurrent ? lose() : undefined;
      const next = loadOf(answer);
      if (next.kind === 'offline' || next.kind === 'busy') return instead(next);
      if (next.kind === 'loaded') {
        const { part } = next.page;
        rememberPart(deviceStorage, { code: part.code, title: titleOf(part), name: part.name });
        // What cannot be kept for later is shown all the same.
        store.rememberPart({ code, page: next.page, readAtMs: Date.now() }).catch(() => undefined);
      }
      show(next);
    };
    setLoad({ kind: 'loading' });
    const timer = setTimeout(() => void instead({ kind: 'loading' }), PATIENCE_MS);
    void readPart(code, { jwt, language }).then((answer) => {
      clearTimeout(timer);
      return take(answer);
    });
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [code, jwt, language, visit, attempt, lose, store]);
  const again = useCallback(() => setAttempt((count) => count + 1), []);
  return { load, again };
}
