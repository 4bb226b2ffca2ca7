import { useEffect, useRef } from 'preact/hooks';
import { readScan, type Scan } from '../logic/scan-input';
import { SILENCE_MS } from '../logic/text-scan';
import { deviceStorage } from '../server/storage';
import type { Texts } from '../texts';

const HEARD_KEY = 'tracker-scan-texts';

/** Whether a scanner of this device sends texts: then every screen waits for them, not only those that ask for a scan. */
export const sendsTexts = (): boolean => deviceStorage.getItem(HEARD_KEY) !== null;

/** A scanner of this device has sent a text. */
export const textsAreSent = (): void => deviceStorage.setItem(HEARD_KEY, 'yes');

/** Nothing that a person writes into or is about to press. */
function isIdle(element: Element | null): boolean {
  return element === null || element === document.body || element instanceof HTMLHeadingElement;
}

const WRITES = 'input, textarea, select, iframe, [role=dialog] *';

/** Brings the focus back to the field whenever nothing else needs it; people at a keyboard keep what they Tab to. */
function useFocusKept() {
  const field = useRef<HTMLInputElement>(null);
  const take = (): void => {
    // Whoever tabbed on to the browser itself stays there.
    if (document.hasFocus() && isIdle(document.activeElement)) field.current?.focus({ preventScroll: true });
  };
  // What had the focus may have gone with the last change of the screen.
  useEffect(take);
  useEffect(() => {
    const later = ({ type, detail }: UIEvent): void =>
      void setTimeout(() => {
        // A finger leaves the focus on what it pressed; a keyboard presses without a pointer.
        const isPressed = type === 'click' && detail > 0 && sendsTexts();
        if (isPressed && !document.activeElement?.matches(WRITES))
          field.current?.focus({ preventScroll: true });
        else take();
      }, 0);
    const events = ['click', 'focusin', 'focusout'] as const;
    for (const event of events) document.addEventListener(event, later);
    return () => events.forEach((event) => document.removeEventListener(event, later));
  }, []);
  return field;
}

interface Props {
  texts: Texts;
  onScan(scan: Scan): void;
}

/** Where scanners write whose keys carry no name: a field that opens no keyboard. */
export function Catcher({ texts, onScan }: Props) {
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const field = useFocusKept();
  useEffect(() => () => clearTimeout(timer.current), []);
  const read = (): void => {
    const text = field.current?.value ?? '';
    if (field.current) field.current.value = '';
    const scan = readScan(text);
    if (scan.kind === 'unknown') return;
    textsAreSent();
    onScan(scan);
  };
  return (
    <input
      ref={field}
      class="sr-only catcher"
      // Nobody sees it, so Tab passes it by; it takes the focus by itself.
      tabIndex={-1}
      inputMode="none"
      autocomplete="off"
      aria-label={texts.ready.title}
      onInput={() => {
        clearTimeout(timer.current);
        timer.current = setTimeout(read, SILENCE_MS);
      }}
    />
  );
}
