import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

/** The product's own settings. */
export default ({ env }: { env: Env }) => ({
  firstAdministrator: { email: env('ADMIN_EMAIL', ''), password: env('ADMIN_PASSWORD', '') },
  filesDir: env('FILES_DIR', '.data/files'),
  drainDelayMs: env.int('DRAIN_DELAY_MS', 0),
});
