import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PartPage } from '../../../../../src/tracking/contracts';
import { titleOf } from '../outbox/kept-item';
import type { ListStore } from '../outbox/list-store';
import type { DeviceStore, SeenPart } from '../outbox/store';
import { callerOf, usePage } from '../page-context';
import type { Answer } from '../server/answers';
import { isPartPage, readPart } from '../server/api';
import { rememberPart } from '../server/last-parts';
import { pageOf } from '../server/my-list';
import { deviceStorage } from '../server/storage';

/** A server that takes longer than this is not waited for where the device has seen the part before. */
const PATIENCE_MS = 2_500;

/** A part as this device saw it, and why it does not know how it is now. */
export interface SeenBefore {
  atMs: number;
  why: 'offline' | 'busy' | 'asking';
}

/** A part on its way from the server. `seen`: as this device saw it then; null: as it is now. */
export type PartLoad =
  | { kind: 'loading' }
  | { kind: 'loaded'; page: PartPage; seen: SeenBefore | null }
  | { kind: 'refused'; code: string }
  | { kind: 'offline' }
  | { kind: 'busy' };

function loadOf(answer: Answer): PartLoad {
  if (answer.kind === 'accepted' && isPartPage(answer.body)) {
    return { kind: 'loaded', page: answer.body, seen: null };
  }
  if (answer.kind === 'refused') return { kind: 'refused', code: answer.code };
  return { kind: answer.kind === 'offline' ? 'offline' : 'busy' };
}

const asSeen = ({ page, readAtMs }: SeenPart, why: SeenBefore['why']): PartLoad => ({
  ...{ kind: 'loaded', page, seen: { atMs: readAtMs, why } },
});

/** A part as this device knows it without the server: as it was open last, or as it stood on a list since. */
async function known(store: DeviceStore, lists: ListStore, code: string): Promise<SeenPart | null> {
  const [seen, found] = await Promise.all([store.seenPart(code), lists.listed(code).catch(() => null)]);
  if (!found || (seen && seen.page.part.revision >= found.listed.part.revision)) return seen;
  const listed = { code, page: pageOf(found.listed), readAtMs: found.readAtMs };
  // From now on what is counted of it is remembered too.
  await store.rememberPart(listed).catch(() => undefined);
  return listed;
}

/** What is on the screen can be opened later without a network; what cannot be kept is shown all the same. */
async function remember(store: DeviceStore, code: string, page: PartPage): Promise<void> {
  const { part } = page;
  rememberPart(deviceStorage, { code: part.code, title: titleOf(part), name: part.name });
  await store.rememberPart({ code, page, readAtMs: Date.now() }).catch(() => undefined);
}

/**
 * Read the part of a label, anew at every visit and when acts of this device were counted; `again` reads
 * it once more.
 * @param counted how many acts of the part were counted
 * @returns `isStale`: it is being read anew; what was read before the last act was counted would offer its pieces once more
 */
export function usePart(code: string, counted: number): { load: PartLoad; isStale: boolean; again(): void } {
  const page = usePage();
  const { visit, lose, store, lists } = page;
  const { jwt, language } = callerOf(page);
  const [{ load, asOf }, setRead] = useState<{ load: PartLoad; asOf: number | null }>({
    load: { kind: 'loading' },
    asOf: counted,
  });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    const show = (next: PartLoad): void => {
      if (isCurrent) setRead({ load: next, asOf: counted });
    };
    const instead = async (next: PartLoad & { kind: 'loading' | 'offline' | 'busy' }): Promise<void> => {
      const seen = await known(store, lists, code);
      show(seen ? asSeen(seen, next.kind === 'loading' ? 'asking' : next.kind) : next);
    };
    const take = async (answer: Answer): Promise<void> => {
      if (answer.kind === 'signed-out') return isCurrent ? lose() : undefined;
      const next = loadOf(answer);
      if (next.kind === 'offline' || next.kind === 'busy') return instead(next);
      if (next.kind === 'loaded') await remember(store, code, next.page);
      show(next);
    };
    // A form that is open stays with what is known until the answer comes.
    setRead((now) => ({ ...now, asOf: null }));
    const timer = setTimeout(() => void instead({ kind: 'loading' }), PATIENCE_MS);
    void readPart(code, { jwt, language }).then((answer) => {
      clearTimeout(timer);
      return take(answer);
    });
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [code, jwt, language, visit, attempt, lose, store, lists, counted]);
  const again = useCallback(() => setAttempt((count) => count + 1), []);
  return { load, isStale: asOf !== counted, again };
}
