import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';

/** A request of this kind waits for events by its nature; a drain does not wait for it. */
const WAITING_BY_NATURE = /^\/realtime\//;

const MAX_TURNS = 200;
const QUICK_TURN_MS = 1;

interface Limits {
  /** So long what is being answered may take. */
  answersMs: number;
  /** So long a connection that is kept open may still bring a request, which is answered. */
  idleMs: number;
}

/**
 * Knows what is being answered and over which connections, and lets a server go without cutting anybody
 * off: no new connection, whatever still comes over the open ones is answered with `Connection: close`.
 */
export class InFlight {
  private readonly answering = new Set<ServerResponse>();
  private readonly connections = new Set<Socket>();
  private accepted = 0;
  private draining = false;
  private lookAgain: () => void = () => undefined;

  constructor(private readonly server: Server) {
    // Over TLS a connection is one from the end of the handshake on; the socket below it is nobody's.
    server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
      this.accepted += 1;
      this.connections.add(socket);
      socket.once('close', () => {
        this.connections.delete(socket);
        this.lookAgain();
      });
    });
    // A socket of Socket.IO is closed by its own room.
    server.on('upgrade', (_request, socket: Socket) => this.connections.delete(socket));
    // Before anybody else hears of the request: the answer may be written at once.
    server.prependListener('request', (request, response) => this.began(request, response));
  }

  /** How many requests are being answered. */
  get size(): number {
    return this.answering.size;
  }

  /** Resolves when everybody has been answered and has left, or at the limits. Call it once. */
  async drain({ answersMs, idleMs }: Limits): Promise<void> {
    this.draining = true;
    for (const response of this.answering) response.shouldKeepAlive = false;
    await this.takeInWhoWaits();
    // The server's own `close` would also cut the connections that are idle at this moment, while a
    // request may be on its way over them.
    NetServer.prototype.close.call(this.server);
    await this.until(() => this.connections.size === 0 && this.answering.size === 0, idleMs);
    this.server.closeIdleConnections();
    await this.until(() => this.answering.size === 0, answersMs);
  }

  /**
   * The system takes connections before we do and resets those that still wait when the door closes, so
   * this ends right after a quick turn of the loop that brought none.
   */
  private async takeInWhoWaits(): Promise<void> {
    for (let turn = 0; turn < MAX_TURNS; turn += 1) {
      const { accepted } = this;
      const startedMs = performance.now();
      await new Promise((resolve) => setImmediate(resolve));
      if (this.accepted === accepted && performance.now() - startedMs < QUICK_TURN_MS) return;
    }
  }

  private began(request: IncomingMessage, response: ServerResponse): void {
    if (this.draining) response.shouldKeepAlive = false;
    if (WAITING_BY_NATURE.test(request.url ?? '')) return;
    this.answering.add(response);
    response.once('close', () => {
      this.answering.delete(response);
      // An answer that had begun before the drain has promised to keep the connection.
      if (this.draining) request.socket.end();
      this.lookAgain();
    });
  }

  private until(holds: () => boolean, limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, limitMs);
      this.lookAgain = () => {
        if (!holds()) return;
        clearTimeout(timer);
        resolve();
      };
      this.lookAgain();
    });
  }
}
