/** The body of the process that works on one file: one call after the other, until nobody listens any more. */
import { readHere } from '../../../../../src/workbooks';
import { Desk, type DeskWork } from './desk';

export interface DeskCall {
  method: keyof DeskWork;
  given: unknown[];
}

/** What came of a call; `failure` is a mistake of this program, with its stack. */
export type DeskAnswer = { value: unknown } | { failure: string };

const desk = new Desk(readHere);

async function answerOf({ method, given }: DeskCall): Promise<DeskAnswer> {
  try {
    const work = desk[method] as (...given: unknown[]) => unknown;
    return { value: await work.apply(desk, given) };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on('message', (call) => {
  void answerOf(call as DeskCall).then((answer) => process.send?.(answer));
});
// Nobody waits any longer.
process.once('disconnect', () => process.exit());
