import {
  addAct,
  cancelAct,
  holdAct,
  releaseHoldAct,
  reverseSplitAct,
  setLineAct,
  splitAct,
  voidLabelAct,
  withdrawAct,
} from './commands/acts';
import { cancelProductCommand } from './commands/cancel-product';
import type { Engine } from './commands/engine';
import type { PartAct } from './commands/part-act';
import { performAct } from './commands/perform-act';
import type {
  CancelProductCommand,
  CancelProductResult,
  Doer,
  HoldCommand,
  PartActCommand,
  PartActResult,
  PiecesCommand,
  Refusal,
  SetLineCommand,
} from './contracts';

type Perform<Command> = (command: Command, doer: Doer) => Promise<PartActResult | Refusal>;

/** The acts on one batch, and on an order. Each is idempotent by `factId`; see docs/api.md. */
export interface PartActs {
  /** Put pieces in at the first operation. */
  add: Perform<PiecesCommand>;
  /** Take waiting pieces out. */
  withdraw: Perform<PiecesCommand>;
  /** Make waiting pieces a lot of their own. */
  split: Perform<PiecesCommand>;
  /** Send a lot's pieces back while nobody has worked on it. */
  reverseSplit: Perform<PartActCommand>;
  /** Refuse new reports until the release. */
  hold: Perform<HoldCommand>;
  releaseHold: Perform<PartActCommand>;
  /** Withdraw all that waits and end the batch. */
  cancelPart: Perform<PartActCommand>;
  /** Void the valid label and issue another code. */
  voidLabel: Perform<PartActCommand>;
  /** Add a line to the batch's bill of materials, change or remove one. */
  setLine: Perform<SetLineCommand>;
  /** Cancel all batches of an order, and the order. */
  cancelProduct(command: CancelProductCommand, doer: Doer): Promise<CancelProductResult | Refusal>;
}

/** The acts over this engine. */
export function partActs(engine: Engine): PartActs {
  const performs =
    <Command>(actOf: (command: Command) => PartAct): Perform<Command> =>
    (command, doer) =>
      performAct(engine, actOf(command), doer);
  return {
    add: performs(addAct),
    withdraw: performs(withdrawAct),
    split: performs(splitAct),
    reverseSplit: performs(reverseSplitAct),
    hold: performs(holdAct),
    releaseHold: performs(releaseHoldAct),
    cancelPart: performs(cancelAct),
    voidLabel: performs(voidLabelAct),
    setLine: performs(setLineAct),
    cancelProduct: (command, doer) => cancelProductCommand(engine, command, doer),
  };
}
