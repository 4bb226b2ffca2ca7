const PROGRESS_LIMIT_MS = 90_000;

/** Counts what has been acknowledged, so that faults come after so much work and not after so much time. */
export class Progress {
  #count = 0;
  #waiters = [];

  add() {
    this.#count += 1;
    this.#waiters = this.#waiters.filter(({ at, resolve }) => {
      if (this.#count < at) return true;
      resolve();
      return false;
    });
  }

  get count() {
    return this.#count;
  }

  /** Resolves once `more` scans have been acknowledged from now on. @throws when none comes for long. */
  async more(more, what) {
    let timer;
    const limit = new Promise((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`No progress: ${what}.`)), PROGRESS_LIMIT_MS);
    });
    const reached = new Promise((resolve) => this.#waiters.push({ at: this.#count + more, resolve }));
    try {
      await Promise.race([reached, limit]);
    } finally {
      clearTimeout(timer);
    }
  }
}
