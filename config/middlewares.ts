/** Above the importer's own limit, which tells more; far below what fills a disk. */
const MAX_FILE_BYTES = 40 * 1024 * 1024;

export default [
  'global::watch',
  // Before the gate takes away what strangers say of forwarding.
  'global::metrics',
  'global::gate',
  'global::early-scans',
  'global::named-answers',
  'strapi::errors',
  'global::refusals',
  'strapi::security',
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
