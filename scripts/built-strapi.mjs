import { createRequire } from 'node:module';
import path from 'node:path';
import { buildStale, SERVER } from './build/steps.mjs';
import { PROJECT_DIR } from './project-dir.mjs';

/**
 * The product without its doors, for commands that act through it: built when the sources are newer,
 * loaded against the database of DATABASE_URL (call inside `withDatabase`). End it with
 * `strapi.destroy()`. Its log goes to stderr from `warn` on, so that stdout stays the command's own.
 * @param {{ say?: (text: string) => void }} [options] where to tell that something is being built
 * @returns {Promise<import('@strapi/strapi').Core.Strapi>}
 */
export async function loadBuiltStrapi({ say = (text) => console.error(text) } = {}) {
  await buildStale(PROJECT_DIR, [SERVER], { say });
  process.env.LOG_LEVEL ??= 'warn';
  process.env.STRAPI_TELEMETRY_DISABLED = 'true';
  process.env.NODE_ENV ??= 'production';
  // Strapi's ES module build does not load under Node; its CommonJS build does.
  const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');
  const strapi = createStrapi({
    appDir: PROJECT_DIR,
    distDir: path.join(PROJECT_DIR, 'dist'),
    serveAdminPanel: false,
  });
  for (const transport of strapi.log.transports) transport.stderrLevels = { ...strapi.log.levels };
  return strapi.load();
}
