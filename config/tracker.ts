import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

const LONGEST_SESSION_HOURS = 168;

/** @throws for what is no working time. */
function sessionHours(hours: number): number {
  if (hours >= 1 && hours <= LONGEST_SESSION_HOURS) return hours;
  throw new Error(`SESSION_HOURS=${hours} must be 1 to ${LONGEST_SESSION_HOURS}.`);
}

/** The product's own settings. */
export default ({ env }: { env: Env }) => ({
  firstAdministrator: { email: env('ADMIN_EMAIL', ''), password: env('ADMIN_PASSWORD', '') },
  trustProxy: env('TRUST_PROXY', ''),
  metricsToken: env('METRICS_TOKEN', ''),
  sessionHours: sessionHours(env.int('SESSION_HOURS', 12)),
  filesDir: env('FILES_DIR', '.data/files'),
  drainDelayMs: env.int('DRAIN_DELAY_MS', 0),
});
