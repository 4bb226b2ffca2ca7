/**
 * Runs one task after the other. A check of a password keeps the processor for 0.1 s; thirty of them
 * at once would keep every other request waiting for three.
 */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** @param limit how many may run or wait; one more is turned away */
  constructor(private readonly limit: number) {}

  /** The task's result, or null where too many wait already. */
  async run<T>(task: () => Promise<T>): Promise<{ value: T } | null> {
    if (this.#waiting >= this.limit) return null;
    this.#waiting += 1;
    const turn = this.#last.then(task, task);
    this.#last = turn;
    try {
      return { value: await turn };
    } finally {
      this.#waiting -= 1;
    }
  }
}
