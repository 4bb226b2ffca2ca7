import type { AssignRouteCommand, Doer, PiecesCommand, Refusal } from '../contracts';
import type { Session } from '../ledger';
import { addAct, withdrawAct } from './acts';
import { assignInSession, type RouteAssigned } from './assign-route';
import { actInSession, type ActOutcome } from './perform-act';

/** One act that was proposed for a batch and accepted by a person. */
export type AcceptedAct =
  { act: 'add' | 'withdraw'; command: PiecesCommand } | { act: 'route'; command: AssignRouteCommand };

/** One act performs at most so many others. */
const MAX_ACCEPTED_ACTS = 1_000;

/** Which act was refused, by its place, and why. */
export interface RefusedAct {
  ok: false;
  index: number;
  refusal: Refusal;
}

/** What is to be announced after the commit. */
export interface AcceptedOutcome {
  ok: true;
  acts: Extract<ActOutcome, { ok: true }>[];
  routes: RouteAssigned[];
}

/**
 * Perform acts one after the other in the caller's transaction, each under its batch's lock. The first refusal
 * ends it; the caller rolls back.
 * @throws RangeError for more acts than the limit
 */
export async function performAcceptedCommand(
  session: Session,
  accepted: readonly AcceptedAct[],
  doer: Doer,
  now: Date,
): Promise<AcceptedOutcome | RefusedAct> {
  if (accepted.length > MAX_ACCEPTED_ACTS)
    throw new RangeError(`At most ${MAX_ACCEPTED_ACTS} acts are accepted at once.`);
  const outcome: AcceptedOutcome = { ok: true, acts: [], routes: [] };
  for (const [index, { act, command }] of accepted.entries()) {
    if (act === 'route') {
      const assigned = await assignInSession(session, command, doer, now);
      if (!assigned.result.ok) return { ok: false, index, refusal: assigned.result };
      outcome.routes.push(assigned);
      continue;
    }
    const own = act === 'add' ? addAct(command) : withdrawAct(command);
    const done = await actInSession(session, own, { doer, now, lock: true });
    if (!done.ok) return { ok: false, index, refusal: done };
    outcome.acts.push(done);
  }
  return outcome;
}
