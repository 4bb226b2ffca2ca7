import { refuse } from '../../refusals';
import type { Doer, PartActResult, Proposal, Refusal } from '../contracts';
import { quantityInProduction } from '../domain/batch';
import { proposeForChildren } from '../domain/propose';
import { announce } from '../events';
import {
  appendActs,
  lockPart,
  lockProduct,
  readChildLines,
  readFact,
  readPart,
  violatedKey,
  type LedgerPart,
  type Session,
  type StandingFact,
} from '../ledger';
import { actResult, operationViews, partView } from '../views';
import { MovedOnError, type Engine } from './engine';
import { actHash, partAfter, rowsOfMove, type ActContext, type DecidedAct, type PartAct } from './part-act';
import { whereWaiting } from './where-waiting';

/** So often an act is decided again without a lock before it waits for its turn. */
const FREE_TRIES = 2;

/** What became of an act: the answer, and what is to be announced once it is committed. */
export type ActOutcome = Refusal | { ok: true; result: PartActResult; moved: LedgerPart[]; launched: number };

/** Facts that change how many children are needed, by the sign of the change. */
const CHANGES_NEED: Readonly<Partial<Record<StandingFact['kind'], number>>> = {
  added: 1,
  withdrawn: -1,
  cancelled: -1,
};

async function proposals(session: Session, part: LedgerPart, change: number): Promise<Proposal[]> {
  if (change === 0) return [];
  const { partId, code } = part.identity;
  return proposeForChildren(code, change, await readChildLines(session, partId));
}

async function replay(
  session: Session,
  act: PartAct,
  part: LedgerPart,
  taken: StandingFact,
): Promise<ActOutcome> {
  const change = (CHANGES_NEED[taken.kind] ?? 0) * (taken.quantity ?? 0);
  const result: PartActResult = {
    ...actResult(part, true),
    proposals: act.propose ? await act.propose(part, session) : await proposals(session, part, change),
    ...(taken.kind === 'split-out' && taken.otherCode ? { lot: { code: taken.otherCode } } : {}),
    ...(taken.kind === 'split-reversed' && taken.otherCode ? { returnedTo: { code: taken.otherCode } } : {}),
  };
  return { ok: true, result, moved: [], launched: 0 };
}

/** A refusal with what only the ledger knows: where the pieces wait, who holds the batch. */
async function tellMore(session: Session, part: LedgerPart, refusal: Refusal): Promise<Refusal> {
  const { code, details } = refusal;
  if (code === 'quantity-exceeds-waiting')
    return refuse(code, { ...details, where: await whereWaiting(session, part) });
  if (code === 'part-already-held') return refuse(code, { ...details, ...part.identity.hold });
  return refusal;
}

async function append(act: PartAct, decided: DecidedAct, context: ActContext): Promise<ActOutcome> {
  const { session } = context;
  const [own] = decided.moves;
  const hash = actHash(act, own.part.identity.partId);
  await decided.beside?.();
  const rows = decided.moves.map((move) => rowsOfMove(act.action, move, hash, context));
  if (!(await appendActs(session, rows))) throw new MovedOnError();
  const moved = decided.moves.map(partAfter);
  const [after] = moved;
  if (!after) throw new Error('An act moved no batch.');
  const change =
    act.kind in CHANGES_NEED ? quantityInProduction(after.batch) - quantityInProduction(own.part.batch) : 0;
  const { lot, returnedTo, launched = 0 } = decided;
  const result: PartActResult = {
    ...actResult(after, false),
    proposals: act.propose ? await act.propose(after, session) : await proposals(session, after, change),
    ...(lot ? { lot } : {}),
    ...(returnedTo ? { returnedTo } : {}),
  };
  return { ok: true, result, moved, launched };
}

async function takeLocks(session: Session, act: PartAct, lock: boolean): Promise<void> {
  const { partCode } = act.command;
  if (act.locksProduct) {
    const { part } = await readPart(session, { code: partCode, scanId: null, reason: null });
    if (part) await lockProduct(session, part.identity.productId);
  }
  if (lock) await lockPart(session, partCode);
}

/**
 * Decide an act on one batch and append it, in the session's transaction. A replay is told before
 * rights: what was accepted once stays accepted.
 * @throws MovedOnError where somebody was quicker; the caller rolls back and tries again
 */
export async function actInSession(
  session: Session,
  act: PartAct,
  { doer, now, lock }: { doer: Doer; now: Date; lock: boolean },
): Promise<ActOutcome> {
  const { command, capability } = act;
  await takeLocks(session, act, lock);
  const { part } = await readPart(session, { code: command.partCode, scanId: null, reason: null });
  if (!part) return refuse('part-not-found');
  const taken = await readFact(session, command.factId);
  if (taken) {
    const { partId } = part.identity;
    const same = taken.partId === partId && taken.contentHash === actHash(act, partId);
    return same ? replay(session, act, part, taken) : refuse('fact-id-reused', { factId: command.factId });
  }
  if (doer.may !== null && !doer.may.has(capability)) return refuse('not-permitted', { capability });
  const context = { session, doer, at: now.toISOString() };
  const decided = await act.decide(part, context);
  return decided.ok ? append(act, decided, context) : tellMore(session, part, decided);
}

/** Whether to decide again: somebody moved the batch on, or the same act arrived twice at once. */
function isLostRace(error: unknown): boolean {
  return error instanceof MovedOnError || violatedKey(error) === 'part_facts_fact_id_key';
}

async function settle(engine: Engine, act: PartAct, doer: Doer): Promise<ActOutcome> {
  const attempt = (lock: boolean) =>
    engine.transaction((session) => actInSession(session, act, { doer, now: engine.now(), lock }));
  for (let tries = 0; tries < FREE_TRIES; tries += 1) {
    try {
      return await attempt(false);
    } catch (error) {
      if (!isLostRace(error)) throw error;
    }
  }
  return attempt(true);
}

/** Tell of batches that acts have changed, once that is committed. */
export function announceMoved(moved: readonly LedgerPart[]): void {
  for (const { identity, batch } of moved) {
    const { productId } = identity;
    announce({
      name: 'part.changed',
      productId,
      part: partView(identity, batch),
      operations: operationViews(batch),
    });
  }
}

/** Tell of an act that is committed. */
export function announceAct({ moved, launched }: Extract<ActOutcome, { ok: true }>): void {
  announceMoved(moved);
  const [own] = moved;
  if (own && launched > 0)
    announce({ name: 'parts.launched', productId: own.identity.productId, count: launched });
}

/** Perform an act on one batch in a transaction of its own, and announce it. Idempotent by `factId`. */
export async function performAct(engine: Engine, act: PartAct, doer: Doer): Promise<PartActResult | Refusal> {
  const outcome = await settle(engine, act, doer);
  if (!outcome.ok) return outcome;
  announceAct(outcome);
  return outcome.result;
}
