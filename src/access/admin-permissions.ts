import type { Core } from '@strapi/strapi';
import { adminActionOf, ALL_CAPABILITIES } from './capabilities';

/** One kind of permission of the admin panel. */
export interface AdminAction {
  actionId: string;
  section: string;
  subjects?: string[];
}

interface ActionProvider {
  hooks: {
    willRegister: { register(handler: (registered: { key: string; value: AdminAction }) => void): void };
  };
  get(actionId: string): AdminAction | undefined;
  registerMany(actions: object[]): Promise<unknown>;
}

/** Strapi's list of everything that a role of the admin panel can be permitted. */
export function actionProvider(strapi: Core.Strapi): ActionProvider {
  const service = strapi.service('admin::permission') as unknown as { actionProvider: ActionProvider };
  return service.actionProvider;
}

const PREFIX = 'api::';

/** Who may read which sign-ins failed, whose and from where. */
export const VIEW_SIGN_IN_FAILURES = 'api::access.view-sign-in-failures';

/**
 * Make every capability a permission of the admin panel too. Call it in `register`: when Strapi
 * starts it deletes permissions of actions that it does not know by then.
 */
export async function registerAdminCapabilities(strapi: Core.Strapi): Promise<void> {
  const action = (actionId: string, displayName: string, subCategory: string) => ({
    section: 'settings',
    category: 'production',
    subCategory,
    displayName,
    uid: actionId.slice(PREFIX.length),
  });
  await actionProvider(strapi).registerMany([
    ...ALL_CAPABILITIES.map((capability) => action(adminActionOf(capability), capability, 'batches')),
    action(VIEW_SIGN_IN_FAILURES, 'view-sign-in-failures', 'users-permissions'),
  ]);
}
