import type { Core } from '@strapi/strapi';
import { doerOf } from '../../access';
import { languageOf, refusalBody } from '../../refusals';
import { createPart } from '../create-part';
import { doorsOf } from '../doors-of';
import { batchItems, submitScan, submitScans, submitUndo, type SubmittedItem } from '../submit-scans';
import { actDoors } from './acts';
import { callMutations } from './calls';
import { noteMutations } from './notes';
import { orThrow, plain, type GraphqlContext } from './context';
import { limitQueries } from './query-limits';
import { SCAN_TYPES } from './types';

const PART = 'api::part.part';

interface InputFields {
  int(name: string): void;
  id(name: string): void;
}
interface InputDefinition {
  name: string;
  definition(fields: InputFields): void;
}
/** What the GraphQL plugin hands to an extension; Nexus itself is a dependency of the plugin's own. */
interface ExtensionTools {
  nexus: { inputObjectType(definition: InputDefinition): unknown };
  typeRegistry: { get(name: string): { definition: { value: InputDefinition } } };
}
interface GraphqlExtension {
  shadowCRUD(uid: string): { disableAction(action: 'create'): void };
  use(configuration: (tools: ExtensionTools) => object): void;
}

/** All fields that the factory's parts have, and what a part starts with. */
function createPartInput({ nexus, typeRegistry }: ExtensionTools): unknown {
  const generated = typeRegistry.get('PartInput').definition.value;
  return nexus.inputObjectType({
    name: 'CreatePartInput',
    definition(fields) {
      generated.definition(fields);
      fields.int('quantity');
      fields.id('route');
    },
  });
}

function itemOf({ id, result }: SubmittedItem, { koaContext }: GraphqlContext) {
  if (result.ok) {
    const { scan, replayed } = result;
    return { id, status: replayed ? 200 : 201, replayed, scan, error: null };
  }
  const { error } = refusalBody(result, languageOf(koaContext.request.headers));
  const { code, ...details } = error.details;
  const { status, message } = error;
  return { id, status, replayed: false, scan: null, error: { status, code, message, details } };
}

function mutationsOf(strapi: Core.Strapi) {
  return {
    async recordScan(_root: unknown, { input }: { input: unknown }, context: GraphqlContext) {
      const doer = doerOf(context.koaContext);
      const result = orThrow(await submitScan(doorsOf(strapi), plain(input), doer), context);
      return { ...result, undoneBy: result.undoneBy ?? [], lookAlikes: result.lookAlikes ?? [] };
    },
    async recordScans(_root: unknown, { items }: { items: unknown[] }, context: GraphqlContext) {
      const doer = doerOf(context.koaContext);
      const batch = orThrow(batchItems({ items: plain(items) }), context);
      const submitted = await submitScans(doorsOf(strapi), batch.items, doer);
      return submitted.map((item) => itemOf(item, context));
    },
    async undoScan(_root: unknown, { input }: { input: { scanId: string } }, context: GraphqlContext) {
      const doer = doerOf(context.koaContext);
      const body = plain(input);
      const result = orThrow(await submitUndo(doorsOf(strapi), body, input.scanId, doer), context);
      return { ...result, undoneBy: result.undoneBy ?? [], lookAlikes: result.lookAlikes ?? [] };
    },
    async createPart(_root: unknown, { data }: { data: unknown }, context: GraphqlContext) {
      const created = orThrow(await createPart(strapi, { data: plain(data) }, context.state.auth), context);
      const { documentId, part, operations } = created;
      return { documentId, code: part.code, part, operations };
    },
  };
}

/**
 * The engine's mutations. Who may record is for the engine to say, after it has looked for a replay,
 * so Strapi is not asked for scans; creating a part needs the same permission as over REST.
 * Call it in `register`.
 */
export function registerGraphqlDoors(strapi: Core.Strapi): void {
  limitQueries(strapi);
  const extension = strapi.plugin('graphql').service('extension') as unknown as GraphqlExtension;
  extension.shadowCRUD(PART).disableAction('create');
  extension.use((tools) => ({
    types: [createPartInput(tools)],
    typeDefs: SCAN_TYPES,
    resolvers: { Mutation: mutationsOf(strapi) },
    resolversConfig: {
      'Mutation.recordScan': { auth: false },
      'Mutation.recordScans': { auth: false },
      'Mutation.undoScan': { auth: false },
      'Mutation.createPart': { auth: { scope: [`${PART}.create`] } },
    },
  }));
  extension.use(() => actDoors(strapi));
  extension.use(() => noteMutations(strapi));
  extension.use(() => callMutations(strapi));
}
