import type { Core } from '@strapi/strapi';
import { doerOf } from '../../access';
import { cancelProduct } from '../act-door';
import { ACT_DOORS, type ActName } from '../act-requests';
import { doorsOf } from '../doors-of';
import { ACT_TYPES } from './act-types';
import { orThrow, plain, type GraphqlContext } from './context';

/** The mutations by the act that each is; the rules and codes are those of REST. */
const MUTATIONS = {
  addPieces: 'add',
  withdrawPieces: 'withdraw',
  splitPart: 'split',
  reverseSplit: 'reverse-split',
  holdPart: 'hold',
  releaseHold: 'release-hold',
  cancelPart: 'cancel',
  voidLabel: 'void-label',
} as const satisfies Record<string, ActName>;

type Resolver<Input> = (root: unknown, args: { input: Input }, context: GraphqlContext) => Promise<unknown>;

function actMutations(strapi: Core.Strapi): Record<string, Resolver<never>> {
  const mutationOf =
    (act: ActName): Resolver<{ partCode: string }> =>
    async (_root, { input }, context) => {
      const doer = doerOf(context.koaContext);
      return orThrow(
        await ACT_DOORS[act].perform(doorsOf(strapi), input.partCode, plain(input), doer),
        context,
      );
    };
  const acts = Object.entries(MUTATIONS).map(([name, act]) => [name, mutationOf(act)] as const);
  return {
    ...Object.fromEntries(acts),
    async cancelProduct(_root: unknown, { input }: { input: { product: string } }, context: GraphqlContext) {
      const doer = doerOf(context.koaContext);
      return orThrow(await cancelProduct(doorsOf(strapi), input.product, plain(input), doer), context);
    },
  };
}

/**
 * The mutations of the acts on a batch and on an order, as an extension of the GraphQL plugin. Who may
 * act is for the engine to say, after it has looked for a replay; Strapi is not asked.
 */
export function actDoors(strapi: Core.Strapi) {
  const mutations = actMutations(strapi);
  const names = Object.keys(mutations).map((name) => `Mutation.${name}`);
  return {
    typeDefs: ACT_TYPES,
    resolvers: { Mutation: mutations },
    resolversConfig: Object.fromEntries(names.map((name) => [name, { auth: false }])),
  };
}
