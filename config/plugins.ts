import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

/** As config/middlewares.ts has it for every multipart body. */
const MAX_UPLOAD_BYTES = 40 * 1024 * 1024;

/** What src/files keeps; it looks at the content itself once more. */
const KEPT_TYPES = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

export default ({ env }: { env: Env }) => ({
  'users-permissions': { config: { jwtSecret: env('JWT_SECRET') } },
  graphql: {
    config: {
      endpoint: '/graphql',
      shadowCRUD: true,
      depthLimit: 10,
      defaultLimit: 25,
      maxLimit: 100,
      landingPage: false,
      apolloServer: { introspection: true },
    },
  },
  upload: {
    config: {
      sizeLimit: MAX_UPLOAD_BYTES,
      security: { allowedTypes: KEPT_TYPES },
    },
  },
  importer: { enabled: true, resolve: './plugins/importer' },
  'qr-labels': {
    enabled: true,
    resolve: './plugins/qr-labels',
    // A server that people print at; tests and commands that come and go would pay for nothing.
    config: { warmUp: env('NODE_ENV') === 'production' },
  },
  'scan-station': { enabled: true, resolve: './plugins/scan-station' },
  'audit-log': { enabled: true, resolve: './plugins/audit-log' },
  batches: { enabled: true, resolve: './plugins/batches' },
  dashboards: { enabled: true, resolve: './plugins/dashboards' },
  'word-reports': { enabled: true, resolve: './plugins/word-reports' },
  'local-https': { enabled: true, resolve: './plugins/local-https' },
  realtime: { enabled: true, resolve: './plugins/realtime' },
});
