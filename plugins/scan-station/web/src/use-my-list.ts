import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { loadAhead } from './kept-drawings';
import type { Language } from './logic/language';
import type { KeptList, ListStore } from './outbox/list-store';
import { useChances } from './outbox/use-chances';
import { myListOf, readMyList } from './server/my-list';
import type { Session } from './server/session';

/** How often a page that is looked at asks what waits now. */
const ASK_MS = 60_000;

/** What waits for the person who is signed in. */
export interface WaitingList {
  list: KeptList | null;
  /** The server has said that this is how it is, when it was last asked. */
  isCurrent: boolean;
  /** Ask anew. */
  refresh(): void;
}

/** The list that the server tells, kept for the time without a network. */
async function askFor(
  session: Session,
  language: Language,
  store: ListStore,
): Promise<KeptList | 'signed-out' | null> {
  const operatorId = session.operator.id;
  const kept = await store.read(operatorId).catch(() => null);
  const answer = await readMyList({ jwt: session.jwt, language }, kept?.version ?? null);
  if (answer.kind === 'signed-out') return 'signed-out';
  if (answer.kind !== 'accepted') return null;
  const told = answer.status === 304 ? kept : myListOf(answer.body);
  if (!told) return null;
  const list = { ...told, operatorId, readAtMs: Date.now() };
  await store.keep(list).catch(() => undefined);
  loadAhead(list.parts, session.jwt);
  return list;
}

/** Read what waits for a person ahead of time, and again on every chance and every minute. */
export function useMyList(
  store: ListStore,
  session: Session | null,
  language: Language,
  lose: () => void,
): WaitingList {
  const [{ list, isCurrent }, setState] = useState<Omit<WaitingList, 'refresh'>>({
    list: null,
    isCurrent: false,
  });
  const asked = useRef<Session | null>(null);
  const refresh = useCallback(() => {
    if (session === null || asked.current === session) return;
    asked.current = session;
    void askFor(session, language, store).then((found) => {
      // Somebody else may have signed in meanwhile.
      if (asked.current !== session) return;
      asked.current = null;
      if (found === 'signed-out') return lose();
      setState((now) => (found ? { list: found, isCurrent: true } : { ...now, isCurrent: false }));
    });
  }, [session, language, store, lose]);
  useEffect(() => {
    let isOver = false;
    asked.current = null;
    setState({ list: null, isCurrent: false });
    if (session === null) return undefined;
    store.read(session.operator.id).then(
      (kept) => isOver || setState((now) => (now.list ? now : { ...now, list: kept })),
      () => undefined,
    );
    refresh();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refresh();
    }, ASK_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [session, store, refresh]);
  useChances(refresh);
  return { list, isCurrent, refresh };
}
