import { appendAudit } from '../../audit';
import { refuse } from '../../refusals';
import type { CallEvent, CallResult, Doer, PartEventKind, Refusal } from '../contracts';
import { announce } from '../events';
import {
  appendPartEvents,
  lockPart,
  readCall,
  readPart,
  type LedgerPart,
  type Session,
  type StoredCall,
} from '../ledger';
import { operationViews, partView } from '../views';
import type { Engine } from './engine';

/** What an act on a call knows: its batch, which is locked. */
export interface CallContext {
  session: Session;
  part: LedgerPart;
  doer: Doer;
  now: Date;
}

/** The answer where it was said before, or has just been said. */
export function callResult(
  { partId: _partId, operatorId: _operatorId, ...call }: StoredCall,
  replayed: boolean,
): CallResult {
  return { ok: true, replayed, call };
}

const ACTIONS = { 'call-raised': 'call-foreman', 'call-taken': 'take-call', 'call-closed': 'close-call' };

/** Tell of what was said, in the history of the batch and in the audit log, and answer with the call. */
export async function callDone(
  { session, part, doer, now }: CallContext,
  kind: Extract<PartEventKind, `call-${string}`>,
  callId: string,
  said: Record<string, unknown>,
): Promise<CallResult> {
  const { partId, code, designation, name } = part.identity;
  const at = now.toISOString();
  await appendPartEvents(session, [{ partId, kind, data: said }], { doer, at });
  await appendAudit(session, {
    at,
    actor: doer.actor,
    action: ACTIONS[kind],
    category: 'work',
    subjectType: 'part',
    subjectId: code,
    subjectName: designation ?? name,
    difference: said,
    address: doer.address,
    requestId: doer.requestId,
  });
  const call = await readCall(session, callId);
  if (!call) throw new Error('A call that has just been written cannot be read.');
  return callResult(call, false);
}

/**
 * Perform an act on a call of a batch in one transaction, and announce it once it is committed. The
 * batch's row is locked, so that acts on its calls take turns.
 */
export async function performCallAct(
  engine: Engine,
  { partCode, event }: { partCode: string; event: CallEvent['name'] },
  doer: Doer,
  act: (context: CallContext) => Promise<CallResult | Refusal>,
): Promise<CallResult | Refusal> {
  const { result, part } = await engine.transaction(async (session) => {
    await lockPart(session, partCode);
    const found = await readPart(session, { code: partCode, scanId: null, reason: null });
    if (!found.part) return { result: refuse('part-not-found'), part: null };
    return {
      result: await act({ session, part: found.part, doer, now: engine.now() }),
      part: found.part,
    };
  });
  if (result.ok && !result.replayed && part) {
    const { identity, batch } = part;
    const [view, operations] = [partView(identity, batch), operationViews(batch)];
    announce({ name: event, productId: identity.productId, part: view, operations, call: result.call });
  }
  return result;
}
