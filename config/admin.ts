import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

export default ({ env }: { env: Env }) => ({
  auth: { secret: env('ADMIN_JWT_SECRET') },
  apiToken: { salt: env('API_TOKEN_SALT'), secrets: { encryptionKey: env('ENCRYPTION_KEY') } },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  flags: { nps: false, promoteEE: false },
  watchIgnoreFiles: [
    '**/plugins/*/admin/**',
    '**/plugins/*/web/**',
    '**/.data/**',
    '**/tests/**',
    '**/docs/**',
  ],
});
