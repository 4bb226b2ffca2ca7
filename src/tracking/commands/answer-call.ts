import { refuse } from '../../refusals';
import type { AnswerCallCommand, CallResult, Doer, Refusal } from '../contracts';
import { refuseAnswer } from '../domain/calls';
import { closeCall, readCall, readCallFact, takeCall, violatedKey } from '../ledger';
import { callDone, callResult, performCallAct, type CallContext } from './call-act';
import type { Engine } from './engine';

const KINDS = { taken: 'call-taken', done: 'call-closed' } as const;

async function answerTo(context: CallContext, command: AnswerCallCommand): Promise<CallResult | Refusal> {
  const { session, part, doer, now } = context;
  const { factId, callId, answer, note } = command;
  const call = await readCall(session, callId);
  if (call?.partId !== part.identity.partId) return refuse('call-not-found', { callId });
  const said = await readCallFact(session, factId);
  if (said) {
    const same = said.kind === KINDS[answer] && said.callId === callId && said.note === note;
    return same ? callResult(call, true) : refuse('fact-id-reused', { factId });
  }
  const refused = refuseAnswer(call, command, doer);
  if (refused) return refused;
  const [by, at] = [doer.actor.name, now.toISOString()];
  if (answer === 'taken') await takeCall(session, callId, by, at);
  else await closeCall(session, callId, { by, at, note });
  return callDone(context, KINDS[answer], callId, { factId, callId, ...(note === '' ? {} : { note }) });
}

/** Take a call or end it. A replay is told before rights. */
export async function answerCallCommand(
  engine: Engine,
  command: AnswerCallCommand,
  doer: Doer,
): Promise<CallResult | Refusal> {
  const { partCode, factId } = command;
  try {
    return await performCallAct(engine, { partCode, event: 'call.answered' }, doer, (context) =>
      answerTo(context, command),
    );
  } catch (error) {
    if (violatedKey(error) !== 'part_events_call_fact_key') throw error;
    return refuse('fact-id-reused', { factId });
  }
}
