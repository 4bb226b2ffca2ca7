/**
 * Where the rows of a long list stand: every row has the same height but for those that were measured. Knows a list of 50,000
 * rows by its few measured ones; each question takes steps that grow with the logarithm of the count. Pixels; rows from 0.
 */
export class RowHeights {
  private readonly own = new Map<number, number>();
  /** A Fenwick tree of what measured rows are higher than the others. */
  private readonly more: Float64Array;

  /** @param count of rows @param usualPx the height of a row that was not measured; above 0 */
  constructor(
    readonly count: number,
    private readonly usualPx: number,
  ) {
    this.more = new Float64Array(count + 1);
  }

  get totalPx(): number {
    return this.topOf(this.count);
  }

  heightOf(index: number): number {
    return this.own.get(index) ?? this.usualPx;
  }

  /** How far below the top of the list a row begins. */
  topOf(index: number): number {
    let top = index * this.usualPx;
    for (let node = index; node > 0; node -= node & -node) top += this.more[node] ?? 0;
    return top;
  }

  /** The row that stands at a distance from the top of the list: the last one below its end. */
  indexAt(px: number): number {
    let [index, left] = [0, px];
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.count))); step >= 1; step /= 2) {
      const next = index + step;
      if (next > this.count) continue;
      const spanPx = step * this.usualPx + (this.more[next] ?? 0);
      if (spanPx > left) continue;
      [index, left] = [next, left - spanPx];
    }
    return Math.max(0, Math.min(index, this.count - 1));
  }

  /**
   * A row was measured.
   * @returns how much higher it is than was thought; 0: nothing has changed
   */
  measured(index: number, heightPx: number): number {
    const change = heightPx - this.heightOf(index);
    if (change === 0 || index < 0 || index >= this.count) return 0;
    this.own.set(index, heightPx);
    for (let node = index + 1; node <= this.count; node += node & -node)
      this.more[node] = (this.more[node] ?? 0) + change;
    return change;
  }
}
