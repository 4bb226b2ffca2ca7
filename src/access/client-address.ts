import { BlockList, isIP } from 'node:net';

/**
 * Whose word about the sender's address counts: nobody's, that of the one proxy in front, or that of
 * the proxies at these addresses.
 */
export type ProxyTrust = 'nobody' | 'one' | BlockList;

function addRange(list: BlockList, range: string): void {
  const [address = '', prefix, ...rest] = range.split('/');
  const version = isIP(address);
  const longest = version === 6 ? 128 : 32;
  const bits = prefix === undefined ? longest : Number(prefix);
  if (version === 0 || rest.length > 0 || !Number.isInteger(bits) || bits < 0 || bits > longest) {
    throw new Error(`TRUST_PROXY: ${range} is no address and no range such as 10.0.0.0/8.`);
  }
  list.addSubnet(address, bits, version === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Read TRUST_PROXY: empty or `false`; `true` for one proxy that is the only way to the product; else
 * the addresses or ranges of the proxies, separated by commas.
 * @throws for what is neither.
 */
export function proxyTrust(setting: string): ProxyTrust {
  const wish = setting.trim().toLowerCase();
  if (wish === '' || wish === 'false' || wish === '0') return 'nobody';
  if (wish === 'true' || wish === '1') return 'one';
  const list = new BlockList();
  for (const range of wish.split(',')) addRange(list, range.trim());
  return list;
}

/** An IPv4 address that arrived at an IPv6 socket is the same address. */
function plain(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}

function isTrusted(trust: ProxyTrust, address: string): boolean {
  if (trust === 'nobody') return false;
  if (trust === 'one') return true;
  const version = isIP(address);
  return version !== 0 && trust.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** Where a request came from, and whether what its neighbour says of the sender may be believed. */
export interface SentFrom {
  address: string;
  /** false: headers such as X-Forwarded-Proto are anybody's invention. */
  viaProxy: boolean;
}

/**
 * The sender's address. Each proxy appends the address it was called from, so the list is read from
 * its end, over the trusted proxies, to the first address that nobody of them vouches for.
 * @param peer the other end of the connection
 * @param forwardedFor the header X-Forwarded-For
 */
export function sentFrom(peer: string, forwardedFor: string | undefined, trust: ProxyTrust): SentFrom {
  const neighbour = plain(peer);
  if (!isTrusted(trust, neighbour)) return { address: neighbour, viaProxy: false };
  let address = neighbour;
  for (const hop of (forwardedFor ?? '').split(',').reverse()) {
    const next = plain(hop.trim());
    if (isIP(next) === 0) break;
    address = next;
    if (trust === 'one' || !isTrusted(trust, next)) break;
  }
  return { address, viaProxy: true };
}

/**
 * What one sender can choose addresses from: an IPv4 address by itself, of an IPv6 address the first 64
 * bits, which a provider gives to one household. Other text is returned as it is.
 */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
