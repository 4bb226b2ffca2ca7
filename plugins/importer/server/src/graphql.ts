/** The importer over GraphQL: the same engine, rules, rights and codes as over REST. */
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { doerOf, graphqlRefusal } from '../../../../src/access';
import { languageOf, refuse } from '../../../../src/refusals';
import type { Refusal } from '../../../../src/tracking';
import { commitPreview } from './commit/commit-preview';
import { goneSignal } from './controllers/made-apart';
import { makePreview } from './previews/make-preview';
import { parseCommit, parseOptions, parseRepeat, parseUndo } from './previews/options';
import { repeatOrder } from './repeat/repeat-order';
import { undoImport } from './undo/undo-import';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

const TYPES = `
  input PreviewImportInput { fileName: String!, content: String!, options: JSON }
  input RowOfSheetInput { sheet: String!, row: Int! }
  input CommitImportInput { previewId: ID!, exclude: [Int!], excludeOnSheets: [RowOfSheetInput!], accept: [String!] }
  input UndoImportInput { importId: ID!, onlyUnused: Boolean }
  input RepeatOrderInput { product: ID!, orderNumber: String!, quantity: Int, dueDate: Date }
  type ImportPreview { previewId: ID!, expiresAt: DateTime!, format: String, summary: JSON!, product: JSON!, issues: JSON!, proposals: JSON! }
  type ImportedProduct { id: ID!, designation: String!, orderNumber: String }
  type CommittedImport { importId: ID!, product: ImportedProduct!, summary: JSON! }
  type UndoneImport { importId: ID!, undoneAt: DateTime!, cancelled: Int!, restored: Int!, lines: Int!, left: JSON!, acts: JSON!, inUse: Int!, parts: JSON! }
  type RepeatedOrder { importId: ID!, product: ImportedProduct!, quantity: Int!, parts: Int!, lines: Int! }
  extend type Mutation {
    previewImport(input: PreviewImportInput!): ImportPreview!
    commitImport(input: CommitImportInput!): CommittedImport!
    undoImport(input: UndoImportInput!): UndoneImport!
    repeatOrder(input: RepeatOrderInput!): RepeatedOrder!
  }
`;

interface GraphqlContext {
  koaContext: Context;
}
interface GraphqlExtension {
  use(configuration: () => object): void;
}
type Input = Record<string, unknown>;

/** GraphQL's input objects have no prototype and say null where nothing is said. */
function plain(value: unknown): Input {
  const copy = JSON.parse(JSON.stringify(value)) as Input;
  return Object.fromEntries(Object.entries(copy).filter(([, own]) => own !== null));
}

function orThrow<T extends { ok: true }>(result: T | Refusal, { koaContext }: GraphqlContext): T {
  if (result.ok) return result;
  throw graphqlRefusal(result, koaContext.request.headers);
}

/** What was read of an input, or a refusal that names its fields. */
function valueOf<T>(
  parsed: { ok: true; value: T } | { ok: false; paths: string[] },
  context: GraphqlContext,
): T {
  return orThrow(parsed.ok ? parsed : refuse('malformed-request', { paths: parsed.paths }), context).value;
}

function mutationsOf(strapi: Core.Strapi) {
  const language = ({ koaContext }: GraphqlContext) => languageOf(koaContext.request.headers);
  return {
    async previewImport(_root: unknown, { input }: { input: Input }, context: GraphqlContext) {
      const doer = doerOf(context.koaContext);
      const { fileName, content, options } = plain(input);
      const text = typeof content === 'string' ? content : '';
      if (!BASE64.test(text))
        throw graphqlRefusal(
          refuse('malformed-request', { paths: ['content'] }),
          context.koaContext.request.headers,
        );
      const wishes = valueOf(parseOptions(options), context);
      const file = { name: String(fileName).slice(0, 255), bytes: Buffer.from(text, 'base64') };
      const asker = { doer, language: language(context), signal: goneSignal(context.koaContext) };
      const { json } = orThrow(await makePreview(strapi, file, wishes, asker), context);
      return JSON.parse(Buffer.from(json).toString('utf8')) as unknown;
    },
    async commitImport(_root: unknown, { input }: { input: Input }, context: GraphqlContext) {
      const doer = doerOf(context.koaContext);
      const { previewId, exclude = [], excludeOnSheets = [], ...body } = plain(input);
      const wish = valueOf(parseCommit({ ...body, exclude: [exclude, excludeOnSheets].flat() }), context);
      const committed = UUID.test(String(previewId))
        ? await commitPreview(strapi, String(previewId), { ...wish, language: language(context) }, doer)
        : refuse('preview-not-found');
      return orThrow(committed, context).result;
    },
    async undoImport(_root: unknown, { input }: { input: Input }, context: GraphqlContext) {
      const doer = doerOf(context.koaContext);
      const { importId, ...body } = plain(input);
      const { onlyUnused } = valueOf(parseUndo(body), context);
      const undone = UUID.test(String(importId))
        ? await undoImport(strapi, String(importId), onlyUnused, doer, language(context))
        : refuse('import-not-found');
      return orThrow(undone, context).result;
    },
    async repeatOrder(_root: unknown, { input }: { input: Input }, context: GraphqlContext) {
      const doer = doerOf(context.koaContext);
      const { product, ...body } = plain(input);
      const wish = valueOf(parseRepeat(body), context);
      return orThrow(await repeatOrder(strapi, { product: String(product), ...wish }, doer), context).result;
    },
  };
}

/** Call in `register`. The rights are those of the REST actions. */
export function registerGraphql(strapi: Core.Strapi): void {
  const extension = strapi.plugin('graphql').service('extension') as unknown as GraphqlExtension;
  const may = (...actions: string[]) => ({
    auth: { scope: actions.map((action) => `plugin::importer.${action}`) },
  });
  extension.use(() => ({
    typeDefs: TYPES,
    resolvers: { Mutation: mutationsOf(strapi) },
    resolversConfig: {
      'Mutation.previewImport': may('preview.create'),
      'Mutation.commitImport': may('preview.commit'),
      'Mutation.undoImport': may('imports.undo'),
      'Mutation.repeatOrder': may('imports.repeat'),
    },
  }));
}
