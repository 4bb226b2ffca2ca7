import type { Core } from '@strapi/strapi';
import { Server, type ServerOptions, type Socket } from 'socket.io';
import { onAccessChange, requestSentFrom, type AccessChange } from '../../../../../src/access';
import type { TrackingEvent } from '../../../../../src/tracking';
import { memberOf, type Credentials, type Member, type Room } from './member';
import { PacedTeller } from './paced-teller';
import { SpreadOut } from './spread-out';

/** Where clients connect; also in API.md of the contract. */
export const SOCKET_PATH = '/realtime/socket.io';

/** Clients only listen; nothing that they send needs more than this. */
const MAX_MESSAGE_BYTES = 4_096;
const CONNECT_TIMEOUT_MS = 10_000;
/** A client that takes events slower than they come is let go; it reads again when it is back. */
const MAX_UNSENT_PACKETS = 2_000;
/** Rights are asked again now and then, in case a notice of their change was lost. */
const RECHECK_MS = 60_000;
const MAX_TIMER_MS = 2 ** 31 - 1;

export interface SocketLimits {
  maxSockets: number;
  maxSocketsPerPerson: number;
  /** Open tabs of one device. */
  maxSocketsPerSession: number;
  /** Of one address, of those who are not let in yet: a factory behind one address has as many as its people may. */
  maxSocketsPerAddress: number;
}

type Told = Record<string, (event: unknown) => void>;
type LiveSocket = Socket<Record<string, never>, Told>;

function refusal(code: string): Error {
  return Object.assign(new Error(code), { data: { code } });
}

/** How far somebody's import is concerns those who import; what it has made concerns everybody. */
function roomOf(event: TrackingEvent): Room {
  return event.name === 'import.progress' ? 'imports' : 'parts';
}

/** Who asked for events together hears all of them from one hand, in their order. */
const TOGETHER = { parts: 'parts together', all: 'all together' };

const hearsTogether = (socket: LiveSocket) => (socket.handshake.auth as Credentials).together === true;

const BETWEEN_PROCESSES = 'tracker';

/** The sockets of this process: who is let in, what they hear, when they are closed. */
export class LiveSockets {
  readonly #io: Server<Record<string, never>, Told, Told>;
  readonly #members = new Map<LiveSocket, Member>();
  readonly #perAddress = new Map<string, number>();
  readonly #recheck: NodeJS.Timeout;
  readonly #tellers = { parts: this.#teller(TOGETHER.parts), all: this.#teller(TOGETHER.all) };
  readonly #rereading = new SpreadOut<LiveSocket>((socket) => this.#makeReadAgain(socket));
  #stopHearing: (() => void) | null = null;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly limits: SocketLimits,
  ) {
    this.#io = new Server(strapi.server.httpServer, {
      path: SOCKET_PATH,
      serveClient: false,
      destroyUpgrade: false,
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      connectTimeout: CONNECT_TIMEOUT_MS,
    });
    this.#io.use((socket, next) => {
      this.#admit(socket).then(
        () => next(),
        (error: unknown) => next(error instanceof Error ? error : refusal('busy')),
      );
    });
    this.#io.on('connection', (socket) => this.#welcome(socket));
    this.#recheck = setInterval(() => this.#askAll(), RECHECK_MS);
    this.#recheck.unref();
  }

  get count(): number {
    return this.#members.size;
  }

  /** Tell every socket that may hear it. */
  tell(event: TrackingEvent): void {
    const room = roomOf(event);
    this.#io.local.to(room).emit(event.name, event);
    this.#tellers.all.add(event);
    if (room === 'parts') this.#tellers.parts.add(event);
    for (const socket of this.#members.keys()) {
      const { writeBuffer } = socket.conn as unknown as { writeBuffer?: unknown[] };
      if (writeBuffer && writeBuffer.length > MAX_UNSENT_PACKETS) socket.conn.close(true);
    }
  }

  /**
   * Let an adapter of Socket.IO carry what the processes tell each other.
   * @param hear called with what another process has told
   * @returns tells the others
   */
  carryBetweenProcesses(
    adapter: ServerOptions['adapter'],
    hear: (message: unknown) => void,
  ): (message: unknown) => void {
    this.#io.adapter(adapter);
    this.#io.on(BETWEEN_PROCESSES, hear);
    return (message) => this.#io.serverSideEmit(BETWEEN_PROCESSES, message);
  }

  /**
   * Let everybody read again, some after the others: all at once would ask more of the server than what was lost. Who hears
   * events together is told so; the others are let go, come back by themselves and read again.
   */
  makeAllReadAgain(): void {
    this.#rereading.begin([...this.#members.keys()]);
  }

  async close(): Promise<void> {
    clearInterval(this.#recheck);
    this.#rereading.stop();
    Object.values(this.#tellers).forEach((teller) => teller.stop());
    this.#stopHearing?.();
    await this.#io.close();
  }

  #makeReadAgain(socket: LiveSocket): void {
    if (!this.#members.has(socket)) return;
    if (hearsTogether(socket)) socket.emit('events', { events: [], readAgain: true });
    else socket.conn.close();
  }

  #teller(room: string): PacedTeller {
    return new PacedTeller((gathered) => this.#io.local.to(room).emit('events', gathered));
  }

  async #admit(socket: LiveSocket): Promise<void> {
    // Access starts after the plugins do, so its changes can be heard from the first socket on.
    this.#stopHearing ??= onAccessChange(this.strapi, (change) => this.#accessChanged(change));
    if (this.#members.size >= this.limits.maxSockets) throw refusal('too-many-sockets');
    const address = requestSentFrom(this.strapi, socket.request).address;
    const forget = this.#countAddress(socket, address);
    const member = await this.#identify(socket, address);
    if (!member) throw refusal('not-signed-in');
    if (this.#isFull(member)) throw refusal('too-many-sockets');
    forget();
    this.#members.set(socket, member);
    socket.conn.once('close', () => this.#members.delete(socket));
  }

  /** Whether the person, or this session of theirs, has as many sockets as it may. */
  #isFull({ key, session }: Member): boolean {
    const own = [...this.#members.values()].filter((other) => other.key === key);
    const here = session === null ? 0 : own.filter((other) => other.session === session).length;
    return own.length >= this.limits.maxSocketsPerPerson || here >= this.limits.maxSocketsPerSession;
  }

  /**
   * Counted from the knock until it is let in or closed, so that a storm of knocks without a right to enter ends here.
   * @returns takes this one out of the count
   */
  #countAddress(socket: LiveSocket, address: string): () => void {
    const count = this.#perAddress.get(address) ?? 0;
    if (count >= this.limits.maxSocketsPerAddress) throw refusal('too-many-sockets');
    this.#perAddress.set(address, count + 1);
    let isCounted = true;
    const forget = (): void => {
      if (!isCounted) return;
      isCounted = false;
      const left = (this.#perAddress.get(address) ?? 1) - 1;
      if (left > 0) this.#perAddress.set(address, left);
      else this.#perAddress.delete(address);
    };
    socket.conn.once('close', forget);
    return forget;
  }

  async #identify(socket: LiveSocket, address: string): Promise<Member | null> {
    try {
      return await memberOf(this.strapi, socket.handshake.auth, address);
    } catch (error) {
      this.strapi.log.error('A socket could not be identified.', error);
      throw refusal('busy');
    }
  }

  #welcome(socket: LiveSocket): void {
    const member = this.#members.get(socket);
    if (!member) {
      socket.disconnect(true);
      return;
    }
    const gathered = member.rooms.includes('imports') ? TOGETHER.all : TOGETHER.parts;
    void socket.join(hearsTogether(socket) ? gathered : member.rooms);
    socket.on('disconnect', () => this.#members.delete(socket));
    // Clients have nothing to say here: reports go through the doors that check them.
    socket.onAny(() => socket.disconnect(true));
    if (member.expiresAtMs !== null) {
      const lifeMs = Math.min(Math.max(0, member.expiresAtMs - Date.now()), MAX_TIMER_MS);
      const timer = setTimeout(() => socket.disconnect(true), lifeMs);
      socket.on('disconnect', () => clearTimeout(timer));
    }
  }

  #accessChanged(change: AccessChange): void {
    for (const [socket, member] of this.#members) {
      const concern = member.concernedBy(change);
      if (concern === 'ended') socket.disconnect(true);
      else if (concern === 'ask') void this.#ask(socket, member);
    }
  }

  #askAll(): void {
    for (const [socket, member] of this.#members) void this.#ask(socket, member);
  }

  /** Who cannot be asked about is let go: the client comes back when the database does. */
  async #ask(socket: LiveSocket, member: Member): Promise<void> {
    try {
      if (!(await member.mayStay())) socket.disconnect(true);
    } catch (error) {
      this.strapi.log.error('The rights of a socket could not be checked.', error);
      socket.conn.close();
    }
  }
}
