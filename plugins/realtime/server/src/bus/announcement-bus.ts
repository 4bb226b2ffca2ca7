import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import type { TrackingEvent } from '../../../../../src/tracking';
import type { BusHandlers, EventBus } from './event-bus';
import { Outbox, type Batch } from './outbox';

const CHANNEL = 'tracker_events';
/** Events of one such interval share one row and one NOTIFY. */
const FLUSH_MS = 60;
const MAX_BATCH_EVENTS = 500;
const MAX_WAITING_EVENTS = 10_000;
const HOUSEKEEPING_MS = 30_000;
const MAX_RETRY_MS = 5_000;
/** After a statement that failed on a connection that lives; whatever is announced meanwhile goes with it. */
const RETELL_MS = 1_000;
const STATEMENT_TIMEOUT_MS = 5_000;

/**
 * Carries events between the processes of one database, on a connection of its own.
 *
 * A NOTIFY takes a lock that lets one committing transaction through at a time, so none is sent in
 * the transaction of a scan. Each process gathers its events for some tens of milliseconds, writes
 * them as one row and notifies the row's number; the others read that row. The process's own sockets
 * do not wait for this.
 */
export class AnnouncementBus implements EventBus {
  readonly #origin = randomUUID();
  readonly #outbox = new Outbox(MAX_WAITING_EVENTS);
  #client: Client | null = null;
  #stopped = false;
  /** What is done on the connection, one after the other. */
  #queue: Promise<void> = Promise.resolve();
  #flushTimer: NodeJS.Timeout | null = null;
  #housekeeping: NodeJS.Timeout | null = null;

  constructor(
    private readonly config: ClientConfig,
    private readonly handlers: BusHandlers,
  ) {}

  async start(): Promise<void> {
    await this.#connect();
    this.#housekeeping = setInterval(() => this.#enqueue(() => this.#forgetOld()), HOUSEKEEPING_MS);
    this.#housekeeping.unref();
  }

  /** Tell what is left and end the connection. */
  async stop(): Promise<void> {
    if (this.#housekeeping) clearInterval(this.#housekeeping);
    if (this.#flushTimer) clearTimeout(this.#flushTimer);
    this.#enqueue(() => this.#flush());
    this.#stopped = true;
    await this.#queue;
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }

  announce(event: TrackingEvent): void {
    if (this.#stopped) return;
    this.#outbox.add(event);
    this.#flushIn(FLUSH_MS);
  }

  #flushIn(pauseMs: number): void {
    this.#flushTimer ??= setTimeout(() => {
      this.#flushTimer = null;
      this.#enqueue(() => this.#flush());
    }, pauseMs);
  }

  /** The tasks catch their own errors. */
  #enqueue(task: () => Promise<void>): void {
    this.#queue = this.#queue.then(task);
  }

  async #flush(): Promise<void> {
    while (!this.#outbox.isEmpty && this.#client) {
      const batch = this.#outbox.take(MAX_BATCH_EVENTS);
      try {
        await this.#tell(this.#client, batch);
      } catch (error) {
        this.#outbox.putBack(batch);
        this.handlers.onError(error);
        if (!this.#stopped) this.#flushIn(RETELL_MS);
        return;
      }
    }
  }

  async #tell(client: Client, { gap, events }: Batch): Promise<void> {
    await client.query({
      name: 'tell',
      text: `with told as (insert into tracker_announcements (events) values ($1) returning id)
             select pg_notify('${CHANNEL}', $2 || ' ' || $3 || ' ' || id) from told`,
      values: [JSON.stringify(events), this.#origin, gap ? 'gap' : 'events'],
    });
  }

  #hear(client: Client, payload: string): void {
    const match = /^([\w-]{36}) (gap|events) (\d{1,19})$/.exec(payload);
    if (!match || match[1] === this.#origin) return;
    this.#enqueue(() => this.#read(client, match[3] ?? '', match[2] === 'gap'));
  }

  async #read(client: Client, id: string, gap: boolean): Promise<void> {
    if (this.#client !== client) return;
    try {
      const { rows } = await client.query<{ events: TrackingEvent[] }>({
        name: 'hear',
        text: 'select events::json as events from tracker_announcements where id = $1',
        values: [id],
      });
      const [row] = rows;
      if (gap || !row) this.handlers.onGap();
      if (row) this.handlers.onEvents(row.events);
    } catch (error) {
      this.handlers.onError(error);
      this.handlers.onGap();
    }
  }

  async #forgetOld(): Promise<void> {
    try {
      await this.#client?.query(
        `delete from tracker_announcements where announced_at < now() - interval '1 minute'`,
      );
    } catch (error) {
      this.handlers.onError(error);
    }
  }

  async #connect(): Promise<void> {
    const client = new Client({
      ...this.config,
      application_name: 'tracker-realtime',
      keepAlive: true,
      query_timeout: STATEMENT_TIMEOUT_MS,
    });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, new Error('The connection for events ended.')));
    client.on('notification', ({ payload }) => this.#hear(client, payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch (error) {
      await client.end();
      throw error;
    }
    if (this.#stopped) return client.end();
    this.#client = client;
    this.#enqueue(() => this.#flush());
  }

  #lost(client: Client, error: Error): void {
    if (this.#client !== client) return;
    this.#client = null;
    if (this.#stopped) return;
    this.handlers.onError(error);
    void this.#reconnect();
  }

  async #reconnect(): Promise<void> {
    for (let pauseMs = 100; !this.#stopped; pauseMs = Math.min(pauseMs * 2, MAX_RETRY_MS)) {
      try {
        await this.#connect();
        this.handlers.onGap();
        return;
      } catch (error) {
        this.handlers.onError(error);
        await wait(pauseMs, undefined, { ref: false });
      }
    }
  }
}
