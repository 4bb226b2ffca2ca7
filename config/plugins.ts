import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

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
  importer: { enabled: true, resolve: './plugins/importer' },
  'qr-labels': { enabled: true, resolve: './plugins/qr-labels' },
  'scan-station': { enabled: true, resolve: './plugins/scan-station' },
  dashboards: { enabled: true, resolve: './plugins/dashboards' },
  realtime: { enabled: true, resolve: './plugins/realtime' },
});
