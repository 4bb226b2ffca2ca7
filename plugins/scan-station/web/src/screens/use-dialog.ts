import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const TARGETS = 'button, select, iframe, [tabindex="0"]';

/**
 * What lies over the whole page keeps the focus while it is open: first at what is marked `data-first`, then where Tab leads
 * within it. Escape closes it, and the focus goes back to where it was.
 */
export function useDialog<Kind extends HTMLElement>(onClose: () => void): RefObject<Kind> {
  const dialog = useRef<Kind>(null);
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => {
    const opener = document.activeElement;
    const first = dialog.current?.querySelector<HTMLElement>('[data-first]');
    first?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') return latest.current();
      if (event.key !== 'Tab') return;
      const targets = [...(dialog.current?.querySelectorAll<HTMLElement>(TARGETS) ?? [])];
      const edge = event.shiftKey ? targets[0] : targets[targets.length - 1];
      const isInside = dialog.current?.contains(document.activeElement);
      if (isInside && document.activeElement !== edge) return;
      event.preventDefault();
      (event.shiftKey ? targets[targets.length - 1] : targets[0])?.focus();
    };
    // A finger or a mouse in a PDF would leave the next scan to its frame; whoever comes by Tab stays there.
    let isTab = false;
    const onBlur = (): void => {
      if (!isTab && document.activeElement instanceof HTMLIFrameElement) setTimeout(() => first?.focus(), 0);
    };
    const onAnyKey = (event: KeyboardEvent): void => {
      isTab = event.key === 'Tab';
      onKey(event);
    };
    const onFocus = (): void => {
      isTab = false;
    };
    window.addEventListener('keydown', onAnyKey);
    window.addEventListener('focus', onFocus);
    window.addEventListener('blur', onBlur);
    return () => {
      window.removeEventListener('keydown', onAnyKey);
      window.removeEventListener('focus', onFocus);
      window.removeEventListener('blur', onBlur);
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);
  return dialog;
}
