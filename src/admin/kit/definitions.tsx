import { useEffect, useState, type FocusEvent, type PointerEvent, type ReactNode } from 'react';
import { styled } from 'styled-components';

const Bubble = styled.div`
  position: fixed;
  /* Above a dialog too. */
  z-index: 1000;
  max-width: min(36rem, calc(100vw - 3.2rem));
  padding: 0.8rem 1.2rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral900};
  color: ${({ theme }) => theme.colors.neutral0};
  font-size: 1.3rem;
  line-height: 1.4;
`;

const GAP_PX = 6;
const MARGIN_PX = 16;
const WIDEST_PX = 360;

interface Shown {
  text: string;
  leftPx: number;
  topPx: number;
}

/** What the title at this place says, below what carries it; null: nothing carries one. */
function shownAt(target: Element): Shown | null {
  const titled = target.closest('[title]');
  const text = titled?.getAttribute('title') ?? '';
  if (!titled || text === '') return null;
  const { left, bottom } = titled.getBoundingClientRect();
  const widthPx = Math.min(WIDEST_PX, window.innerWidth - 2 * MARGIN_PX);
  return {
    text,
    leftPx: Math.max(MARGIN_PX, Math.min(left, window.innerWidth - widthPx - MARGIN_PX)),
    topPx: bottom + GAP_PX,
  };
}

/** Whether a tap here does something else; a button that only explains says so. */
function acts(target: Element): boolean {
  return target.closest('a, button:not([data-explains]), input, select, textarea, [role=combobox]') !== null;
}

/**
 * Shows what titles say to those who have no mouse: where the keyboard stands, and where a finger taps what does nothing else.
 * With a mouse the browser shows them itself.
 */
export function Definitions({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null);
  const hide = () => setShown(null);
  useEffect(() => {
    if (!shown) return undefined;
    addEventListener('scroll', hide, true);
    return () => removeEventListener('scroll', hide, true);
  }, [shown]);
  const focus = ({ target }: FocusEvent) => {
    if (target.matches(':focus-visible')) setShown(shownAt(target));
  };
  const tap = ({ target, pointerType }: PointerEvent) => {
    if (pointerType !== 'mouse' && target instanceof Element) setShown(acts(target) ? null : shownAt(target));
  };
  return (
    <div
      onFocus={focus}
      onBlur={hide}
      onPointerUp={tap}
      onKeyDown={({ key }) => key === 'Escape' && hide()}
      role="presentation"
    >
      {children}
      {shown && (
        <Bubble role="tooltip" style={{ left: shown.leftPx, top: shown.topPx }}>
          {shown.text}
        </Bubble>
      )}
    </div>
  );
}

const Dotted = styled.span`
  cursor: help;
  text-decoration: underline dotted;
  text-underline-offset: 0.3em;
`;

/** Words with a definition, which pointing at them, the keyboard and a tap tell. */
export function Defined({ definition, children }: { definition: string; children: ReactNode }) {
  return (
    // A stop of the keyboard: what a figure counts must not need a mouse.
    <Dotted tabIndex={0} title={definition} aria-description={definition}>
      {children}
    </Dotted>
  );
}

const Mark = styled.button`
  display: none;
  position: absolute;
  top: 0.4rem;
  right: 0.4rem;
  width: 3.2rem;
  height: 3.2rem;
  border-radius: 50%;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.4rem;
  /* Where a finger cannot point at a thing without pressing it. */
  @media (hover: none) {
    display: block;
  }
`;

/** A mark that a finger presses to be told what a figure counts that is itself a link. Its place is relative to its parent's. */
export function DefinitionMark({ definition }: { definition: string }) {
  return (
    <Mark type="button" title={definition} aria-label={definition} data-explains>
      ?
    </Mark>
  );
}
