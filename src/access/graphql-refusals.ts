import type { Core } from '@strapi/strapi';
import { GraphQLError } from 'graphql';
import { languageOf, RefusalError, refusalMessage, refusalOfThrown, refusalStatus } from '../refusals';
import type { Refusal } from '../tracking/contracts';

/**
 * A refusal as GraphQL tells it: the code in `extensions.code`, the numbers beside it. Strapi leaves
 * a GraphQLError as it is; of its own errors it rewrites the code.
 * @param headers the request's, for the language
 */
export function graphqlRefusal(
  refusal: Pick<Refusal, 'code' | 'details'>,
  headers: Readonly<Record<string, unknown>>,
): GraphQLError {
  const { code, details } = refusal;
  const message = refusalMessage(code, details, languageOf(headers));
  return new GraphQLError(message, {
    extensions: { ...details, code, status: refusalStatus(code), details },
  });
}

/** Whether a path is the GraphQL door. */
export function isGraphql(strapi: Core.Strapi, path: string): boolean {
  const endpoint = strapi.config.get('plugin::graphql.endpoint', '/graphql');
  // The router takes any case and a slash at the end.
  return path.toLowerCase().replace(/\/+$/, '') === endpoint.toLowerCase();
}

/**
 * What the Document Service refuses during a GraphQL request is told in GraphQL's way; over REST and
 * in the admin panel a middleware does the like. Call it in `register`, before other document
 * middlewares, so that it stands around them.
 */
export function tellRefusalsInGraphql(strapi: Core.Strapi): void {
  strapi.documents.use(async (_context, next) => {
    try {
      return await next();
    } catch (error) {
      const request = strapi.requestContext.get();
      const refusal = error instanceof RefusalError ? error.refusal : refusalOfThrown(error);
      if (!refusal || !request || !isGraphql(strapi, request.path)) throw error;
      strapi.log.warn(`GraphQL answered ${refusal.code}: ${String(error)}`);
      throw graphqlRefusal(refusal, request.request.headers);
    }
  });
}
