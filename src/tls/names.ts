import { BlockList, isIP } from 'node:net';

/** What a certificate speaks for, or what an authority may speak for. */
export interface Names {
  /** Host names in lower case; for an authority each stands for its subdomains too. */
  dns: string[];
  /** For a certificate addresses, for an authority ranges such as 10.0.0.0/8. */
  ip: string[];
}

/** Networks that never lead to somebody else's server: private, link-local, carrier-grade, loopback. */
const OWN_NETWORKS = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
];

/** Endings that no public authority signs. */
const OWN_DOMAINS = ['localhost', 'local', 'lan', 'home', 'internal', 'home.arpa'];

const HOST_NAME =
  /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/;

/** What this machine is called by those who open its pages. */
export interface Machine {
  /** Addresses of its network interfaces. */
  addresses: readonly string[];
  hostName: string;
  /** The address on the labels. */
  publicUrl: string;
}

/**
 * Every name by which browsers may reach the machine.
 * @returns without repetitions, in a stable order; names that are no host names are left out
 */
export function namesOf({ addresses, hostName, publicUrl }: Machine): Names {
  const host = hostName.toLowerCase();
  const all = ['localhost', '127.0.0.1', '::1', ...addresses, host, `${host}.local`, hostOf(publicUrl)];
  const ip = all.filter((name) => isIP(name) !== 0);
  const dns = all.filter((name) => isIP(name) === 0 && HOST_NAME.test(name));
  return { dns: [...new Set(dns)].sort(), ip: [...new Set(ip)].sort() };
}

/** The host of an address without port and brackets; empty where it is none. */
export function hostOf(url: string): string {
  if (!URL.canParse(url)) return '';
  return new URL(url).hostname.toLowerCase().replace(/^\[|\]$/g, '');
}

/**
 * What an authority for these names may sign: the factory's own networks and what the machine is called
 * today. Whoever steals its key cannot pose as a bank on a phone that trusts it.
 */
export function permittedFor(names: Names): Names {
  const ranges = blockList(OWN_NETWORKS);
  const outside = names.ip.filter((address) => !contains(ranges, address));
  const named = names.dns.filter((name) => !OWN_DOMAINS.some((domain) => isUnder(name, domain)));
  return {
    dns: [...OWN_DOMAINS, ...named],
    ip: [...OWN_NETWORKS, ...outside.map((address) => `${address}/${isIP(address) === 4 ? 32 : 128}`)],
  };
}

/** Divide names into those that an authority may sign and those it may not. */
export function divide(names: Names, permitted: Names): { signed: Names; refused: string[] } {
  const ranges = blockList(permitted.ip);
  const mayName = (name: string) => permitted.dns.some((domain) => isUnder(name, domain));
  const mayAddress = (address: string) => contains(ranges, address);
  return {
    signed: { dns: names.dns.filter(mayName), ip: names.ip.filter(mayAddress) },
    refused: [
      ...names.dns.filter((name) => !mayName(name)),
      ...names.ip.filter((address) => !mayAddress(address)),
    ],
  };
}

function isUnder(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits = ''] = range.split('/');
    list.addSubnet(address, Number(bits), isIP(address) === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}
