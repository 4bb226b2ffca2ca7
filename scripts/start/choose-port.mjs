import { isPortFree, nextFreePort } from '../database/free-port.mjs';
import { isThisMachine } from './addresses.mjs';

const USUAL_PORT = 1337;
const USUAL_HTTPS_PORT = 8443;
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

/**
 * The port of the TLS door beside the plain one. There is none where HTTPS_PORT is off, or where PUBLIC_URL says
 * that something before us ends TLS. Where PUBLIC_URL is the TLS door of this machine itself, it is the port that labels lead to.
 * @param {{ env: Record<string, string | undefined>, host: string, port: number, say: (text: string) => void }} options
 *   `port`: the plain one
 * @returns {Promise<number | null>}
 */
export async function chooseHttpsPort({ env, host, port, say }) {
  const chosen = env.HTTPS_PORT || '';
  if (chosen === 'off') return null;
  const secure = env.PUBLIC_URL && URL.canParse(env.PUBLIC_URL) ? new URL(env.PUBLIC_URL) : null;
  if (chosen === '' && secure?.protocol === 'https:') return ownPublicPort(secure, { host, port, say });
  if (chosen) {
    const given = Number(chosen);
    if (!Number.isInteger(given) || given < 1 || given > 65_535 || given === port)
      throw new Error(`HTTPS_PORT=${chosen} is not a free TCP port; say off for none.`);
    if (await isPortFree(given, host)) return given;
    throw new Error(`HTTPS_PORT=${given} is taken by another program; choose another one, or off for none.`);
  }
  return nextFreePort(port === USUAL_HTTPS_PORT ? port + 1 : USUAL_HTTPS_PORT, host, TRIES);
}

/**
 * The port of an https PUBLIC_URL where we serve it ourselves; null: something before us does, at 443 as proxies do, on another
 * machine, or here at a port that is taken.
 * @param {URL} secure
 * @param {{ host: string, port: number, say: (text: string) => void }} options `port`: the plain one
 * @returns {Promise<number | null>}
 */
async function ownPublicPort({ hostname, port: named }, { host, port, say }) {
  if (named === '' || Number(named) === port || !(await isThisMachine(hostname))) return null;
  if (await isPortFree(Number(named), host)) return Number(named);
  say(`Port ${named} of PUBLIC_URL is taken: what listens there has to lead to us.`);
  return null;
}
