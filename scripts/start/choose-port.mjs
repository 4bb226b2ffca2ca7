import { isPortFree, nextFreePort } from '../database/free-port.mjs';

const USUAL_PORT = 1337;
const TRIES = 50;

/**
 * The port to listen on. One that somebody has chosen is taken as it is, because printed labels hold
 * it; otherwise the usual one or the next that is free.
 * @param {{ env: Record<string, string | undefined>, host: string, say: (text: string) => void }} options
 * @returns {Promise<number>}
 */
export async function choosePort({ env, host, say }) {
  const chosen = env.PORT || env.SERVER_PORT;
  if (chosen) {
    const port = Number(chosen);
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw new Error(`PORT=${chosen} is not a TCP port.`);
    if (await isPortFree(port, host)) return port;
    throw new Error(
      `Port ${port} is taken by another program. End that program, choose another PORT, or leave PORT unset: then the next free one is taken.`,
    );
  }
  const port = await nextFreePort(USUAL_PORT, host, TRIES);
  if (port === null)
    throw new Error(`Ports ${USUAL_PORT} to ${USUAL_PORT + TRIES - 1} are all taken; choose one with PORT.`);
  if (port !== USUAL_PORT) say(`Port ${USUAL_PORT} is taken by another program; using ${port}.`);
  return port;
}
