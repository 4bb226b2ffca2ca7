import { lookup } from 'node:dns/promises';
import os from 'node:os';

const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|wg|zt|utun|tailscale)/;

/**
 * The addresses of this machine that phones in the same network can reach, real interfaces first.
 * @param {NodeJS.Dict<os.NetworkInterfaceInfo[]>} [interfaces]
 * @returns {string[]} IPv4 addresses; empty where there is no network
 */
export function lanAddresses(interfaces = os.networkInterfaces()) {
  return Object.entries(interfaces)
    .flatMap(([name, addresses]) => (addresses ?? []).map((address) => ({ name, ...address })))
    .filter(
      ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'),
    )
    .sort((one, other) => Number(VIRTUAL.test(one.name)) - Number(VIRTUAL.test(other.name)))
    .map(({ address }) => address);
}

/**
 * Whether this name or address leads to this machine: one of its addresses, what it is called, or a name that is found there.
 * @param {string} name of a URL: an IPv6 address stands in brackets
 * @returns {Promise<boolean>}
 */
export async function isThisMachine(name) {
  const host = name.toLowerCase().replace(/^\[|\]$/g, '');
  const called = os.hostname().toLowerCase();
  if (['localhost', called, `${called}.local`].includes(host)) return true;
  const own = Object.values(os.networkInterfaces()).flatMap((list) => list ?? []);
  // An address is found as itself; a name that nobody knows is none of ours.
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.some(({ address }) => own.some((one) => one.address === address));
}
