import type { Core } from '@strapi/strapi';

const MEGABYTE = 1024 * 1024;
/** Of uploads to the media library, whose own limit stands in config/plugins. */
const MAX_UPLOAD_MB = 40;
/** Of bills of materials, unless IMPORT_MAX_FILE_MB says otherwise; the importer reads that too. */
const MAX_IMPORT_MB = { unlessSaid: 50, most: 1_024 };

type Env = Core.Config.Shared.ConfigParams['env'];

/** A larger file is refused while it comes: nothing holds it in memory, and the rest of it is not awaited. */
function maxFileBytes(env: Env): number {
  const told = Number(env('IMPORT_MAX_FILE_MB', ''));
  const megabytes = Number.isSafeInteger(told) && told > 0 ? told : MAX_IMPORT_MB.unlessSaid;
  return Math.max(MAX_UPLOAD_MB, Math.min(megabytes, MAX_IMPORT_MB.most)) * MEGABYTE;
}

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
  'global::former-host',
  'global::early-scans',
  'global::named-answers',
  'global::panel-words',
  'strapi::errors',
  'global::refusals',
  security(env),
  'strapi::cors',
  'strapi::poweredBy',
  'strapi::query',
  { name: 'strapi::body', config: { json: false, formidable: { maxFileSize: maxFileBytes(env) } } },
  'global::parsed-body',
  'global::admin-sign-in',
  'strapi::session',
  { name: 'strapi::favicon', config: { path: 'public/favicon.png' } },
  'strapi::public',
];
