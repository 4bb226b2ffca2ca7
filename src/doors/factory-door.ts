import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { FactoryView } from '../tracking/contracts';

/** `GET /tracker/factory`: for whoever is signed in at the admin panel, whatever else they may. */
export function factoryRoute(strapi: Core.Strapi) {
  const handler = (ctx: Context): Promise<void> => {
    const answer: FactoryView = { timeZone: strapi.config.get<string>('factory.timeZone', 'UTC') };
    ctx.body = answer;
    return Promise.resolve();
  };
  return {
    method: 'GET' as const,
    path: '/factory',
    handler,
    config: { policies: ['admin::isAuthenticatedAdmin'] },
  };
}
