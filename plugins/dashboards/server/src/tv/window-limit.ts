/** How often something may happen in a window of time, and how many senders are told apart. */
export interface WindowRule {
  most: number;
  windowMs: number;
  maxKeys: number;
}

/** Counts by key in windows of time. Where more keys come than it tells apart, the oldest are forgotten. */
export class WindowLimit {
  readonly #counts = new Map<string, { n: number; endsAtMs: number }>();

  constructor(private readonly rule: WindowRule) {}

  get size(): number {
    return this.#counts.size;
  }

  /** @returns 0: it may be, else the seconds until it may be again */
  waitSeconds(key: string, nowMs: number): number {
    const counted = this.#counts.get(key);
    if (!counted || counted.endsAtMs <= nowMs || counted.n < this.rule.most) return 0;
    return Math.max(1, Math.ceil((counted.endsAtMs - nowMs) / 1_000));
  }

  /** Note that it has happened once more. */
  count(key: string, nowMs: number): void {
    const counted = this.#counts.get(key);
    if (counted && counted.endsAtMs > nowMs) {
      counted.n += 1;
      return;
    }
    this.#counts.delete(key);
    this.#counts.set(key, { n: 1, endsAtMs: nowMs + this.rule.windowMs });
    if (this.#counts.size > this.rule.maxKeys) {
      const [oldest] = this.#counts.keys();
      if (oldest !== undefined) this.#counts.delete(oldest);
    }
  }
}
