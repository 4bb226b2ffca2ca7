import { io, type Socket } from 'socket.io-client';
import { announce, type TrackingEvent } from '../../../src/tracking';
import type { TestApp } from '../../support';
import type { Person } from './people';

/** Every event that the product announces; the compiler asks for a new one. */
const EVENTS: Record<TrackingEvent['name'], true> = {
  'scan.recorded': true,
  'part.changed': true,
  'call.raised': true,
  'call.answered': true,
  'parts.launched': true,
  'product.cancelled': true,
  'import.progress': true,
  'import.committed': true,
};
const NAMES = Object.keys(EVENTS) as TrackingEvent['name'][];

/** Whoever has a socket hears this one. It is told last: when it has arrived, so has everything before it. */
const LAST = 'part.changed';

/** An admin session opens a socket by a ticket; 403 where it is given none. */
async function credentials(app: TestApp, { token, isAdmin }: Person): Promise<object | string> {
  if (!isAdmin) return token ? { jwt: token } : {};
  const answer = await app.http().post('/realtime/ticket').set('Authorization', `Bearer ${token}`).send({});
  return answer.status === 201
    ? { ticket: (answer.body as { ticket: string }).ticket }
    : String(answer.status);
}

interface Watcher {
  /** Names of the events that arrived, or why no socket was opened. */
  heard: Set<string> | string;
  socket: Socket | null;
}

async function watch(app: TestApp, person: Person): Promise<Watcher> {
  const auth = await credentials(app, person);
  if (typeof auth === 'string') return { heard: auth, socket: null };
  const socket = io(app.baseUrl, {
    path: '/realtime/socket.io',
    transports: ['websocket'],
    auth,
    reconnection: false,
    forceNew: true,
  });
  const heard = new Set<string>();
  socket.onAny((name: string) => heard.add(name));
  const refused = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(false));
    socket.once('connect_error', () => resolve(true));
  });
  return refused ? { heard: '401', socket: null } : { heard, socket };
}

function tell(name: TrackingEvent['name']): void {
  announce({ name, productId: 1, part: { code: 'X' } } as unknown as TrackingEvent);
}

/** A row for each Socket.IO event: `in` for who hears it, `-` for who has a socket and does not. */
export async function socketRows(app: TestApp, people: Person[]): Promise<string[][]> {
  const watchers = await Promise.all(people.map((person) => watch(app, person)));
  const sockets = watchers.flatMap(({ socket }) => socket ?? []);
  const last = sockets.map((socket) => new Promise<void>((resolve) => socket.once(LAST, () => resolve())));
  NAMES.filter((name) => name !== LAST).forEach(tell);
  tell(LAST);
  await Promise.all(last);
  const cell = ({ heard }: Watcher, name: string) =>
    typeof heard === 'string' ? heard : heard.has(name) ? 'in' : '-';
  const rows = NAMES.map((name) => [`event ${name}`, ...watchers.map((watcher) => cell(watcher, name))]);
  for (const socket of sockets) socket.disconnect();
  return rows;
}
