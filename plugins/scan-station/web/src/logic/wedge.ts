/** A key as it was pressed: the place on the keyboard, the character, and when, in milliseconds. */
export interface PressedKey {
  code: string;
  key: string;
  atMs: number;
}

/** A scanner presses keys faster than anybody types. */
const MAX_GAP_MS = 60;
/** A code has 13 characters; hands that drum on a keyboard stay below this. */
const MIN_LENGTH = 10;
const MAX_LENGTH = 300;

/** The Latin character of a key, whatever the keyboard layout is; empty for keys without one. */
export function characterOf({ code, key }: Pick<PressedKey, 'code' | 'key'>): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1] ?? /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (letter !== undefined) return key === ')' || key === ':' ? key : letter;
  if (code === 'Slash' || code === 'NumpadDivide') return '/';
  if (code === 'Minus') return '-';
  return key.length === 1 ? key : '';
}

/** What a key meant: the text of a scan that it ended, else null; and whether it may be the first of one. */
export interface Heard {
  scanned: string | null;
  isBegun: boolean;
}

/** What scanners are set to send behind a code. */
const SUFFIXES = ['Enter', 'Tab'];

/** Collects what a scanner types as a keyboard. Feed every key; Enter or Tab after a fast run ends a scan. */
export function wedgeReader(): (pressed: PressedKey) => Heard {
  let text = '';
  let lastAtMs = Number.NEGATIVE_INFINITY;
  return (pressed) => {
    if (pressed.atMs - lastAtMs > MAX_GAP_MS) text = '';
    lastAtMs = pressed.atMs;
    const isBegun = text === '';
    if (!SUFFIXES.includes(pressed.key)) {
      text = (text + characterOf(pressed)).slice(-MAX_LENGTH);
      return { scanned: null, isBegun };
    }
    const scanned = text;
    text = '';
    return { scanned: scanned.length >= MIN_LENGTH ? scanned : null, isBegun };
  };
}
