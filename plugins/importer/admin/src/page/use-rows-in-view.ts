import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { RowHeights } from './row-heights';

/** A row of two lines, as the style sheet of the tree makes it. */
export const ROW_HEIGHT_PX = 61;
/** Rows that are drawn beyond those in view: where the list is scrolled to, and where it comes from. */
const AHEAD = 18;
const BEHIND = 8;
/** Fewer of them than this, and more are drawn: rows come some at a time, so that not every frame draws. */
const ENOUGH_AHEAD = 12;
const ENOUGH_BEHIND = 2;

interface Range {
  /** Rows from 0; the last one is drawn too, and -1 where there is none. */
  first: number;
  last: number;
}

export interface RowsInView extends Range {
  heights: RowHeights;
  /** Watches the height of a row that is drawn; its `data-index` says which it is. @returns what ends it */
  watch(row: Element): () => void;
  /** Scrolls until a row stands in the middle. */
  goTo(index: number): void;
}

/** The rows in view, and some before and after them. */
function reach(
  heights: RowHeights,
  { scrollTop, clientHeight }: Element,
  before: number,
  after: number,
): Range {
  return {
    first: Math.max(0, heights.indexAt(scrollTop) - before),
    last: Math.min(heights.count - 1, heights.indexAt(scrollTop + clientHeight) + after),
  };
}

/** Measures rows that are drawn, after each has its place and before anybody sees it. */
function useMeasuring(heights: RowHeights, scroller: HTMLElement | null, onChanged: () => void) {
  const now = useRef({ heights, onChanged });
  now.current = { heights, onChanged };
  const observer = useMemo(
    () =>
      new ResizeObserver((entries) => {
        const { heights: own, onChanged: tell } = now.current;
        let changed = false;
        for (const { target, borderBoxSize } of entries) {
          const index = Number((target as HTMLElement).dataset.index);
          const heightPx = borderBoxSize[0]?.blockSize ?? 0;
          const above = own.topOf(index + 1) <= (scroller?.scrollTop ?? 0);
          // Nothing is as high as a row that is not shown, and a row that is gone says nothing any more.
          const change = heightPx > 0 && target.isConnected ? own.measured(index, heightPx) : 0;
          if (change === 0) continue;
          changed = true;
          // What stands in view stays where it is.
          if (above && scroller) scroller.scrollTop += change;
        }
        if (changed) tell();
      }),
    [scroller],
  );
  useEffect(() => () => observer.disconnect(), [observer]);
  return useMemo(
    () => (row: Element) => {
      observer.observe(row);
      return () => observer.unobserve(row);
    },
    [observer],
  );
}

/**
 * Which rows of a long list are drawn. Scrolling draws at most once a frame, and only when rows come into reach.
 * @param scroller null until it stands in the page
 * @param count of rows
 */
export function useRowsInView(scroller: HTMLElement | null, count: number): RowsInView {
  const heights = useMemo(() => new RowHeights(count, ROW_HEIGHT_PX), [count]);
  const [range, setRange] = useState<Range>({ first: 0, last: -1 });
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const watch = useMeasuring(heights, scroller, redraw);
  const drawn = useRef(range);
  drawn.current = range;

  useLayoutEffect(() => {
    if (!scroller) return undefined;
    let lastTop = scroller.scrollTop;
    const look = (): void => {
      const forward = scroller.scrollTop >= lastTop;
      lastTop = scroller.scrollTop;
      const enough = forward
        ? reach(heights, scroller, ENOUGH_BEHIND, ENOUGH_AHEAD)
        : reach(heights, scroller, ENOUGH_AHEAD, ENOUGH_BEHIND);
      if (enough.first >= drawn.current.first && enough.last <= drawn.current.last) return;
      // In this frame: later it would show a place where nothing is drawn yet.
      flushSync(() => setRange(reach(heights, scroller, forward ? BEHIND : AHEAD, forward ? AHEAD : BEHIND)));
    };
    const draw = (): void => setRange(reach(heights, scroller, BEHIND, AHEAD));
    draw();
    scroller.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(draw);
    resized.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [heights, scroller]);

  return {
    first: range.first,
    last: Math.min(range.last, count - 1),
    heights,
    watch,
    goTo: (index) => {
      if (scroller)
        scroller.scrollTop = heights.topOf(index) - (scroller.clientHeight - heights.heightOf(index)) / 2;
    },
  };
}
