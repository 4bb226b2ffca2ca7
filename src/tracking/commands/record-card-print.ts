import { appendAudit } from '../../audit';
import type { Doer, Refusal } from '../contracts';
import { appendCardPrint, type CardPrint, type Session } from '../ledger';
import type { Engine } from './engine';

export interface CardsPrinted {
  ok: true;
  /** Copies included. */
  cards: number;
  /** Stages or operators whose card had never been printed before, and those whose card had. */
  first: number;
  again: number;
}

const ACTIONS = { stage: 'print-stage-cards', badge: 'print-badges' } as const;
const SUBJECTS = { stage: 'stage', badge: 'operator' } as const;

/** What is done in the transaction of a print before it is recorded; a refusal, for which it must have written nothing, ends it. */
export type BeforePrint = (session: Session) => Promise<{ ok: true } | Refusal>;

/**
 * Record that cards of stages or badges are printed: who, when, how many, first or again, and why where that is said. The print, the
 * audit entry and what is done before in one transaction. Who may print is asked by the door.
 */
export async function recordCardPrintCommand(
  engine: Engine,
  command: CardPrint,
  doer: Doer,
  before: BeforePrint = () => Promise.resolve({ ok: true }),
): Promise<CardsPrinted | Refusal> {
  return engine.transaction(async (session) => {
    const done = await before(session);
    if (!done.ok) return done;
    const at = engine.now().toISOString();
    const printedBefore = await appendCardPrint(session, command, { doer, at });
    const { kind, cards: printed, layout, format, reason } = command;
    const cards = printed.reduce((sum, { copies }) => sum + copies, 0);
    const namesOf = (isAgain: boolean) =>
      printed.filter(({ id }) => printedBefore.has(id) === isAgain).map(({ name }) => name);
    const [first, again] = [namesOf(false), namesOf(true)];
    const [one, ...others] = printed;
    const subject = others.length === 0 ? one : undefined;
    await appendAudit(session, {
      at,
      actor: doer.actor,
      action: ACTIONS[kind],
      category: 'labels',
      subjectType: subject ? SUBJECTS[kind] : null,
      subjectId: subject?.id ?? null,
      subjectName: subject?.name ?? null,
      difference: { cards, first, again, layout, format, ...(reason ? { reason } : {}) },
      address: doer.address,
      requestId: doer.requestId,
    });
    return { ok: true, cards, first: first.length, again: again.length };
  });
}
