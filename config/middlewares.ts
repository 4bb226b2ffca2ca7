import type { Core } from '@strapi/strapi';

/** Above the importer's own limit, which tells more; far below what fills a disk. */
const MAX_FILE_BYTES = 40 * 1024 * 1024;

type Env = Core.Config.Shared.ConfigParams['env'];

/**
 * Where `npm start` opens a TLS port beside the plain one, a browser must not learn that the whole host speaks TLS: it
 * would then ask the plain port for TLS too.
 */
function security(env: Env) {
  const plainPortStays = !['', 'off'].includes(env('HTTPS_PORT', ''));
  return { name: 'strapi::security', config: plainPortStays ? { hsts: false } : {} };
}

export default ({ env }: { env: Env }) => [
  'global::watch',
  // Before the gate takes away what strangers say of forwarding.
  'global::metrics',
  'global::gate',
  'global::early-scans',
  'global::named-answers',
  'strapi::errors',
  'global::refusals',
  security(env),
  'strapi::cors',
  'strapi::poweredBy',
  'strapi::query',
  { name: 'strapi::body', config: { json: false, formidable: { maxFileSize: MAX_FILE_BYTES } } },
  'global::parsed-body',
  'global::admin-sign-in',
  'strapi::session',
  { name: 'strapi::favicon', config: { path: 'public/favicon.png' } },
  'strapi::public',
];
