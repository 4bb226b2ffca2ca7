import type { BatchState, OperationState } from './batch';
import type { ScanFact } from './record-scan';
import type { UndoFact } from './undo-scan';

/** What a scan changes at one operation; every number is added. */
export interface OperationDelta {
  number: number;
  waiting: number;
  good: number;
  scrapped: number;
  reworked: number;
  skipped: number;
}

/** What a scan changes on the batch; every number is added. */
export interface ScanDelta {
  finished: number;
  scrapped: number;
  operations: OperationDelta[];
}

/** The part of a fact that says how many pieces went where. */
type Movement = Pick<
  ScanFact,
  'kind' | 'operation' | 'good' | 'scrapped' | 'reworked' | 'reworkTo' | 'goodTo'
>;

/** The changes that a decided scan makes; the SQL side adds exactly these. */
export function scanDelta(fact: Movement): ScanDelta {
  const zero = { waiting: 0, good: 0, scrapped: 0, reworked: 0, skipped: 0 };
  const skips = fact.kind === 'skip';
  const operations: OperationDelta[] = [
    {
      number: fact.operation,
      waiting: -(fact.good + fact.scrapped + fact.reworked),
      good: skips ? 0 : fact.good,
      scrapped: fact.scrapped,
      reworked: fact.reworked,
      skipped: skips ? fact.good : 0,
    },
  ];
  if (fact.goodTo !== null) operations.push({ ...zero, number: fact.goodTo, waiting: fact.good });
  if (fact.reworkTo !== null) operations.push({ ...zero, number: fact.reworkTo, waiting: fact.reworked });
  return { finished: fact.goodTo === null ? fact.good : 0, scrapped: fact.scrapped, operations };
}

/** The other sign; 0 stays 0, which has two in JavaScript. */
function less(value: number): number {
  return 0 - value;
}

/** The changes that an undo makes: those of a scan of its amounts, subtracted. */
export function undoDelta({ undoneKind, rework, ...fact }: UndoFact): ScanDelta {
  const { finished, scrapped, operations } = scanDelta({ ...fact, kind: undoneKind, reworked: rework });
  return {
    finished: less(finished),
    scrapped: less(scrapped),
    operations: operations.map((change) => ({
      number: change.number,
      waiting: less(change.waiting),
      good: less(change.good),
      scrapped: less(change.scrapped),
      reworked: less(change.reworked),
      skipped: less(change.skipped),
    })),
  };
}

function addTo(operation: OperationState, change: OperationDelta): OperationState {
  return {
    ...operation,
    waiting: operation.waiting + change.waiting,
    good: operation.good + change.good,
    scrapped: operation.scrapped + change.scrapped,
    reworked: operation.reworked + change.reworked,
    skipped: operation.skipped + change.skipped,
  };
}

function applyDelta(batch: BatchState, delta: ScanDelta): BatchState {
  const operations = batch.operations.map((operation) =>
    delta.operations.filter((change) => change.number === operation.number).reduce(addTo, operation),
  );
  return {
    ...batch,
    finished: batch.finished + delta.finished,
    scrapped: batch.scrapped + delta.scrapped,
    revision: batch.revision + 1,
    operations,
  };
}

/** The batch after a decided scan, one revision later. */
export function applyScan(batch: BatchState, fact: ScanFact): BatchState {
  const after = applyDelta(batch, scanDelta(fact));
  const operations = after.operations.map((operation) =>
    operation.number === fact.operation ? { ...operation, started: true } : operation,
  );
  return { ...after, operations };
}

/** The batch after a decided undo, one revision later. What was started once stays started. */
export function applyUndo(batch: BatchState, fact: UndoFact): BatchState {
  return applyDelta(batch, undoDelta(fact));
}
