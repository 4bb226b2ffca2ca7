import type { Core } from '@strapi/strapi';
import { doerOf } from '../../access';
import { cancelProduct } from '../act-door';
import { ACT_DOORS, type ActName } from '../act-requests';
import { languageOf, type ErrorBody } from '../../refusals';
import { doorsOf } from '../doors-of';
import { assignRoute } from '../part-acts';
import { appliedAnswer, applyRoute } from '../route-door';
import { setResponsible } from '../responsible-door';
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
  setChild: 'children',
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
  return { ...Object.fromEntries(acts), ...wideMutations(strapi) };
}

/** The error of one item, as those of `recordScans` have it. */
function itemError({ status, message, details: { code, ...details } }: ErrorBody['error']) {
  return { status, code, message, details };
}

/** Acts that are about more than one batch, or about what surrounds it. */
function wideMutations(strapi: Core.Strapi): Record<string, Resolver<never>> {
  // Not before somebody asks: the engine is not there yet while Strapi registers this.
  const doors = () => doorsOf(strapi);
  return {
    async cancelProduct(_root, { input }: { input: { product: string } }, context) {
      const doer = doerOf(context.koaContext);
      return orThrow(await cancelProduct(doors(), input.product, plain(input), doer), context);
    },
    async assignRoute(_root, { input }: { input: { partCode: string } }, context) {
      const doer = doerOf(context.koaContext);
      const result = orThrow(await assignRoute(doors(), input.partCode, plain(input), doer), context);
      return { ...result, proposals: [] };
    },
    async applyRoute(_root, { input }: { input: { route: string } }, context) {
      const { koaContext } = context;
      const result = orThrow(
        await applyRoute(doors(), input.route, plain(input), doerOf(koaContext)),
        context,
      );
      return appliedAnswer(result, languageOf(koaContext.request.headers)).map((one) => ({
        code: one.code,
        status: one.status,
        error: one.error ? itemError(one.error) : null,
      }));
    },
    async setResponsible(_root, { input }: { input: object }, context) {
      return orThrow(await setResponsible(doors(), plain(input), doerOf(context.koaContext)), context);
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
