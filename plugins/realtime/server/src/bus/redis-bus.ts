import { createClient } from '@redis/client';
import { createAdapter } from '@socket.io/redis-adapter';
import type { TrackingEvent } from '../../../../../src/tracking';
import type { LiveSockets } from '../sockets/live-sockets';
import type { BusHandlers, EventBus } from './event-bus';

const CONNECT_TIMEOUT_MS = 5_000;
const MAX_RETRY_MS = 5_000;
/** A connection that is gone without a word is noticed by then. */
const PING_MS = 10_000;

interface Message {
  /** Events before this one did not get through. */
  gap: boolean;
  event: TrackingEvent | null;
}

type Client = ReturnType<RedisBus['newClient']>;
type Send = 'publish' | 'subscribe' | 'unsubscribe' | 'pSubscribe' | 'pUnsubscribe';
const SENDS: readonly Send[] = ['publish', 'subscribe', 'unsubscribe', 'pSubscribe', 'pUnsubscribe'];

/**
 * Carries events between processes over Redis by Socket.IO's own adapter, for installations that have a Redis. Each process tells
 * its own sockets itself, as with PostgreSQL, so that what is told together stays so.
 */
export class RedisBus implements EventBus {
  #tell: (message: unknown) => void = () => undefined;
  #gap = false;
  #isRunning = false;
  readonly #publisher: Client;
  readonly #subscriber: Client;

  /**
   * @param url `redis://` or `rediss://`
   * @param installation sets the channels of this one apart from others' at the same Redis
   */
  constructor(
    private readonly url: string,
    private readonly installation: string,
    private readonly sockets: LiveSockets,
    private readonly handlers: BusHandlers,
  ) {
    this.#publisher = this.newClient();
    this.#subscriber = this.newClient();
  }

  async start(): Promise<void> {
    const clients = [this.#publisher, this.#subscriber];
    try {
      await Promise.all(clients.map((client) => client.connect()));
    } catch (error) {
      clients.forEach((client) => client.destroy());
      throw new Error('The Redis that REDIS_URL names does not answer.', { cause: error });
    }
    this.#isRunning = true;
    const adapter = createAdapter(this.#publisher, this.#subscriber, { key: `tracker:${this.installation}` });
    this.#tell = this.sockets.carryBetweenProcesses(adapter, (message) => this.#hear(message as Message));
    this.#publisher.on('ready', () => this.#gap && this.#send(null));
    this.#subscriber.on('ready', () => this.handlers.onGap());
  }

  announce(event: TrackingEvent): void {
    if (this.#isRunning) this.#send(event);
  }

  /** To be called after the sockets are closed: they leave the channels. */
  stop(): Promise<void> {
    this.#isRunning = false;
    for (const client of [this.#publisher, this.#subscriber]) client.destroy();
    return Promise.resolve();
  }

  #send(event: TrackingEvent | null): void {
    const message: Message = { gap: this.#gap, event };
    this.#gap = false;
    this.#tell(message);
  }

  #hear({ gap, event }: Message): void {
    if (gap) this.handlers.onGap();
    if (event) this.handlers.onEvents([event]);
  }

  private newClient() {
    const client = createClient({
      url: this.url,
      pingInterval: PING_MS,
      // What cannot be told now is told as a gap later, not kept.
      disableOfflineQueue: true,
      socket: {
        connectTimeout: CONNECT_TIMEOUT_MS,
        reconnectStrategy: (tries, cause) =>
          this.#isRunning ? Math.min(100 * 2 ** Math.min(tries, 10), MAX_RETRY_MS) : cause,
      },
    });
    client.on('error', (error: unknown) => {
      if (this.#isRunning) this.handlers.onError(error);
    });
    // The adapter waits for no answer, and a refusal that nobody hears would end the process.
    for (const name of SENDS) {
      const send = client[name].bind(client) as (...words: unknown[]) => Promise<unknown>;
      Object.assign(client, {
        [name]: (...words: unknown[]) =>
          send(...words).catch(() => {
            this.#gap = true;
          }),
      });
    }
    return client;
  }
}
