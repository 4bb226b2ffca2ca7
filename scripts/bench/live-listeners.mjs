import { io } from 'socket.io-client';

/**
 * The sockets of `npm run bench -- live`, in a process of their own so that hearing does not hold up asking. Its parent
 * sends `{ url, path, tokens, sockets, perToken, together }`; it answers `{ connected }`, then `{ scanId, atMs }` for
 * each report when its last socket has heard of it, on the clock of `process.hrtime`; asked for `'packets'`, `{ packets }`: how many
 * messages its busiest socket has been told so far.
 */
const counts = new Map();
const packets = [];

function heard(sockets, scanId) {
  const count = (counts.get(scanId) ?? 0) + 1;
  counts.set(scanId, count);
  if (count === sockets) process.send({ scanId, atMs: Number(process.hrtime.bigint()) / 1e6 });
}

function open({ url, path, tokens, sockets, perToken, together }, index) {
  const socket = io(url, {
    ...{ path, transports: ['websocket'], reconnection: false, forceNew: true },
    auth: { jwt: tokens[Math.floor(index / perToken)], together },
  });
  packets[index] = 0;
  socket.onAny(() => (packets[index] += 1));
  socket.on('scan.recorded', ({ scan }) => heard(sockets, scan.scanId));
  socket.on('events', ({ events }) => events.forEach(({ scan }) => scan && heard(sockets, scan.scanId)));
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
}

/** So many knock at once; the door takes 200 of one address that it has not yet let in. */
const KNOCKING = 100;

async function openAll(wish) {
  for (let first = 0; first < wish.sockets; first += KNOCKING) {
    const knocking = Math.min(KNOCKING, wish.sockets - first);
    await Promise.all(Array.from({ length: knocking }, (_, index) => open(wish, first + index)));
  }
}

process.on('message', (wish) => {
  if (wish === 'packets') return void process.send({ packets: Math.max(...packets) });
  void openAll(wish)
    .then(() => process.send({ connected: wish.sockets }))
    .catch((error) => {
      console.error(error);
      process.exit(1);
    });
});
