import { setTimeout as wait } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';

/** What a trigger of database/sql/0100_access.sql tells. */
export type AccessChange =
  | { kind: 'session'; id: string; operator: number }
  | { kind: 'operator'; id: number }
  | { kind: 'operators' | 'api-tokens' | 'admins'; id: null };

const CHANNEL = 'tracker_access';
const HEARTBEAT_MS = 5_000;
const MAX_RETRY_MS = 5_000;

interface Handlers {
  /** A change that has been committed somewhere. */
  onChange(change: AccessChange): void;
  /** false: changes are being missed from now on; true: they are heard again. */
  onHearing(hearing: boolean): void;
  onError(error: unknown): void;
}

const KINDS: ReadonlySet<unknown> = new Set(['session', 'operator', 'operators', 'api-tokens', 'admins']);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** null for what is none of ours: whoever may connect to the database may send on the channel. */
function parseChange(payload: string | undefined): AccessChange | null {
  const value = payload ? parseJson(payload) : null;
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  return KINDS.has(value.kind) ? (value as AccessChange) : null;
}

/**
 * Listens for changes of sessions and rights on a connection of its own, for the life of the
 * process. A lost connection is noticed within two heartbeats and made again.
 */
export class AccessChanges {
  #client: Client | null = null;
  #stopped = false;
  #heartbeat: NodeJS.Timeout | null = null;

  constructor(
    private readonly config: ClientConfig,
    private readonly handlers: Handlers,
  ) {}

  /** Connects and listens. @throws when the first connection cannot be made. */
  async start(): Promise<void> {
    await this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const client = this.#forgetClient();
    if (client) await client.end();
  }

  #forgetClient(): Client | null {
    if (this.#heartbeat) clearInterval(this.#heartbeat);
    this.#heartbeat = null;
    const client = this.#client;
    this.#client = null;
    return client;
  }

  async #connect(): Promise<void> {
    const client = new Client({ ...this.config, application_name: 'tracker-access', keepAlive: true });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, new Error('The connection for access changes ended.')));
    client.on('notification', ({ payload }) => {
      const change = parseChange(payload);
      if (change) this.handlers.onChange(change);
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch (error) {
      await client.end();
      throw error;
    }
    if (this.#stopped) return client.end();
    this.#client = client;
    this.#heartbeat = setInterval(() => this.#beat(client), HEARTBEAT_MS);
    this.#heartbeat.unref();
    this.handlers.onHearing(true);
  }

  #beat(client: Client): void {
    const deadline = setTimeout(() => {
      this.#lost(client, new Error('The connection for access changes does not answer.'));
    }, HEARTBEAT_MS);
    deadline.unref();
    client.query('select 1').then(
      () => clearTimeout(deadline),
      (error: unknown) => {
        clearTimeout(deadline);
        this.#lost(client, error);
      },
    );
  }

  #lost(client: Client, error: unknown): void {
    if (this.#client !== client) return;
    this.#forgetClient();
    if (this.#stopped) return;
    this.handlers.onHearing(false);
    this.handlers.onError(error);
    client.end().catch((endError: unknown) => this.handlers.onError(endError));
    void this.#reconnect();
  }

  async #reconnect(): Promise<void> {
    for (let pauseMs = 100; !this.#stopped; pauseMs = Math.min(pauseMs * 2, MAX_RETRY_MS)) {
      try {
        await this.#connect();
        return;
      } catch (error) {
        this.handlers.onError(error);
        await wait(pauseMs, undefined, { ref: false });
      }
    }
  }
}
