import { Client, type ClientConfig } from 'pg';
import { holdSealLock, Sealing } from './sealing';

const PASS_EVERY_MS = 1_000;
const STATEMENT_TIMEOUT_MS = 60_000;

/** A connection for seals: what it compares must not depend on the server's settings. */
export function openSealClient(config: ClientConfig): Client {
  return new Client({
    ...config,
    options: `${config.options ?? ''} -c TimeZone=UTC`.trim(),
    application_name: 'tracker-audit-seal',
    statement_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
  });
}

/**
 * Seals the audit log in the background, on a connection of its own: reports never wait for it. Of all
 * processes one seals; the others try once a second whether it has gone.
 */
export class Sealer {
  #timer: NodeJS.Timeout | null = null;
  #client: Client | null = null;
  #sealing: Sealing | null = null;
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(
    private readonly config: ClientConfig,
    private readonly onError: (error: unknown) => void,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** This process is the one that seals. */
  get seals(): boolean {
    return this.#sealing !== null;
  }

  start(): void {
    this.#timer = setInterval(() => this.#tick(), PASS_EVERY_MS);
    this.#timer.unref();
  }

  /** Seals what is left, if this process is the one that seals, and closes the connection. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#running;
    if (this.#sealing) await this.#run();
    this.#stopped = true;
    await this.#disconnect();
  }

  #tick(): void {
    if (this.#running || this.#stopped) return;
    this.#running = this.#run().finally(() => {
      this.#running = null;
    });
  }

  async #run(): Promise<void> {
    try {
      this.#sealing ??= await this.#resume();
      while (this.#sealing && (await this.#sealing.pass(this.now())) > 0);
    } catch (error) {
      this.onError(error);
      await this.#disconnect();
    }
  }

  async #resume(): Promise<Sealing | null> {
    const client = this.#client ?? openSealClient(this.config);
    if (!this.#client) {
      client.on('error', (error) => this.#lost(client, error));
      await client.connect();
      this.#client = client;
    }
    return (await holdSealLock(client)) ? Sealing.resume(client) : null;
  }

  #lost(client: Client, error: unknown): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.#sealing = null;
    this.onError(error);
  }

  async #disconnect(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    this.#sealing = null;
    await client?.end().catch((error: unknown) => this.onError(error));
  }
}
