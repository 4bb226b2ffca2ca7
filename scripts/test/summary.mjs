/** Counts of one test run; a lint run or a type check is one test each. */
export class Summary {
  passed = 0;
  failed = 0;
  #failures = [];
  #notes = [];
  #startedAtMs = Date.now();

  /** @param {number} count */
  pass(count = 1) {
    this.passed += count;
  }

  /**
   * @param {string} what
   * @param {string} why
   */
  fail(what, why) {
    this.failed += 1;
    this.#failures.push(`${what}: ${why}`);
  }

  /** @param {string} text something that was left out, said at the end */
  note(text) {
    this.#notes.push(text);
  }

  /** The closing lines; the last one is `N passed, N failed`. */
  text() {
    const seconds = Math.round((Date.now() - this.#startedAtMs) / 1000);
    const lines = ['', '='.repeat(78)];
    for (const failure of this.#failures.slice(0, 50)) lines.push(`FAILED  ${failure}`);
    for (const note of this.#notes) lines.push(`NOTE    ${note}`);
    lines.push(`The tests took ${seconds} s.`, `${this.passed} passed, ${this.failed} failed`);
    return lines.join('\n');
  }
}
