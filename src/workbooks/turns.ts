/** So many at a time, so many more wait; whoever comes then is sent away. */
export class Turns {
  private working = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly resting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  /**
   * Wait for a place.
   * @param signal gives up waiting
   * @returns gives the place back; call it once or more. Null: too many wait already, or `signal` came first.
   */
  async take(signal?: AbortSignal): Promise<(() => void) | null> {
    if (this.working >= this.atOnce) this.resting.shift()?.();
    if (this.working < this.atOnce) this.working += 1;
    else if (this.waiting.length >= this.mostWaiting || !(await this.inLine(signal))) return null;
    let given = false;
    return () => {
      if (!given) this.release();
      given = true;
    };
  }

  /**
   * Who has a place and nothing to do keeps it until somebody needs it.
   * @param giveUp gives the place back before it returns; called when another comes and no place is free, or at once
   *   where others wait already
   * @returns goes back to work; false: the place was given up meanwhile
   */
  rest(giveUp: () => void): () => boolean {
    if (this.waiting.length > 0) giveUp();
    else this.resting.push(giveUp);
    return () => {
      const place = this.resting.indexOf(giveUp);
      if (place >= 0) this.resting.splice(place, 1);
      return place >= 0;
    };
  }

  private inLine(signal?: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const leave = (): void => {
        const place = this.waiting.indexOf(next);
        if (place >= 0) this.waiting.splice(place, 1);
        resolve(false);
      };
      const next = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve(true);
      };
      if (signal?.aborted) return resolve(false);
      signal?.addEventListener('abort', leave, { once: true });
      this.waiting.push(next);
    });
  }

  private release(): void {
    const next = this.waiting.shift();
    // The place passes to whoever waits longest; only without one it becomes free.
    if (next) next();
    else this.working -= 1;
  }
}

/**
 * Processes that read files of strangers, whatever for: each may take `readingMemoryMb` and a core, so two at once are
 * the most that a small server bears beside its scans.
 */
export const READER_TURNS = new Turns(2, 20);
