import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

/** The address people and labels use; the Flask original knew only the IP address. */
function publicUrl(env: Env, port: number): string {
  const ip = env('SERVER_PUBLIC_IP', '');
  return env('PUBLIC_URL', ip ? `http://${ip}:${port}` : '').replace(/\/+$/, '');
}

function listeningPort(env: Env): number {
  return env.int('PORT', env.int('SERVER_PORT', 1337));
}

export default ({ env }: { env: Env }) => ({
  host: env('HOST', '0.0.0.0'),
  port: listeningPort(env),
  url: publicUrl(env, listeningPort(env)),
  // The gate strips the headers of everybody but the proxies that TRUST_PROXY names.
  proxy: { koa: !['', '0', 'false'].includes(env('TRUST_PROXY', '').toLowerCase()) },
  app: { keys: env.array('APP_KEYS') },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
  settings: { useTypescriptMigrations: true },
});
