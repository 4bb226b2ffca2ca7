import net from 'node:net';

/**
 * Is this TCP port free on this address now?
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
export function isPortFree(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * A port that the system says is free on loopback.
 * @returns {Promise<number>}
 */
export function anyFreePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => resolve(address.port));
    });
  });
}

/**
 * The first free port from `first` on, at most `tries` of them looked at.
 * @param {number} first
 * @param {string} host
 * @param {number} tries
 * @returns {Promise<number | null>} null: all are taken
 */
export async function nextFreePort(first, host, tries) {
  for (let port = first; port < first + tries && port <= 65_535; port += 1) {
    if (await isPortFree(port, host)) return port;
  }
  return null;
}
