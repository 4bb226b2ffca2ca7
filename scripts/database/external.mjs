/**
 * The connection string of a database that is not the embedded one, in the names of Strapi or of the
 * Flask original.
 * @param {Record<string, string | undefined>} env
 * @returns {string | null} null: none is named
 */
export function externalUrl(env) {
  if (env.DATABASE_URL) return env.DATABASE_URL;
  const host = env.DATABASE_HOST || env.POSTGRES_HOST;
  if (!host) return null;
  const url = new URL('postgres://localhost');
  url.hostname = host;
  url.port = env.DATABASE_PORT || env.POSTGRES_PORT || '5432';
  url.username = encodeURIComponent(env.DATABASE_USERNAME || env.POSTGRES_USER || 'tracker');
  url.password = encodeURIComponent(env.DATABASE_PASSWORD || env.POSTGRES_PASSWORD || '');
  url.pathname = `/${encodeURIComponent(env.DATABASE_NAME || env.POSTGRES_DB || 'tracker')}`;
  return url.toString();
}
