import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

const LONGEST_SESSION_HOURS = 168;

/** @throws for what is no working time. */
function sessionHours(hours: number): number {
  if (hours >= 1 && hours <= LONGEST_SESSION_HOURS) return hours;
  throw new Error(`SESSION_HOURS=${hours} must be 1 to ${LONGEST_SESSION_HOURS}.`);
}

/** The port of the TLS door beside the plain one; null: there is none. @throws for what is no port. */
function httpsPort(port: string): number | null {
  if (port === '' || port === 'off') return null;
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return Number(port);
  throw new Error(`HTTPS_PORT=${port} must be a TCP port or off.`);
}

/** `host:port` of each, as browsers send it. @throws for what is no host. */
function formerHosts(hosts: readonly string[]): string[] {
  return hosts.map((host) => {
    const text = host.trim().toLowerCase();
    if (/^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/.test(text)) return text;
    throw new Error(`FORMER_HOSTS holds "${host}"; each must be a host or host:port, without http://.`);
  });
}

/** Where a Redis is; empty: none. @throws for what is no address of one; its password is not told */
function redisUrl(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (address === '' || (url && ['redis:', 'rediss:'].includes(url.protocol) && url.hostname !== ''))
    return address;
  throw new Error('REDIS_URL must be an address such as redis://:password@redis.factory:6379.');
}

/** The product's own settings. */
export default ({ env }: { env: Env }) => ({
  firstAdministrator: { email: env('ADMIN_EMAIL', ''), password: env('ADMIN_PASSWORD', '') },
  trustProxy: env('TRUST_PROXY', ''),
  metricsToken: env('METRICS_TOKEN', ''),
  sessionHours: sessionHours(env.int('SESSION_HOURS', 12)),
  pinAtFirstUse: env.bool('PIN_AT_FIRST_USE', false),
  typedNames: env.bool('TYPED_NAMES', false),
  filesDir: env('FILES_DIR', '.data/files'),
  https: {
    port: httpsPort(env('HTTPS_PORT', '')),
    certificateFile: env('TLS_CERT_FILE', ''),
    keyFile: env('TLS_KEY_FILE', ''),
    dir: env('TLS_DIR', '.data/tls'),
  },
  // `npm start` says so when nobody has set PUBLIC_URL and it took the address of the network.
  publicUrlIsGuessed: env.bool('PUBLIC_URL_IS_GUESSED', false),
  formerHosts: formerHosts(env.array('FORMER_HOSTS', [])),
  /** Carries events between several processes in PostgreSQL's place. */
  redisUrl: redisUrl(env('REDIS_URL', '')),
  drainDelayMs: env.int('DRAIN_DELAY_MS', 0),
});
