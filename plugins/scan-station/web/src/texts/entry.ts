/** The words of the sign-in and of the camera. */
export interface EntryTexts {
  signIn: {
    title: string;
    badge: string;
    badgeRead: string;
    /** A label was scanned before the PIN. */
    labelWaits: string;
    /** The PIN of somebody whose session ran out here. */
    returns(who: string): string;
    badgeNeeded: string;
    refusedPinAlone: string;
    pin: string;
    clear: string;
    byName: string;
    byBadge: string;
    byTypedName: string;
    typedName: string;
    typedHint: string;
    refusedTyped: string;
    identifier: string;
    password: string;
    submit: string;
    sending: string;
    expired: string;
    refused: string;
    refusedPin: string;
    pinNotSet: string;
    pinsDiffer: string;
    wait(seconds: number): string;
    offline: string;
    busy: string;
    /** What waits on the device: goes after any sign-in; goes with its maker alone; was refused. */
    unsent(count: number, who: string): string;
    ownOnly(count: number, who: string): string;
    notTaken(count: number, who: string): string;
  };
  camera: {
    title: string;
    open: string;
    aim: string;
    starting: string;
    forbidden: string;
    missing: string;
    busy: string;
    ended: string;
    again: string;
    'no-reader': string;
    foreign: string;
    several: string;
    light: string;
    choose: string;
    /** Of a phone, by its sides. */
    back: string;
    front: string;
    close: string;
  };
}
