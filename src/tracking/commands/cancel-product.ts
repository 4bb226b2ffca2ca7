import { appendAudit } from '../../audit';
import { refuse } from '../../refusals';
import type { CancelProductCommand, CancelProductResult, Doer, Refusal } from '../contracts';
import { announce } from '../events';
import {
  appendProductFact,
  lockOpenParts,
  lockProductOf,
  readProductFact,
  violatedKey,
  type LedgerPart,
  type ProductRow,
  type Session,
} from '../ledger';
import { cancelBatches } from './cancel-batches';
import { contentHash } from './content-hash';
import type { Engine } from './engine';
import type { ActContext } from './part-act';
import { announceMoved } from './perform-act';

/** Of more cancelled batches than that nobody is told one by one. */
const MAX_ANNOUNCED_PARTS = 200;

/** What became of it: the answer, and the batches that it cancelled. */
export type ProductOutcome =
  Refusal | { ok: true; result: CancelProductResult; moved: LedgerPart[]; productId: number };

async function appendCancellation(
  product: ProductRow,
  { factId }: CancelProductCommand,
  { reason, hash, parts }: { reason: string; hash: string; parts: number },
  { session, doer, at }: ActContext,
): Promise<void> {
  const { actor, requestId, address } = doer;
  await appendProductFact(session, {
    factId,
    kind: 'cancelled',
    product,
    parts,
    reason,
    actor,
    at,
    contentHash: hash,
    requestId,
    address,
  });
  await appendAudit(session, {
    at,
    actor,
    action: 'cancel-product',
    category: 'parts',
    subjectType: 'product',
    subjectId: product.documentId,
    subjectName: product.designation,
    difference: { before: { cancelledAt: null }, after: { cancelledAt: at }, parts, factId, reason },
    address,
    requestId,
  });
}

function resultOf(
  product: ProductRow,
  cancelledAt: string,
  cancelled: number,
  replayed: boolean,
): CancelProductResult {
  const { documentId, designation, name, orderNumber } = product;
  return {
    ok: true,
    replayed,
    product: { id: documentId, designation, name, orderNumber, cancelledAt },
    cancelled,
  };
}

/** Decide and append, in the session's transaction. */
export async function cancelProductInSession(
  session: Session,
  command: CancelProductCommand,
  doer: Doer,
  now: Date,
): Promise<ProductOutcome> {
  const { factId, reason } = command;
  const product = await lockProductOf(session, command.product);
  if (!product) return refuse('product-not-found', { product: command.product });
  const hash = contentHash([product.id, 'cancelled', reason]);
  const taken = await readProductFact(session, factId);
  if (taken) {
    const same = taken.productId === product.id && taken.contentHash === hash && product.cancelledAt !== null;
    if (!same) return refuse('fact-id-reused', { factId });
    const result = resultOf(product, product.cancelledAt ?? '', taken.parts, true);
    return { ok: true, result, moved: [], productId: product.id };
  }
  if (doer.may !== null && !doer.may.has('cancel-parts'))
    return refuse('not-permitted', { capability: 'cancel-parts' });
  if (product.cancelledAt !== null) return refuse('product-cancelled', { since: product.cancelledAt });
  if (reason === null) return refuse('reason-required', { act: 'cancel' });
  const context = { session, doer, at: now.toISOString() };
  const codes = await lockOpenParts(session, product.id);
  const moved = await cancelBatches(codes, reason, { productFact: factId }, context);
  await appendCancellation(product, command, { reason, hash, parts: moved.length }, context);
  return {
    ok: true,
    result: resultOf(product, context.at, moved.length, false),
    moved,
    productId: product.id,
  };
}

/** Tell of a cancelled order that is committed. */
export function announceCancelledProduct({
  result,
  moved,
  productId,
}: Extract<ProductOutcome, { ok: true }>): void {
  if (result.replayed) return;
  if (moved.length <= MAX_ANNOUNCED_PARTS) announceMoved(moved);
  announce({ name: 'product.cancelled', productId, parts: moved.length });
}

/** Cancel all batches of an order and the order, in one transaction. Idempotent by `factId`. */
export async function cancelProductCommand(
  engine: Engine,
  command: CancelProductCommand,
  doer: Doer,
): Promise<CancelProductResult | Refusal> {
  const outcome = await engine
    .transaction((session) => cancelProductInSession(session, command, doer, engine.now()))
    .catch((error: unknown): ProductOutcome => {
      // The product's row was locked, so the id was taken by an act on another product.
      if (violatedKey(error) !== 'product_facts_fact_id_key') throw error;
      return refuse('fact-id-reused', { factId: command.factId });
    });
  if (!outcome.ok) return outcome;
  announceCancelledProduct(outcome);
  return outcome.result;
}
