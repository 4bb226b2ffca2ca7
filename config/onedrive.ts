import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

/** An address of Microsoft's, or of a national cloud of theirs. @throws for what is no https address. */
function secureAddress(name: string, address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol === 'https:' && url.username === '' && url.search === '' && url.hash === '')
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  throw new Error(`${name}=${address} must be an address that begins with https://.`);
}

/** The address of a proxy, or nothing. @throws for what is none; its password is not told */
function proxyAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (address === '' || (url?.protocol === 'http:' && url.hostname !== '')) return address;
  throw new Error('HTTPS_PROXY must be an address such as http://proxy.factory:3128.');
}

/** A day as 2027-05-31, or nothing. @throws for what is no day. */
function day(name: string, text: string): string {
  if (text === '' || (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)))) return text;
  throw new Error(`${name}=${text} must be a day such as 2027-05-31.`);
}

/** @throws for what is no limit. */
function limit(name: string, value: number, most: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new Error(`${name}=${value} must be a whole number from 1 to ${most}.`);
}

/** A file of certificates (PEM), or nothing. Looked at now, not when somebody first asks for a report. @throws where it cannot be read or holds none */
function authorities(name: string, file: string): string {
  if (file === '') return file;
  const wrong = (why: string) =>
    new Error(`${name}=${file} must be a readable file of certificates in PEM: ${why}.`);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
  const found = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  if (found.length === 0) throw wrong('there is no certificate in it');
  for (const pem of found) {
    try {
      new X509Certificate(pem);
    } catch {
      throw wrong('one of its certificates is damaged');
    }
  }
  return file;
}

/** What can be said in the environment, in the order of the page of settings. */
const VARIABLES = [
  ...['MS_TENANT_ID', 'MS_CLIENT_ID', 'MS_CLIENT_SECRET', 'MS_ONEDRIVE_USER_ID', 'MS_CLIENT_SECRET_EXPIRES'],
  ...['HTTPS_PROXY', 'MS_CA_FILE', 'MS_AUTHORITY_HOST', 'MS_GRAPH_URL'],
  ...['MS_REQUEST_LIMIT_MS', 'MS_TRANSFER_LIMIT_MS', 'MS_LONGEST_WAIT_MS', 'MS_RETRY_DELAY_MS'],
];

/** Which of them are set, by their names alone. */
const given = (env: Env): Record<string, boolean> =>
  Object.fromEntries(
    VARIABLES.map((name) => [
      name,
      env(name, '').trim() !== '' || (name === 'HTTPS_PROXY' && env('https_proxy', '') !== ''),
    ]),
  );

/** How Word reports reach a OneDrive through Microsoft Graph. */
export default ({ env }: { env: Env }) => ({
  given: given(env),
  tenantId: env('MS_TENANT_ID', '').trim(),
  clientId: env('MS_CLIENT_ID', '').trim(),
  clientSecret: env('MS_CLIENT_SECRET', '').trim(),
  userId: env('MS_ONEDRIVE_USER_ID', '').trim(),
  secretExpires: day('MS_CLIENT_SECRET_EXPIRES', env('MS_CLIENT_SECRET_EXPIRES', '')),
  authorityHost: secureAddress(
    'MS_AUTHORITY_HOST',
    env('MS_AUTHORITY_HOST', '') || 'https://login.microsoftonline.com',
  ),
  graphUrl: secureAddress('MS_GRAPH_URL', env('MS_GRAPH_URL', '') || 'https://graph.microsoft.com'),
  caFile: authorities('MS_CA_FILE', env('MS_CA_FILE', '')),
  /** The proxy of the factory's network, as for other programs. */
  httpsProxy: proxyAddress(env('HTTPS_PROXY', '') || env('https_proxy', '')),
  noProxy: env('NO_PROXY', '') || env('no_proxy', ''),
  /** For a request and its answer. */
  requestMs: limit('MS_REQUEST_LIMIT_MS', env.int('MS_REQUEST_LIMIT_MS', 20_000), 600_000),
  /** For a file that comes, or a piece of one that goes. */
  transferMs: limit('MS_TRANSFER_LIMIT_MS', env.int('MS_TRANSFER_LIMIT_MS', 120_000), 3_600_000),
  /** The longest Retry-After that is waited for; a longer one is told to who asks. */
  longestWaitMs: limit('MS_LONGEST_WAIT_MS', env.int('MS_LONGEST_WAIT_MS', 15_000), 600_000),
  /** Before the first repetition; twice as long before the second. */
  retryDelayMs: limit('MS_RETRY_DELAY_MS', env.int('MS_RETRY_DELAY_MS', 500), 60_000),
});
