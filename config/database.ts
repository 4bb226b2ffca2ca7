import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

/**
 * One SQL dialect: PostgreSQL 15 or newer. DATABASE_URL wins over the single DATABASE_* parts,
 * and those over the names of the Flask original (POSTGRES_*).
 * Every session counts time in UTC (Strapi's datetime columns carry no zone) and gives up a
 * transaction that a failed request has left idle. Both ends ask a silent connection after half a minute
 * whether the other is still there: a process that lost its power must not hold the boot lock for hours.
 */
export default ({ env }: { env: Env }) => {
  const url = env('DATABASE_URL', '');
  const where = url
    ? { connectionString: url }
    : {
        host: env('DATABASE_HOST', env('POSTGRES_HOST', '127.0.0.1')),
        port: env.int('DATABASE_PORT', env.int('POSTGRES_PORT', 5432)),
        database: env('DATABASE_NAME', env('POSTGRES_DB', 'tracker')),
        user: env('DATABASE_USERNAME', env('POSTGRES_USER', 'tracker')),
        password: env('DATABASE_PASSWORD', env('POSTGRES_PASSWORD', '')),
      };
  return {
    connection: {
      client: 'postgres',
      connection: {
        ...where,
        ssl: env.bool('DATABASE_SSL', false) && {
          rejectUnauthorized: env.bool('DATABASE_SSL_REJECT_UNAUTHORIZED', true),
        },
        options:
          '-c TimeZone=UTC -c idle_in_transaction_session_timeout=60000 -c tcp_keepalives_idle=30 ' +
          '-c tcp_keepalives_interval=10 -c tcp_keepalives_count=3',
        keepAlive: true,
        keepAliveInitialDelayMillis: 30_000,
        application_name: 'tracker',
      },
      pool: { min: env.int('DATABASE_POOL_MIN', 2), max: env.int('DATABASE_POOL_MAX', 10) },
      acquireConnectionTimeout: 60_000,
    },
  };
};
