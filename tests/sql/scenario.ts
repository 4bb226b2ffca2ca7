import { randomUUID } from 'node:crypto';
import type { Doer, RecordScanCommand, UndoScanCommand } from '../../src/tracking/contracts';
import { makePart, makeProduct, makeRoute, makeStages, type Row, type TestApp } from '../support';

/** An operator who may do everything, for acts past the doors. */
export const OPERATOR: Doer = {
  actor: { type: 'operator', id: '1', name: 'Петров' },
  may: null,
  stageIds: null,
  address: null,
  requestId: null,
};

/** A report of one good piece at operation 1, unless said otherwise. */
export function scanOf(partCode: string, changes: Partial<RecordScanCommand> = {}): RecordScanCommand {
  return {
    scanId: randomUUID(),
    partCode,
    operation: 1,
    kind: 'report',
    good: 0,
    scrapped: 0,
    rework: null,
    causeOperation: null,
    reason: null,
    comment: '',
    attachments: [],
    occurredAt: new Date().toISOString(),
    sentAt: null,
    underHold: false,
    settles: null,
    station: null,
    madeIn: null,
    operator: { id: null, name: 'Петров' },
    ...changes,
  };
}

/** An undo of a whole scan by whoever made it, unless said otherwise. */
export function undoOf(scanId: string, changes: Partial<UndoScanCommand> = {}): UndoScanCommand {
  return {
    undoId: randomUUID(),
    scanId,
    amounts: null,
    reason: 'wrong batch',
    occurredAt: new Date().toISOString(),
    sentAt: null,
    station: null,
    madeIn: null,
    operator: { id: null, name: 'Петров' },
    ...changes,
  };
}

/** A factory with the stages A, B, C, a route over all of them and one product. */
export async function smallFactory(app: TestApp): Promise<{ route: Row; product: Row }> {
  await makeStages(app, ['A', 'B', 'C']);
  return {
    route: await makeRoute(app, 'A-B-C', ['A', 'B', 'C']),
    product: await makeProduct(app, { designation: `P-${randomUUID()}` }),
  };
}

/** A batch on the route of `factory`. */
export function batchOf(
  app: TestApp,
  factory: { route: Row; product: Row },
  quantity: number,
): Promise<string> {
  return makePart(app, { ...factory, designation: `D-${randomUUID()}`, quantity });
}
