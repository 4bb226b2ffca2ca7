/** Readings that are kept; what nobody has asked for lately goes first. */
const MOST_KEPT = 16;

/** Readings of the same wish, each as long as nothing that it was made from can have changed. */
export class KeptReadings<Reading> {
  readonly #kept = new Map<string, { from: string; reading: Reading }>();

  get size(): number {
    return this.#kept.size;
  }

  /**
   * The kept reading, or a new one.
   * @param wish what is asked for
   * @param from all that the reading is made from, found before it is read: what is read then is of that state or of a later one, and
   *   after a later one no `from` is ever the same again
   */
  async take(wish: string, from: string, read: () => Promise<Reading>): Promise<Reading> {
    const known = this.#kept.get(wish);
    const reading = known?.from === from ? known.reading : await read();
    this.#kept.delete(wish);
    this.#kept.set(wish, { from, reading });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
    return reading;
  }
}
