/** How an expected "no" is said at every door: its status, its words, its shape. */
import type { Context } from 'koa';
import type { Refusal, RefusalCode } from '../tracking/contracts';
import type { Details } from './details';
import { languageOf, type Language } from './language';
import { refusalMessage } from './message';
import { errorName, refusalStatus } from './statuses';

export { languageOf, type Language } from './language';
export { namedAnswer } from './named-answer';
export { refusalMessage } from './message';
export { isRefusal, parsed } from './parsed';
export { RefusalError } from './refusal-error';
export { refusalOfThrown } from './refusal-of-thrown';
export { refuse } from './refuse';
export { inRussian } from './strapi-words';
export { ALL_REFUSAL_CODES, errorName, refusalStatus } from './statuses';

/** Strapi's shape of an error. */
export interface ErrorBody {
  data: null;
  error: { status: number; name: string; message: string; details: { code: RefusalCode } & Details };
}

/** The body of the answer to a refused request. */
export function refusalBody(refusal: Pick<Refusal, 'code' | 'details'>, language: Language): ErrorBody {
  const { code, details } = refusal;
  const status = refusalStatus(code);
  const message = refusalMessage(code, details, language);
  return { data: null, error: { status, name: errorName(status), message, details: { ...details, code } } };
}

/**
 * Answer a request with a refusal: status, body, and `Retry-After` where `details.retryAfterSeconds`
 * says how long to wait.
 */
export function sendRefusal(ctx: Context, refusal: Pick<Refusal, 'code' | 'details'>): void {
  ctx.status = refusalStatus(refusal.code);
  const wait = refusal.details.retryAfterSeconds;
  if (typeof wait === 'number') ctx.set('Retry-After', String(Math.ceil(wait)));
  ctx.body = refusalBody(refusal, languageOf(ctx.request.headers));
}
