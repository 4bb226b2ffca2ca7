import type { RefObject } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Language } from '../logic/language';
import type { CountedBody } from '../server/api';
import type { KeptPhoto, PhotoStore } from '../photos/photo-store';
import { keepShift, shiftScanOf } from '../server/kept-shift';
import { serverNowMs } from '../server/server-clock';
import type { Session } from '../server/session';
import { deviceStorage } from '../server/storage';
import type { KeptItem } from './kept-item';
import type { OutboxState } from './listener';
import { Outbox } from './outbox';
import { rememberCounted } from './remember-counted';
import type { Settled, WhyNot } from './send';
import type { DeviceStore } from './store';
import { useChances } from './use-chances';
import { stoppedBy } from './waits';

/** Nobody waits longer than this for an answer before reading that the report is safe on the device. */
const PATIENCE_MS = 3_000;

/** What the person who reported sees next. */
export type Shown =
  | { kind: 'counted'; report: KeptItem; answer: Partial<CountedBody> }
  | { kind: 'kept' }
  | { kind: 'not-kept' }
  | { kind: 'shift' }
  | { kind: 'refused'; id: string }
  /** What was to be corrected is not refused any more. */
  | { kind: 'settled'; partCode: string }
  | null;

export interface Reports {
  /** Everything that the server has not counted, whoever made it, the oldest first. */
  kept: KeptItem[];
  /** The device has told what it keeps, or failed to: before that `kept` is empty whatever the device keeps. */
  isRead: boolean;
  /** The undos that were counted since the page was opened, by the report's id. */
  undone: ReadonlyMap<string, KeptItem>;
  shown: Shown;
  /** How many acts a newer version of this page has left on the device. */
  newer: number;
  sending: boolean;
  /** Why the last attempt in vain was one. */
  why: WhyNot;
  /** The act that was made last on this page, while it is on its way. */
  freshId: string | null;
  /** How many acts of a part were counted since the page was opened: what is shown of it is old by then. */
  countedOf(partCode: string): number;
  /** Photos on their way whose report has counted. */
  unsentPhotos: KeptPhoto[];
  /** Photos that will not be sent. */
  lostPhotos: KeptPhoto[];
  /** The pictures of a report that is kept. */
  picturesOf(scanId: string): Promise<Blob[]>;
  /** @param onEnd it is kept */
  report(item: KeptItem, photos: readonly KeptPhoto[], onEnd: () => void): void;
  /** Report in the place of a refused report. @param onEnd it is kept, or can be no correction any more */
  correct(refusedId: string, item: KeptItem, photos: readonly KeptPhoto[], onEnd: () => void): void;
  /** A person has read that this photo is lost. */
  photoRead(id: string): void;
  /** Call the foreman; the screen stays. */
  call(item: KeptItem): void;
  /** Take a report back; the screen stays. @param refusedId the refused undo in whose place it comes */
  undo(item: KeptItem, refusedId?: string): void;
  flush(): void;
  /** Back from a result to work. */
  dismiss(): void;
  show(shown: Shown): void;
  /** The server says that these are counted, settled or dismissed. */
  dealtWith(ids: readonly string[]): void;
  /** A refusal is settled by a person; the act goes. */
  settle(id: string): void;
  again(id: string): void;
  putAside(id: string): void;
  released(partCode: string): void;
}

/** How many acts were counted, part by part. */
function useCounted() {
  const [counted, setCounted] = useState<ReadonlyMap<string, number>>(() => new Map());
  const note = useCallback(({ item, verdict }: Settled) => {
    // A call moves nothing, so what is shown of its part is not old by it.
    if (verdict.kind !== 'counted' || item.kind === 'call') return;
    const { partCode } = item.body;
    setCounted((known) => new Map(known).set(partCode, (known.get(partCode) ?? 0) + 1));
  }, []);
  const countedOf = useCallback((partCode: string) => counted.get(partCode) ?? 0, [counted]);
  return { note, countedOf };
}

/** What the page shows, told by what comes of the acts. `count` tells how many are kept. */
function useShown(count: RefObject<number>) {
  const [shown, setShown] = useState<Shown>(null);
  const [undone, setUndone] = useState<ReadonlyMap<string, KeptItem>>(() => new Map());
  const [freshId, setFreshId] = useState<string | null>(null);
  const fresh = useRef<string | null>(null);
  const expect = useCallback((id: string | null) => {
    fresh.current = id;
    setFreshId(id);
  }, []);
  const settled = useCallback(
    (one: Settled) => {
      const { item, verdict, answer } = one;
      const isFresh = fresh.current === item.id;
      if (isFresh) expect(null);
      if (verdict.kind === 'refused' && isFresh) setShown(null);
      if (verdict.kind !== 'counted') return;
      if (item.kind === 'undo') setUndone((known) => new Map(known).set(item.body.scanId, item));
      if (item.kind !== 'report') return;
      // Whoever looks at the only report that is kept sees it counted; of several the list empties.
      const isLast = (count.current ?? 0) <= 1;
      setShown((now) =>
        isFresh || (now?.kind === 'kept' && isLast)
          ? { kind: 'counted', report: item, answer: answer ?? {} }
          : now,
      );
    },
    [count, expect],
  );
  return { shown, setShown, undone, freshId, fresh, expect, settled };
}

/** After a moment without an answer the person reads that the report is kept, and goes on; at once where nothing is sent. */
function usePatience(
  freshId: string | null,
  isStopped: boolean,
  setShown: (next: (now: Shown) => Shown) => void,
): void {
  useEffect(() => {
    if (freshId === null) return undefined;
    const show = (): void => setShown((now) => now ?? { kind: 'kept' });
    const timer = setTimeout(show, isStopped ? 0 : PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [freshId, isStopped, setShown]);
}

/** What a person does with acts, and sees of it. @param expect names the act whose end is shown */
function useActs(outbox: Outbox, expect: (id: string | null) => void, setShown: (shown: Shown) => void) {
  return useMemo(() => {
    const notKept = (): void => {
      expect(null);
      setShown({ kind: 'not-kept' });
    };
    const keep = (item: KeptItem, photos: readonly KeptPhoto[], onEnd?: () => void): void =>
      void outbox.add(item, photos).then(onEnd, notKept);
    return {
      flush: () => outbox.flush(),
      call: (item: KeptItem) => keep(item, []),
      undo: (item: KeptItem, refusedId?: string) => void outbox.add(item, [], refusedId).catch(notKept),
      picturesOf: (scanId: string) => outbox.picturesOf(scanId),
      photoRead: (id: string) => void outbox.photoRead(id),
      report: (item: KeptItem, photos: readonly KeptPhoto[], onEnd: () => void) => {
        expect(item.id);
        keep(item, photos, onEnd);
      },
      correct: (refusedId: string, item: KeptItem, photos: readonly KeptPhoto[], onEnd: () => void) => {
        expect(item.id);
        const answered = (isKept: boolean): void => {
          onEnd();
          if (isKept) return;
          expect(null);
          setShown({ kind: 'settled', partCode: item.body.partCode });
        };
        void outbox.add(item, photos, refusedId).then(answered, notKept);
      },
      dismiss: () => {
        expect(null);
        setShown(null);
      },
      again: (id: string) => {
        expect(id);
        setShown(null);
        void outbox.again(id);
      },
      dealtWith: (ids: readonly string[]) => void outbox.dealtWith(ids),
      settle: (id: string) => void outbox.settle(id),
      putAside: (id: string) => void outbox.putAside(id),
      released: (partCode: string) => void outbox.released(partCode),
      show: setShown,
    };
  }, [outbox, expect, setShown]);
}

/** Acts on their way from this device, and what came of them. */
export function useReports(
  store: DeviceStore,
  photos: PhotoStore,
  session: Session | null,
  language: Language,
  onSignedOut: () => void,
): Reports {
  const [{ items, ...state }, setState] = useState<OutboxState>({
    ...{ items: [], newer: 0, sending: false, unsentPhotos: [], lostPhotos: [] },
  });
  const [isRead, setRead] = useState(false);
  const [why, setWhy] = useState<WhyNot>('offline');
  const count = useRef(0);
  count.current = items.length;
  const { shown, setShown, undone, freshId, fresh, expect, settled } = useShown(count);
  const { note, countedOf } = useCounted();
  const outbox = useMemo(() => {
    const onState = (next: OutboxState): void => {
      setState(next);
      setRead(true);
    };
    const onNoAnswer = (reason: WhyNot): void => {
      setWhy(reason);
      // A disk that does not answer is no reason to keep the work from the person.
      setRead(true);
      if (fresh.current !== null) setShown((now) => now ?? { kind: 'kept' });
    };
    const onSettled = (one: Settled): void => {
      note(one);
      settled(one);
      // What is remembered for the next time without a network; that it fails harms nothing now.
      rememberCounted(store, one).catch(() => undefined);
      const scan = shiftScanOf(one);
      if (scan) keepShift(deviceStorage, one.item.operator.id, [scan], serverNowMs());
    };
    return new Outbox(store, photos, { onState, onSettled, onNoAnswer, onSignedOut });
  }, [store, photos, settled, note, fresh, setShown, onSignedOut]);
  const isStopped = session !== null && stoppedBy(items, session.operator.id).has(freshId ?? '');
  usePatience(freshId, isStopped, setShown);
  useEffect(() => {
    outbox.sendAs(session && { jwt: session.jwt, language, operatorId: session.operator.id });
  }, [outbox, session, language]);
  const acts = useActs(outbox, expect, setShown);
  useChances(acts.flush);
  return { kept: items, isRead, ...state, why, undone, shown, freshId, countedOf, ...acts };
}
