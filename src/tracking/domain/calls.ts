import type { AnswerCallCommand, CallView, Refusal, Rights } from '../contracts';
import { refuse } from './part-act';
import { allowed } from './rights';

/** Why this person cannot call the foreman, or null. */
export function refuseCall(rights: Rights): Refusal | null {
  return allowed(rights, 'call') ? null : refuse('not-permitted', { capability: 'call' });
}

/**
 * Whether somebody who calls means a call that stands already: it was open when they called, whenever their
 * device got through.
 * @param earlier the caller's latest call at this batch; null: there is none
 * @param calledAtMs milliseconds since 1970
 */
export function isSameCall(earlier: Pick<CallView, 'closed'> | null, calledAtMs: number): boolean {
  if (!earlier) return false;
  return earlier.closed === null || calledAtMs < Date.parse(earlier.closed.at);
}

/** Why a call cannot be answered so, or null. What is done need not have been taken before. */
export function refuseAnswer(
  { taken, closed }: Pick<CallView, 'taken' | 'closed'>,
  { answer }: Pick<AnswerCallCommand, 'answer'>,
  rights: Rights,
): Refusal | null {
  if (!allowed(rights, 'answer-calls')) return refuse('not-permitted', { capability: 'answer-calls' });
  if (closed) return refuse('call-closed', { by: closed.by, at: closed.at });
  return answer === 'taken' && taken ? refuse('call-taken', { ...taken }) : null;
}
