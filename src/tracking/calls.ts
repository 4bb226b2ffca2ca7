import { answerCallCommand } from './commands/answer-call';
import { callForemanCommand } from './commands/call-foreman';
import type { Engine } from './commands/engine';
import type { AnswerCallCommand, CallForemanCommand, CallResult, Doer, OpenCall, Refusal } from './contracts';
import { readOpenCalls, type Listed } from './ledger';

/** Calls for the foreman; see docs/api.md. */
export interface Calls {
  /** Call the foreman to a batch. Idempotent by `factId`. */
  callForeman(command: CallForemanCommand, doer: Doer): Promise<CallResult | Refusal>;
  /** Take a call or end it. Idempotent by `factId`. */
  answerCall(command: AnswerCallCommand, doer: Doer): Promise<CallResult | Refusal>;
  /**
   * Calls that nobody has ended, who waits longest first and those taken last, at most 200; `more`: there are others. The caller
   * has asked who may see batches.
   */
  openCalls(): Promise<Listed<OpenCall>>;
}

/** The acts on calls over this engine. */
export function callsOf(engine: Engine): Calls {
  return {
    callForeman: (command, doer) => callForemanCommand(engine, command, doer),
    answerCall: (command, doer) => answerCallCommand(engine, command, doer),
    openCalls: () => readOpenCalls(engine.session, null),
  };
}
