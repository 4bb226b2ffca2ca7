import type { Core } from '@strapi/strapi';

interface GraphqlExtension {
  use(configuration: { resolversConfig: Record<string, { policies: string[] }> }): void;
}
interface Policies {
  set(uid: string, policy: () => boolean): unknown;
}

const CLOSED = 'global::closed';

const MUTATIONS = [
  'login',
  'register',
  'forgotPassword',
  'resetPassword',
  'changePassword',
  'emailConfirmation',
];

/** The doors of Users & Permissions that src/extensions closes for REST, closed for GraphQL. */
export function closeGraphqlSignIn(strapi: Core.Strapi): void {
  // The policy goes by name: the plugin merges configurations in a way that loses functions.
  (strapi.get('policies') as Policies).set(CLOSED, () => false);
  const extension = strapi.plugin('graphql').service('extension') as unknown as GraphqlExtension;
  extension.use({
    resolversConfig: Object.fromEntries(
      MUTATIONS.map((name) => [`Mutation.${name}`, { policies: [CLOSED] }]),
    ),
  });
}
