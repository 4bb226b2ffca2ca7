import { refuse } from '../../refusals';
import type { CallForemanCommand, CallResult, CallView, Doer, Refusal } from '../contracts';
import { currentOperations } from '../domain/batch';
import { isSameCall, refuseCall } from '../domain/calls';
import { occurredAt } from '../domain/occurred-at';
import {
  insertCall,
  readCall,
  readCallFact,
  readLastCall,
  violatedKey,
  type LedgerPart,
  type StoredCall,
} from '../ledger';
import { callDone, callResult, performCallAct, type CallContext } from './call-act';
import type { Engine } from './engine';

/** When somebody called by our clock, in milliseconds since 1970. A wrong clock keeps nobody from calling. */
function calledAtMs({ part, now }: CallContext, command: CallForemanCommand): number {
  if (command.occurredAt === null) return now.getTime();
  const time = occurredAt({
    occurredAtMs: Date.parse(command.occurredAt),
    sentAtMs: command.sentAt === null ? null : Date.parse(command.sentAt),
    recordedAtMs: now.getTime(),
    earliestMs: Date.parse(part.identity.createdAt),
    refuseFuture: false,
  });
  if (!time.ok) throw new Error('A time that may lie in the future was refused.');
  return time.occurredAtMs;
}

/** Where the caller works. An operation that the route no longer has keeps nobody from calling either. */
function placeOf({ batch }: LedgerPart, number: number | null): CallView['operation'] {
  const operation = currentOperations(batch).find((one) => one.number === number);
  return operation ? { number: operation.number, stage: operation.stageName } : null;
}

function saysTheSame(call: StoredCall, command: CallForemanCommand, partId: number): boolean {
  const { reason, comment, operator } = command;
  const isSameOperator =
    call.operatorId === null ? call.operator === operator.name : call.operatorId === operator.id;
  return call.partId === partId && call.reason === reason && call.comment === comment && isSameOperator;
}

async function replay(
  { session, part }: CallContext,
  command: CallForemanCommand,
): Promise<CallResult | Refusal | null> {
  const { factId } = command;
  const taken = await readCallFact(session, factId);
  if (!taken) return null;
  const call = taken.kind === 'call-raised' ? await readCall(session, factId) : null;
  const same = call !== null && saysTheSame(call, command, part.identity.partId);
  return same ? callResult(call, true) : refuse('fact-id-reused', { factId });
}

async function call(context: CallContext, command: CallForemanCommand): Promise<CallResult | Refusal> {
  const { session, part, doer, now } = context;
  const { factId, reason, comment, operator, rights = doer } = command;
  const replayed = await replay(context, command);
  if (replayed) return replayed;
  const refused = refuseCall(rights);
  if (refused) return refused;
  const { partId } = part.identity;
  const atMs = calledAtMs(context, command);
  const earlier = await readLastCall(session, partId, operator);
  if (earlier && isSameCall(earlier, atMs)) return callResult(earlier, true);
  const operation = placeOf(part, command.operation);
  const occurred = new Date(atMs).toISOString();
  const told = { id: factId, partId, reason, comment, operation, operator };
  await insertCall(session, { ...told, occurredAt: occurred, recordedAt: now.toISOString() });
  return callDone(context, 'call-raised', factId, {
    ...{ factId, operator: operator.name, occurredAt: occurred },
    ...(reason === null ? {} : { call: reason }),
    ...(comment === '' ? {} : { comment }),
    ...(operation ? { operation: operation.number, stage: operation.stage } : {}),
    ...(doer.actor.name === operator.name ? {} : { submittedBy: doer.actor.name }),
  });
}

/**
 * Call the foreman to a batch. A replay is told before rights; who calls while an own call is open is told
 * that one. It moves nothing, so held, finished and cancelled batches can be called from too.
 */
export async function callForemanCommand(
  engine: Engine,
  command: CallForemanCommand,
  doer: Doer,
): Promise<CallResult | Refusal> {
  const { partCode, factId } = command;
  try {
    return await performCallAct(engine, { partCode, event: 'call.raised' }, doer, (context) =>
      call(context, command),
    );
  } catch (error) {
    // Calls of one batch take turns: the id was taken at another one at the same moment.
    if (!['part_events_call_fact_key', 'tracker_calls_pkey'].includes(violatedKey(error) ?? '')) throw error;
    return refuse('fact-id-reused', { factId });
  }
}
