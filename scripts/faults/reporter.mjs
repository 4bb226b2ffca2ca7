import { randomInt, randomUUID } from 'node:crypto';

const ANSWER_LIMIT_MS = 20_000;
const FIRST_PAUSE_MS = 50;
const LAST_PAUSE_MS = 1_000;
const OPERATIONS = 3;
const MAX_BATCH_ITEMS = 20;
/** A reason that every installation starts with; it fits scrap and rework. */
const REASON = 'surface';

/**
 * One client that reports through the retry logic of docs/api.md: the same scan again after a broken
 * connection, 401 (after signing in), 429 and 5xx, and after nothing else. It remembers what it was told.
 */
export class Reporter {
  /** Accepted scans by their id, as they were sent. */
  acknowledged = new Map();
  /** Ids of scans that were refused: none of them may stand in the ledger. */
  refused = new Set();
  /** Answers that the contract does not know. */
  surprises = [];
  retries = 0;
  #token;

  /**
   * @param {{ baseUrl: string, factory: import('./factory.mjs').Factory, signIn: { identifier: string, password: string } | null,
   *   inBatches: boolean, onAcknowledged(): void }} options signIn null: reports with the API token
   */
  constructor({ baseUrl, factory, signIn, inBatches, onAcknowledged }) {
    Object.assign(this, { baseUrl, factory, signIn, inBatches, onAcknowledged });
    this.#token = signIn ? null : factory.apiToken;
  }

  /** Report until `stopping` is aborted; what is under way then is brought to its end. @param {AbortSignal} stopping */
  async run(stopping) {
    while (!stopping.aborted) {
      if (this.inBatches) await this.#reportMany();
      else await this.#reportOne();
    }
  }

  async #reportOne() {
    const scan = this.#randomScan();
    const { status, body } = await this.#sendUntilAnswered('/api/scans', scan);
    this.#settle(scan, status, body);
  }

  async #reportMany() {
    let items = Array.from({ length: randomInt(1, MAX_BATCH_ITEMS + 1) }, () => this.#randomScan());
    while (items.length > 0) {
      const { status, body } = await this.#sendUntilAnswered('/api/scans/batch', { items });
      if (status !== 200 || body.results?.length !== items.length) {
        this.surprises.push(`a batch was answered ${status}: ${JSON.stringify(body).slice(0, 300)}`);
        return;
      }
      const isFailed = (_, index) => body.results[index].status >= 500;
      items.forEach((scan, index) => {
        if (!isFailed(scan, index)) this.#settle(scan, body.results[index].status, body.results[index]);
      });
      items = items.filter(isFailed);
      if (items.length > 0) await this.#pause(FIRST_PAUSE_MS);
    }
  }

  async #pause(pauseMs) {
    this.retries += 1;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }

  #settle(scan, status, body) {
    if ((status === 201 || status === 200) && body.scan?.scanId === scan.scanId) {
      this.acknowledged.set(scan.scanId, scan);
      this.onAcknowledged();
      return;
    }
    if (status === 409 || status === 422) this.refused.add(scan.scanId);
    else this.surprises.push(`a scan was answered ${status}: ${JSON.stringify(body).slice(0, 300)}`);
  }

  async #sendUntilAnswered(path, body) {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LAST_PAUSE_MS)) {
      const answer = await this.#send(path, body);
      if (answer && answer.status !== 401 && answer.status !== 429 && answer.status < 500) return answer;
      if (answer?.status === 401) this.#token = null;
      await this.#pause(pauseMs);
    }
  }

  /** The answer, or null where there was none. */
  async #send(path, body) {
    try {
      this.#token ??= await this.#newToken();
      if (this.#token === null) return null;
      return await this.#post(path, body, { authorization: `Bearer ${this.#token}` });
    } catch (error) {
      // A broken connection, half an answer or none in time: all of them mean "send again".
      if (error instanceof TypeError || error instanceof SyntaxError || error.name === 'TimeoutError')
        return null;
      throw error;
    }
  }

  async #newToken() {
    if (!this.signIn) return this.factory.apiToken;
    const { status, body } = await this.#post('/api/scan-station/sign-in', this.signIn, {});
    return status === 200 ? body.jwt : null;
  }

  async #post(path, body, headers) {
    const answer = await fetch(`${this.baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    });
    return { status: answer.status, body: await answer.json() };
  }

  /** Something that a person could report; much of it is refused, because too few pieces wait. */
  #randomScan() {
    const operation = randomInt(1, OPERATIONS + 1);
    const scrapped = randomInt(10) === 0 ? 1 : 0;
    const reworked = operation > 1 && randomInt(10) === 0 ? 1 : 0;
    return {
      scanId: randomUUID(),
      partCode: this.factory.parts[randomInt(this.factory.parts.length)],
      operation,
      good: randomInt(1, 4),
      scrapped,
      ...(reworked ? { rework: { quantity: reworked, toOperation: randomInt(1, operation) } } : {}),
      ...(scrapped || reworked ? { reason: REASON } : {}),
      occurredAt: new Date().toISOString(),
    };
  }
}
