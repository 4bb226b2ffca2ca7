/** So many turns, so long apart: two seconds for all. */
const TURNS = 20;
const TURN_MS = 100;

/** Does something with each of many, a twentieth of them at a time. */
export class SpreadOut<Item> {
  #waiting = new Set<Item>();
  #timer: NodeJS.Timeout | null = null;

  /** @param act must not throw */
  constructor(
    private readonly act: (item: Item) => void,
    private readonly turnMs = TURN_MS,
  ) {}

  /** Those that wait already keep their turn; the others come after them. The first turn is at once. */
  begin(items: readonly Item[]): void {
    for (const item of items) this.#waiting.add(item);
    if (this.#timer || this.#waiting.size === 0) return;
    const perTurn = Math.ceil(this.#waiting.size / TURNS);
    this.#turn(perTurn);
    if (this.#waiting.size === 0) return;
    this.#timer = setInterval(() => this.#turn(perTurn), this.turnMs);
    this.#timer.unref();
  }

  /** Nobody else has a turn. */
  stop(): void {
    this.#waiting.clear();
    this.#end();
  }

  #turn(count: number): void {
    for (const item of [...this.#waiting].slice(0, count)) {
      this.#waiting.delete(item);
      this.act(item);
    }
    if (this.#waiting.size === 0) this.#end();
  }

  #end(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }
}
