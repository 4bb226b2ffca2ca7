import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { ALL_CAPABILITIES, CAPABILITY_ACTIONS, whoSends } from '../../../access';
import { refuse, sendRefusal } from '../../../refusals';

type Action = (ctx: Context) => void | Promise<void>;

/** Arriving here is the answer: Strapi has let the caller through by the permission of this name. */
function allowed(ctx: Context): void {
  ctx.body = { data: { allowed: true } };
}

/** Everybody who is signed in may ask what they may do: the names of the capabilities. */
function findWith(strapi: Core.Strapi): Action {
  return async (ctx) => {
    const doer = await whoSends(strapi, ctx);
    if (!doer) return sendRefusal(ctx, refuse('not-signed-in'));
    ctx.body = { data: ALL_CAPABILITIES.filter((one) => !doer.may || doer.may.has(one)) };
  };
}

/**
 * Capabilities are actions of this controller, because Users & Permissions keeps a permission only
 * while a controller has an action of its name; the doors themselves ask `src/access`.
 */
export default ({ strapi }: { strapi: Core.Strapi }): Record<string, Action> => {
  const actions: Record<string, Action> = { find: findWith(strapi) };
  for (const action of Object.values(CAPABILITY_ACTIONS)) {
    actions[action.slice(action.lastIndexOf('.') + 1)] = allowed;
  }
  return actions;
};
