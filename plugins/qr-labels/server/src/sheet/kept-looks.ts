import { createHash } from 'node:crypto';
import type { Checked, Looked } from './check-labels';

/** Fewer are looked at faster than they are told apart. */
const FEW = 200;
/** Orders that are kept, and how long: somebody turns their pages. */
const MAX_KEPT = 2;
const KEPT_MS = 60_000;

/** Tells orders apart by all that their composition depends on. */
function keyOf({ stickers, textOf, design, ...how }: Checked): string {
  const { layout, skip, language, format, dpi } = how;
  const hash = createHash('sha256');
  const laid = design && {
    ...design,
    logo: design.logo && createHash('sha256').update(design.logo).digest('hex'),
  };
  hash.update(JSON.stringify({ layout, skip, language, format, dpi, laid, address: textOf('') }));
  for (const sticker of stickers) hash.update(JSON.stringify(sticker));
  return hash.digest('hex');
}

/**
 * What was found at large orders, for whoever turns the pages of their preview: composing ten thousand labels takes seconds. Large
 * orders are looked at one after the other, so that several previews take no more memory than one.
 */
export class KeptLooks {
  private readonly kept = new Map<string, Promise<Looked>>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly look: (checked: Checked) => Promise<Looked>) {}

  /** What was found, of an order that was looked at a moment ago without looking again. */
  of(checked: Checked): Promise<Looked> {
    if (checked.stickers.length <= FEW) return this.look(checked);
    const key = keyOf(checked);
    const before = this.kept.get(key);
    if (before) return before;
    const looked = this.last.then(() => this.look(checked));
    this.last = looked.catch(() => this.forget(key, looked));
    this.keep(key, looked);
    return looked;
  }

  private keep(key: string, looked: Promise<Looked>): void {
    this.kept.set(key, looked);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MAX_KEPT && oldest !== undefined) this.kept.delete(oldest);
    setTimeout(() => this.forget(key, looked), KEPT_MS).unref();
  }

  private forget(key: string, looked: Promise<Looked>): void {
    if (this.kept.get(key) === looked) this.kept.delete(key);
  }
}
