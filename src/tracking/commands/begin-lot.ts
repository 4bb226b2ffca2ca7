import { randomUUID } from 'node:crypto';
import { appendAudit } from '../../audit';
import { statusOf } from '../domain/batch';
import { launchedBatch } from '../domain/launch';
import { applySplitIn, type SplitIn } from '../domain/part-act';
import {
  appendBomLines,
  appendLabels,
  appendPartFacts,
  appendStates,
  copyPartRow,
  orderedDocumentId,
  type LedgerPart,
  type LotSource,
} from '../ledger';
import { blankFact, type FactContent } from './launch-facts';
import type { ActContext } from './part-act';

/** A lot that begins: what it is split off, and what it gets. */
export interface NewLot {
  partId: number;
  code: string;
  from: LedgerPart;
  source: LotSource;
  into: SplitIn;
  /** The fact that the pieces left their batch with. */
  outFactId: string;
  reason: string | null;
}

function factContents(lot: NewLot): FactContent[] {
  const { from, source, into } = lot;
  const { productId, routeId, routeName } = from.identity;
  const { quantity, operation, operations, nextOperationNumber } = into;
  const begins = { required: 0, productId, itemKey: source.itemKey, lot: source.nextLot };
  const contents: FactContent[] = [
    { kind: 'launched', quantity: 0, data: { ...begins, rootPartId: source.rootPartId } },
    {
      kind: 'split-in',
      quantity,
      operationNumber: operation,
      otherPartId: from.identity.partId,
      routeId,
      routeName,
      reason: lot.reason,
      data: { operations, nextOperationNumber, code: from.identity.code, factId: lot.outFactId },
    },
    { kind: 'label-issued', labelCode: lot.code },
  ];
  const lines = source.lines.map(({ code, quantity: perParent }) => ({ code, quantity: perParent }));
  if (lines.length > 0) contents.push({ kind: 'composition-set', data: { lines } });
  return contents;
}

async function appendLotState(lot: NewLot, { session, at }: ActContext, revision: number): Promise<void> {
  const { partId, code, from, source, into } = lot;
  const { productId, routeId, routeName } = from.identity;
  const batch = applySplitIn(launchedBatch(0), into);
  const state = {
    partId,
    productId,
    code,
    itemKey: source.itemKey,
    lot: source.nextLot,
    rootPartId: source.rootPartId,
    // The bill of materials asks for the pieces of all lots together, at the batch as launched.
    required: 0,
    launched: batch.launched,
    unrouted: batch.unrouted,
    status: statusOf(batch),
    routeId,
    routeName,
    revision,
    nextOperationNumber: batch.nextOperationNumber,
    at,
  };
  const operations = batch.operations.map((operation) => ({ ...operation, partId }));
  await appendStates(session, [state], operations);
}

async function auditLot(lot: NewLot, { session, doer, at }: ActContext): Promise<void> {
  const { identity } = lot.from;
  const { quantity, operation } = lot.into;
  await appendAudit(session, {
    at,
    actor: doer.actor,
    action: 'begin-lot',
    category: 'parts',
    subjectType: 'part',
    subjectId: lot.code,
    subjectName: identity.designation ?? identity.name,
    difference: { from: identity.code, lot: lot.source.nextLot, quantity, operation, reason: lot.reason },
    address: doer.address,
    requestId: doer.requestId,
  });
}

/** Make the part, label, state, operations, composition and facts of a new lot, in the session's transaction. */
export async function beginLot(lot: NewLot, context: ActContext): Promise<void> {
  const { session, doer, at } = context;
  const { partId, code, from, source } = lot;
  const { designation, name, productId } = from.identity;
  const contents = factContents(lot);
  await copyPartRow(session, { from: from.identity.partId, id: partId, documentId: orderedDocumentId(), at });
  await appendLotState(lot, context, contents.length);
  await appendLabels(session, [{ code, partId, at }]);
  await appendBomLines(
    session,
    source.lines.map(({ childPartId, quantity }) => ({
      productId,
      parentPartId: partId,
      childPartId,
      quantity,
    })),
  );
  const launch = { partId, code, designation, name };
  await appendPartFacts(
    session,
    contents.map((content, index) => ({
      ...blankFact(launch, { doer, at, importId: null }, index + 1),
      factId: randomUUID(),
      ...content,
    })),
  );
  await auditLot(lot, context);
}
