import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Focus an element when its screen appears, so that a screen reader says it and Tab goes on from it. */
export function useFocused<Kind extends HTMLElement>(): RefObject<Kind> {
  const element = useRef<Kind>(null);
  useEffect(() => element.current?.focus({ preventScroll: true }), []);
  return element;
}
