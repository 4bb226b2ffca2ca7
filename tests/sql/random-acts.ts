import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Tracking } from '../../src/tracking';
import type {
  Amounts,
  PartActResult,
  PiecesCommand,
  RecordScanCommand,
  RecordScanResult,
  Refusal,
  UndoScanCommand,
} from '../../src/tracking/contracts';
import { mostly } from '../support/mostly';
import { OPERATOR, scanOf, undoOf } from './scenario';

type PiecesAct = 'add' | 'withdraw' | 'split';
type PlainAct = 'hold' | 'release' | 'cancel' | 'reverse' | 'void';

/** An act on the lot `lot` (modulo how many there are), sensible or not. */
export type Act = { lot: number } & (
  | { type: 'scan'; changes: Partial<RecordScanCommand> }
  | { type: 'undo'; which: number; amounts: Amounts | null }
  | { type: 'route'; route: number }
  | { type: 'replay'; which: number }
  | { type: PiecesAct; quantity: number; operation: number | null }
  | { type: PlainAct }
);

type Answer = RecordScanResult | PartActResult | Refusal;

/** A batch and the lots of it by their valid codes. */
export interface Family {
  codes: string[];
  /** Scans and undos that count: what can be undone or sent again. */
  accepted: (RecordScanCommand | UndoScanCommand)[];
  /** Pieces that acts have put in. */
  added: number;
}

const lot = mostly(fc.constant(0), fc.nat(3));
const operation = mostly(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 8 }));
const pieces = mostly(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 4 }));
const some = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: pieces });

const scanArbitrary: fc.Arbitrary<Act> = fc.record({
  lot,
  type: fc.constant('scan' as const),
  changes: fc.record({
    operation,
    kind: mostly<'report' | 'start' | 'skip'>(fc.constant('report'), fc.constantFrom('start', 'skip')),
    good: fc.oneof(pieces, some),
    scrapped: some,
    rework: fc.option(fc.record({ quantity: pieces, toOperation: operation }), { nil: null, freq: 1 }),
    reason: mostly<string | null>(fc.constant('surface'), fc.constant(null)),
    causeOperation: fc.option(operation, { nil: null, freq: 1 }),
    underHold: fc.boolean(),
  }),
});

const undoArbitrary: fc.Arbitrary<Act> = fc.record({
  lot,
  type: fc.constant('undo' as const),
  which: fc.nat(20),
  amounts: fc.option(fc.record({ good: some, scrapped: some, rework: some }), { nil: null, freq: 1 }),
});

const piecesArbitrary: fc.Arbitrary<Act> = fc.record({
  lot,
  type: fc.constantFrom<PiecesAct>('add', 'withdraw', 'split', 'split'),
  quantity: pieces,
  operation: fc.option(operation, { nil: null, freq: 2 }),
});

const plainArbitrary: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ lot, type: fc.constantFrom<PlainAct>('hold', 'release') }) },
  { weight: 2, arbitrary: fc.record({ lot: fc.nat(3), type: fc.constant<PlainAct>('reverse') }) },
  { weight: 1, arbitrary: fc.record({ lot: fc.nat(3), type: fc.constantFrom<PlainAct>('cancel', 'void') }) },
);

/** Any act on a batch or one of its lots. */
export const actArbitrary: fc.Arbitrary<Act> = fc.oneof(
  { weight: 9, arbitrary: scanArbitrary },
  { weight: 4, arbitrary: undoArbitrary },
  { weight: 2, arbitrary: fc.record({ lot, type: fc.constant('route' as const), route: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ lot, type: fc.constant('replay' as const), which: fc.nat(20) }) },
  { weight: 4, arbitrary: piecesArbitrary },
  { weight: 3, arbitrary: plainArbitrary },
);

/** It was not refused, and is no repetition. */
export function acceptedBy(answer: Answer | null): answer is Exclude<Answer, Refusal> {
  return answer !== null && answer.ok && !answer.replayed;
}

const idOf = (command: RecordScanCommand | UndoScanCommand) =>
  'undoId' in command ? command.undoId : command.scanId;

/** How many different scans and undos count. */
export function commandsAt({ accepted }: Family): number {
  return new Set(accepted.map(idOf)).size;
}

async function scanOrUndo(
  engine: Tracking,
  family: Family,
  command: RecordScanCommand | UndoScanCommand,
): Promise<Answer> {
  const answer = await ('undoId' in command
    ? engine.undoScan(command, OPERATOR)
    : engine.recordScan(command, OPERATOR));
  if (acceptedBy(answer)) family.accepted.push(command);
  return answer;
}

async function piecesAct(
  engine: Tracking,
  family: Family,
  type: PiecesAct,
  command: PiecesCommand,
): Promise<Answer> {
  const answer = await engine[type](command, OPERATOR);
  if (!acceptedBy(answer)) return answer;
  if (type === 'add') family.added += command.quantity;
  if (answer.lot) family.codes.push(answer.lot.code);
  return answer;
}

async function plainAct(engine: Tracking, family: Family, type: PlainAct, partCode: string): Promise<Answer> {
  const command = { factId: randomUUID(), partCode, reason: 'why' };
  if (type === 'hold') return engine.hold({ ...command, kind: 'tool' }, OPERATOR);
  if (type === 'release') return engine.releaseHold(command, OPERATOR);
  if (type === 'cancel') return engine.cancelPart(command, OPERATOR);
  if (type === 'reverse') return engine.reverseSplit(command, OPERATOR);
  const answer = await engine.voidLabel(command, OPERATOR);
  if (acceptedBy(answer))
    family.codes = family.codes.map((code) => (code === partCode ? answer.part.code : code));
  return answer;
}

/**
 * Perform one act at the engine's door.
 * @param routes documentIds
 * @returns its answer; null: there was nothing yet that it could name
 */
export async function perform(
  engine: Tracking,
  family: Family,
  act: Act,
  routes: readonly string[],
): Promise<Answer | null> {
  const partCode = family.codes[act.lot % family.codes.length] ?? '';
  switch (act.type) {
    case 'scan':
      return scanOrUndo(engine, family, scanOf(partCode, act.changes));
    case 'undo':
    case 'replay': {
      const named = family.accepted[act.which % (family.accepted.length || 1)];
      if (!named) return null;
      const command = act.type === 'replay' ? named : undoOf(idOf(named), { amounts: act.amounts });
      return scanOrUndo(engine, family, command);
    }
    case 'route': {
      const command = { factId: randomUUID(), partCode, route: routes[act.route] ?? '', reason: 'why' };
      return engine.assignRoute(command, OPERATOR);
    }
    case 'add':
    case 'withdraw':
    case 'split': {
      const { quantity, operation: at } = act;
      const command = { factId: randomUUID(), partCode, reason: 'why', quantity, operation: at };
      return piecesAct(engine, family, act.type, command);
    }
    case 'hold':
    case 'release':
    case 'cancel':
    case 'reverse':
    case 'void':
      return plainAct(engine, family, act.type, partCode);
  }
}
