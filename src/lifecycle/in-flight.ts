import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** A request of this kind waits for events by its nature; a drain does not wait for it. */
const WAITING_BY_NATURE = /^\/realtime\//;

/** Counts the requests that are being answered. */
export class InFlight {
  private count = 0;
  private readonly waiters: (() => void)[] = [];

  constructor(server: Server) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (WAITING_BY_NATURE.test(request.url ?? '')) return;
      this.count += 1;
      response.once('close', () => this.finished());
    });
  }

  get size(): number {
    return this.count;
  }

  /** Resolves when nothing is being answered, or after `limitMs`. */
  async empty(limitMs: number): Promise<void> {
    if (this.count === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, limitMs);
      this.waiters.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private finished(): void {
    this.count -= 1;
    if (this.count > 0) return;
    for (const waiter of this.waiters.splice(0)) waiter();
  }
}
