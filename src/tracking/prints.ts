import { recordCardPrintCommand, type BeforePrint, type CardsPrinted } from './commands/record-card-print';
import { recordPrintCommand, type PrintRecorded, type RecordPrintCommand } from './commands/record-print';
import type { Engine } from './commands/engine';
import type { Doer, Refusal } from './contracts';
import { readCardPrints, type CardKind, type CardPrint, type CardPrints } from './ledger';

/** What is recorded of prints. */
export interface Prints {
  /** Record that labels are printed; the caller has read them and asked who may print. */
  recordPrint(command: RecordPrintCommand, doer: Doer): Promise<PrintRecorded>;
  /**
   * Record that cards of stages or badges are printed; the caller has asked who may print.
   * @param before what stands or falls with the print; its refusal is the answer
   */
  recordCardPrint(command: CardPrint, doer: Doer, before?: BeforePrint): Promise<CardsPrinted | Refusal>;
  /** How often the cards of these stages or operators have been printed; what never was is missing. */
  cardPrints(kind: CardKind, ids: readonly string[]): Promise<CardPrints[]>;
}

/** The prints of this engine. */
export function printsOf(engine: Engine): Prints {
  return {
    recordPrint: (command, doer) => recordPrintCommand(engine, command, doer),
    recordCardPrint: (command, doer, before) => recordCardPrintCommand(engine, command, doer, before),
    cardPrints: (kind, ids) => readCardPrints(engine.session, kind, ids),
  };
}
