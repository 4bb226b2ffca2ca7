import { io } from 'socket.io-client';

/**
 * The sockets of `npm run bench -- live`, in a process of their own so that hearing does not hold up asking. Its parent
 * sends `{ url, path, tokens, sockets, perToken, perAddress, together }`; it answers `{ connected }`, then `{ scanId, atMs }` for
 * each report when its last socket has heard of it, on the clock of `process.hrtime`.
 */
const counts = new Map();

function heard(sockets, scanId) {
  const count = (counts.get(scanId) ?? 0) + 1;
  counts.set(scanId, count);
  if (count === sockets) process.send({ scanId, atMs: Number(process.hrtime.bigint()) / 1e6 });
}

function open({ url, path, tokens, sockets, perToken, perAddress, together }, index) {
  const socket = io(url, {
    ...{ path, transports: ['websocket'], reconnection: false, forceNew: true },
    auth: { jwt: tokens[Math.floor(index / perToken)], together },
    localAddress: `127.0.0.${1 + Math.floor(index / perAddress)}`,
  });
  socket.on('scan.recorded', ({ scan }) => heard(sockets, scan.scanId));
  socket.on('events', ({ events }) => events.forEach(({ scan }) => scan && heard(sockets, scan.scanId)));
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
}

process.once('message', (wish) => {
  void Promise.all(Array.from({ length: wish.sockets }, (_, index) => open(wish, index)))
    .then(() => process.send({ connected: wish.sockets }))
    .catch((error) => {
      console.error(error);
      process.exit(1);
    });
});
