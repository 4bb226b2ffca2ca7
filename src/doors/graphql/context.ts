import type { Context } from 'koa';
import { graphqlRefusal } from '../../access';
import type { Refusal } from '../../tracking/contracts';
import type { StrapiAuth } from '../create-part';

/** What a resolver is given beside its arguments. */
export interface GraphqlContext {
  koaContext: Context;
  state: { auth?: StrapiAuth };
}

/** A refusal leaves a resolver as an error with its code and numbers. */
export function orThrow<T extends { ok: true }>(result: T | Refusal, { koaContext }: GraphqlContext): T {
  if (result.ok) return result;
  throw graphqlRefusal(result, koaContext.request.headers);
}

/** GraphQL's input objects have no prototype; a copy of plain values has one. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
