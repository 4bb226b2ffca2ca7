import { io, type Socket } from 'socket.io-client';
import type { TestApp } from '../support';

/** The sockets of a suite: opened here, closed together. */
export class Sockets {
  readonly #opened: Socket[] = [];

  constructor(private readonly app: TestApp) {}

  connect(auth: object): Socket {
    const socket = io(this.app.baseUrl, {
      path: '/realtime/socket.io',
      transports: ['websocket'],
      auth,
      reconnection: false,
      forceNew: true,
    });
    this.#opened.push(socket);
    return socket;
  }

  /** @throws what the server says where it lets nobody in */
  async connected(auth: object): Promise<Socket> {
    const socket = this.connect(auth);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return socket;
  }

  disconnect(): void {
    for (const socket of this.#opened.splice(0)) socket.disconnect();
  }
}

/** What a socket says next under this name. */
export function next(socket: Socket, name: string): Promise<unknown> {
  return new Promise((resolve) => socket.once(name, resolve));
}

/** @param jwt of an administrator who sees the dashboards */
export async function newTicket(app: TestApp, jwt: string): Promise<string> {
  const answer = await app.http().post('/realtime/ticket').set('Authorization', `Bearer ${jwt}`).send({});
  if (answer.status !== 201) throw new Error(`No ticket: ${answer.status} ${answer.text}`);
  return (answer.body as { ticket: string }).ticket;
}
