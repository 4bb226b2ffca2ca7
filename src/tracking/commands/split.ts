import { randomUUID } from 'node:crypto';
import { newLabelCode } from '../../codes';
import { refuse } from '../../refusals';
import type { PartActCommand, PiecesCommand, Refusal } from '../contracts';
import type { OperationState } from '../domain/batch';
import type { SplitIn } from '../domain/part-act';
import { reverseSplit, splitBatch } from '../domain/split';
import {
  readLotHistory,
  readLotSource,
  readPart,
  takePartIds,
  type LedgerPart,
  type LotHistory,
} from '../ledger';
import { beginLot } from './begin-lot';
import type { ActContext, DecidedAct, PartAct } from './part-act';

async function decideSplit(
  { factId, quantity, operation, reason }: PiecesCommand,
  part: LedgerPart,
  context: ActContext,
): Promise<DecidedAct | Refusal> {
  const decision = splitBatch(part.batch, { quantity, operation });
  if (!decision.ok) return decision;
  const { session } = context;
  const source = await readLotSource(session, part.identity.partId);
  const [partId] = await takePartIds(session, 1);
  if (partId === undefined) throw new Error('No id was taken for a new lot.');
  const code = newLabelCode();
  const { out: fact, into } = decision;
  const row = { otherPartId: partId };
  const data = { lot: source.nextLot, code };
  return {
    ok: true,
    moves: [{ part, facts: [{ fact, factId, reason, row, data }] }],
    beside: () => beginLot({ partId, code, from: part, source, into, outFactId: factId, reason }, context),
    launched: 1,
    lot: { code },
  };
}

/** Make waiting pieces of a batch a lot of their own. */
export function splitAct(command: PiecesCommand): PartAct {
  return {
    command,
    capability: 'change-quantity',
    action: 'split-part',
    kind: 'split-out',
    content: [command.quantity, command.operation],
    locksProduct: true,
    decide: (part, context) => decideSplit(command, part, context),
  };
}

/** The fact that began a lot, as the rules know it. */
export function splitInOf(history: Pick<LotHistory, 'quantity' | 'operation' | 'data'>): SplitIn {
  const { quantity, operation, data } = history;
  const { operations, nextOperationNumber } = data as {
    operations: OperationState[];
    nextOperationNumber: number;
  };
  return { kind: 'split-in', quantity, operation, operations, nextOperationNumber };
}

async function decideReversal(
  { factId, reason }: PartActCommand,
  part: LedgerPart,
  { session }: ActContext,
): Promise<DecidedAct | Refusal> {
  const history = await readLotHistory(session, part.identity.partId);
  if (!history) return refuse('part-not-split');
  const { part: source } = await readPart(session, { code: history.sourceCode, scanId: null, reason: null });
  if (!source) throw new Error('A lot was split off a batch that does not exist.');
  const decision = reverseSplit(part.batch, source.batch, splitInOf(history), history.kinds);
  if (!decision.ok) return decision;
  const left = {
    fact: decision.leave,
    factId,
    reason,
    row: { otherPartId: source.identity.partId },
    data: { code: source.identity.code },
  };
  const cameBack = {
    fact: decision.comeBack,
    factId: randomUUID(),
    reason,
    row: { otherPartId: part.identity.partId },
    data: { code: part.identity.code, factId },
  };
  return {
    ok: true,
    moves: [
      { part, facts: [left] },
      { part: source, facts: [cameBack] },
    ],
    returnedTo: { code: source.identity.code },
  };
}

/** Send the pieces of a new lot back where they were split off, while nobody has worked on it. */
export function reverseSplitAct(command: PartActCommand): PartAct {
  return {
    command,
    capability: 'change-quantity',
    action: 'reverse-split',
    kind: 'split-reversed',
    content: [],
    locksProduct: true,
    decide: (part, context) => decideReversal(command, part, context),
  };
}
