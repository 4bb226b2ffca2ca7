import type { CallReason } from '../../../../../src/tracking/contracts';
import type { WhyNothing } from '../logic/choose-operation';
import type { Language } from '../logic/language';
import type { Sharing } from '../logic/sharing';
import type { EntryTexts } from './entry';

/** A refusal in words: what is wrong, and what to do about it. */
export interface Explained {
  title: string;
  advice: string;
}

/** The numbers and names that a refusal carries, as far as it does. */
export interface RefusalFacts {
  waiting: number | null;
  asked: number | null;
  stage: string | null;
  reason: string | null;
  by: string | null;
  validCode: string | null;
  /** Pieces wait at an earlier operation, or it is not known. */
  mayCome: boolean;
  /** It is an undo that was refused. */
  isUndo: boolean;
}

/** Every word of the page. Both languages have this shape; a test looks for empty ones. */
export interface Texts extends EntryTexts {
  language: Language;
  locale: string;
  productName: string;
  switchLanguage: string;
  person: {
    signOut: string;
    switch: string;
    /** A shared device could not ask for the next badge. */
    stays(who: string): string;
    menu: string;
    /** What follows the number; a narrow screen shows a sign in its place. */
    unsent: string;
    refused: string;
    /** The same where not all that is refused are reports. */
    toSettle: string;
  };
  version: {
    offered: string;
    take: string;
    stale: string;
    reload: string;
    /** Acts on the device that only a newer version of the page can read. */
    newer(count: number): string;
  };
  ready: {
    title: string;
    hint: string;
    code: string;
    open: string;
    malformed: string;
    scanner: string;
    plainHttp: string;
    /** The same beside other things. */
    plainHttpShort: string;
    nearlyFull: string;
    notDurable: string;
    /** The browser has not promised to keep what it stores. */
    mayBeEvicted: string;
    makeSecure: string;
    last: string;
    waiting: {
      title: string;
      asOf(moment: string): string;
      all(count: number): string;
      more(count: number): string;
    };
  };
  /** The stage whose card was scanned. */
  place: {
    at(stage: string): string;
    clear: string;
    reading: string;
    foreign(stage: string): string;
    retired(stage: string): string;
    unknown: string;
    offline: string;
    nothingHere(stage: string): string;
  };
  part: {
    loading: string;
    order(number: string): string;
    lot(lot: number): string;
    route: string;
    waitingHere: string;
    done: string;
    waiting: string;
    ahead: string;
    allGood(count: number): string;
    sending: string;
    other: string;
    choose: string;
    another: string;
    pieces(count: number): string;
    nothingForMe: string;
    waitHere(where: string): string;
    nothingForMeAdvice: Record<WhyNothing, string>;
    mayNotReport: string;
    drawing: string;
    drawingFile: string;
    yours: string;
    due(date: string): string;
    /** Why it is not known how it is now. */
    seenAt: Record<'offline' | 'busy' | 'asking', (moment: string) => string>;
  };
  call: {
    open: string;
    title: string;
    reasons: Record<CallReason, string>;
    noReason: string;
    comment: string;
    send: string;
    /** `who` null: the person who reads it. */
    raised(time: string, who: string | null): string;
    waiting: string;
    taken(by: string, time: string): string;
    kept(time: string): string;
    /** Among the acts that wait. */
    act(what: string | null): string;
  };
  drawing: { larger: string; smaller: string; close: string; loadedAt(moment: string): string };
  other: {
    title: string;
    good: string;
    scrapped: string;
    rework: string;
    less(name: string): string;
    more(name: string): string;
    erase: string;
    rest: string;
    pad: string;
    remains(count: number): string;
    tooMuch(count: number): string;
    reading: string;
    reason: string;
    reasonsMissing: string;
    reworkTo: string;
    comment: string;
    send(what: string): string;
    back: string;
    lack: Record<'nothing' | 'too-much' | 'reason' | 'rework-target', string>;
  };
  photos: {
    title: string;
    take: string;
    choose: string;
    working: string;
    unreadable: string;
    photo(place: number): string;
    remove(place: number): string;
    /** Their reports have counted. */
    unsentTitle: string;
    unsent: string;
    lost: string;
    lostAdvice: string;
    read: string;
  };
  shift: {
    title: string;
    loading: string;
    /** By why the server has not told it. */
    known: Record<'offline' | 'busy', string>;
    nothing: string;
    open: string;
    mine: string;
  };
  settings: {
    title: string;
    sound(isOn: boolean): string;
    vibration(isOn: boolean): string;
    sharing: string;
    sharings: Record<Sharing, string>;
  };
  counted: {
    title: string;
    replayed(time: string): string;
    undone(who: string): string;
    remains(count: number): string;
    next: string;
    same: string;
    undo: { offer: string; sending: string; done: string; kept: string };
  };
  kept: {
    why: Record<'offline' | 'busy', string>;
    /** By what is kept. */
    title: Record<'report' | 'undo' | 'call', string>;
    text: Record<'offline' | 'busy', string>;
    /** What it is told with where no network would send it. */
    stays: string;
    /** What it waits for: an act that has to be settled, an act of somebody else, the end of a hold. */
    waits: Record<'settling' | 'maker' | 'release', (what: string, who: string) => string>;
    /** The browser keeps nothing once the page is closed. */
    notDurable: string;
    notKept: string;
    mayBeEvicted: string;
    /** Browsers begin to clear what pages keep before the disk is full. */
    nearlyFull: string;
    again: string;
    sending: string;
    next: string;
    allSent: string;
    refused: string;
    /** The same where not all of it are reports. */
    refusedActs: string;
    look: string;
    undo(what: string): string;
    ownOnly(who: string): string;
  };
  refused: {
    where: string;
    place(waiting: number, operation: number, stage: string): string;
    with(operator: string): string;
    sentBy(operator: string): string;
    notCounted: string;
    notUndone: string;
    notCalled: string;
    putAside: string;
    workOn: string;
    /** Take back what may still be taken back, and what is said of it. */
    undoRest(what: string): string;
    restAdvice: string;
    /** What opening the part does with the report. */
    openMeans: string;
    /** The same of what has nothing to be corrected. */
    openRemoves: string;
    /** Whoever looks at it has not made it. */
    foreign(who: string): string;
    remove: string;
    removeSurely: string;
    /** It was dealt with while it was being corrected. */
    settled: string;
    again: string;
    open: string;
    openValid: string;
  };
  states: {
    held: string;
    heldBy(by: string, since: string): string;
    heldReason(reason: string): string;
    checkAgain: string;
    finished: string;
    cancelled: string;
    voided: string;
    openValid: string;
    noRoute: string;
    unknown: string;
    malformed: string;
    offline: string;
    /** Of a part that was never open on this device. */
    offlineAdvice: string;
    busy: string;
    retry: string;
    scanAnother: string;
    notPermitted: string;
  };
  amounts: {
    good(count: number): string;
    scrapped(count: number): string;
    rework(count: number): string;
  };
  refusals: Record<string, (facts: RefusalFacts) => Explained>;
  refusalFallback: string;
}
