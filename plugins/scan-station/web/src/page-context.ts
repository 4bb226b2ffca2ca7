import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { DraftKeeper } from './logic/draft';
import type { Language } from './logic/language';
import type { Scan } from './logic/scan-input';
import { newUuid } from './logic/uuid';
import type { Origin } from './outbox/kept-item';
import type { ListStore } from './outbox/list-store';
import type { DeviceStore } from './outbox/store';
import type { Caller } from './server/api';
import type { Session } from './server/session';
import type { Texts } from './texts';
import type { WaitingList } from './use-my-list';
import type { StorageRisk } from './use-storage-risk';
import type { PlaceOfPage } from './use-place';

/** What every screen after the sign-in knows. */
export interface Page {
  language: Language;
  texts: Texts;
  session: Session;
  store: DeviceStore;
  lists: ListStore;
  /** The forms that were begun on this device. */
  drafts: DraftKeeper;
  /** What waits for this person. */
  waiting: WaitingList;
  /** The stage at which this device works. */
  place: PlaceOfPage;
  /** The text after /scan/ in the address; null: no label is open. */
  codeText: string | null;
  /** Grows with every visit, also of the same label, so that it is read anew. */
  visit: number;
  /** Open a label, or with null the screen that asks for one. */
  openCode(code: string | null): void;
  /** The answer to a report has been read; on a shared device the next badge may be asked for. */
  finish(code: string | null): void;
  /** A label opens, a badge asks for its PIN, a card selects its stage. */
  onScan(scan: Scan): void;
  /** Why what is kept on this device may be lost. */
  risk: StorageRisk | 'notDurable' | null;
  /** The device was to ask for the next badge and could not: the name is said large. */
  stays: boolean;
  /** The server no longer knows the session. */
  lose(): void;
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error('This screen is shown after the sign-in only.');
  return page;
}

export function callerOf({ session, language }: Page): Caller {
  return { jwt: session.jwt, language };
}

/** What every act made here and now says of itself. */
export function originOf({ sessionId, operator }: Session): Origin {
  return { id: newUuid(crypto), occurredAt: new Date().toISOString(), operator, madeIn: sessionId };
}
