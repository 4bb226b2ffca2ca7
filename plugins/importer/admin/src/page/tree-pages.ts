import type { PreviewPage, PreviewRow } from '../../../server/src/contracts';

/** One page of the tree, as the server answers. */
export type ReadPage = (page: number) => Promise<Pick<PreviewPage, 'total' | 'rows'>>;

/** As many pages are asked for at a time; whoever scrolls on wants others by then. */
const AT_ONCE = 2;
/** Rows beyond those that are drawn whose pages are fetched too. */
const AHEAD_ROWS = 200;

/**
 * The rows of a preview, read a page at a time as they come into view; pages that were read stay. Pages that are wanted no
 * more, because somebody has scrolled past them, are not asked for.
 */
export class TreePages {
  private readonly pages = new Map<number, readonly PreviewRow[]>();
  private readonly underWay = new Set<number>();
  private wanted: number[] = [];
  private listeners: (() => void)[] = [];
  /** Grows with every page. */
  version = 0;
  /** Rows of the tree; null while none of its pages is there. */
  total: number | null = null;

  constructor(
    private readonly pageSize: number,
    private readonly read: ReadPage,
  ) {}

  /** The row at a place of the tree, from 0; null while its page is on its way. */
  rowAt(index: number): PreviewRow | null {
    return this.pages.get(Math.floor(index / this.pageSize) + 1)?.[index % this.pageSize] ?? null;
  }

  /** These places come into view: the pages that are not there yet are read, those in view first. */
  need(first: number, last: number): void {
    const end = (this.total ?? 1) - 1;
    const pageOf = (index: number): number =>
      Math.floor(Math.max(0, Math.min(index, end)) / this.pageSize) + 1;
    const inView = range(pageOf(first), pageOf(last));
    const around = range(pageOf(first - AHEAD_ROWS), pageOf(last + AHEAD_ROWS));
    this.wanted = [...new Set([...inView, ...around])];
    this.ask();
  }

  /** A page is there. */
  keep(page: number, { total, rows }: Pick<PreviewPage, 'total' | 'rows'>): void {
    this.total = total;
    this.pages.set(page, rows);
    this.version += 1;
    for (const listener of this.listeners) listener();
  }

  /** @returns what ends it */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners = [...this.listeners, listener];
    return () => {
      this.listeners = this.listeners.filter((other) => other !== listener);
    };
  };

  private ask(): void {
    this.wanted = this.wanted.filter((page) => !this.pages.has(page) && !this.underWay.has(page));
    while (this.underWay.size < AT_ONCE) {
      const page = this.wanted.shift();
      if (page === undefined) return;
      this.underWay.add(page);
      this.read(page).then(
        (answer) => {
          this.underWay.delete(page);
          this.keep(page, answer);
          this.ask();
        },
        () => {
          // Scrolling there again asks again.
          this.underWay.delete(page);
          this.ask();
        },
      );
    }
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place);
}
