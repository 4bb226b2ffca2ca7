import type { BatchState, OperationState } from './batch';
import type { ScanFact } from './record-scan';

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

/** The changes that a decided scan makes; the SQL side adds exactly these. */
export function scanDelta(fact: ScanFact): ScanDelta {
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

/** The batch after a decided scan, one revision later. */
export function applyScan(batch: BatchState, fact: ScanFact): BatchState {
  const delta = scanDelta(fact);
  const operations = batch.operations.map((operation) => {
    const started = operation.started || operation.number === fact.operation;
    const changes = delta.operations.filter((change) => change.number === operation.number);
    return changes.reduce(addTo, { ...operation, started });
  });
  return {
    ...batch,
    finished: batch.finished + delta.finished,
    scrapped: batch.scrapped + delta.scrapped,
    revision: batch.revision + 1,
    operations,
  };
}
