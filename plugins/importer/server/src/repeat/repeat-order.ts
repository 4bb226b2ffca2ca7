import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { appendAudit } from '../../../../../src/audit';
import { refuse } from '../../../../../src/refusals';
import { announce, tracking, withStrapiSession, type Doer, type Refusal } from '../../../../../src/tracking';
import { MAX_QUANTITY } from '../../../../../src/tracking/contracts';
import { lockProductName } from '../commit/lock-product-name';
import { RollBack } from '../commit/roll-back';
import type { RepeatedOrder } from '../contracts';
import type { OwnField } from '../own-fields/own-field';
import { ownColumnNames } from '../own-fields/own-sql';
import { readOwnFields } from '../own-fields/read-own-fields';
import type { SqlSession } from '../sql-session';
import { copyBeside, insertOrder, readOrder, type Order, type OrderPart } from './order-rows';
import { requiredFor } from './scale-order';

/** A new order of the product that an earlier order made. */
export interface RepeatWish {
  /** documentId of the earlier order. */
  product: string;
  orderNumber: string;
  /** Products to make; null: as many as before. */
  quantity: number | null;
  /** ISO day; null: none. */
  dueDate: string | null;
}

type Repeated = { ok: true; result: RepeatedOrder; productId: number } | Refusal;

function announceRepeated({ result, productId }: Extract<Repeated, { ok: true }>): void {
  const { importId, parts } = result;
  announce({ name: 'import.committed', importId, productId, parts });
}

function launchOf(
  { parts, lines }: Order,
  required: ReadonlyMap<string, number>,
  { productId, importId, importFile }: { productId: number; importId: string; importFile: string },
  ownFields: readonly OwnField[],
) {
  const need = ({ key }: OrderPart): number => required.get(key) ?? 0;
  return {
    ...{ productId, importId, importFile, ownColumns: ownColumnNames(ownFields) },
    parts: parts.map((part) => {
      const { key, designation, name, kind, material, size, attributes, routeId } = part;
      const fields = { key, designation, name, kind, material, size, attributes, routeId };
      const own = Object.fromEntries(
        ownFields.map(({ name, column }) => [column, part.own[name] ?? null] as const),
      );
      return { ...fields, own, required: need(part), launched: need(part) };
    }),
    lines: lines.map(({ parent, child, quantity }) => ({ parentKey: parent, childKey: child, quantity })),
    materials: parts.flatMap((part) =>
      part.materials.map(({ name, quantity, unit }) => ({
        ...{ partKey: part.key, name, unit },
        quantity: Number((quantity * need(part)).toFixed(6)),
      })),
    ),
  };
}

async function launchAgain(
  strapi: Core.Strapi,
  session: SqlSession,
  order: Order,
  ownFields: readonly OwnField[],
  wish: RepeatWish,
  doer: Doer,
): Promise<Repeated> {
  const { orderNumber } = wish;
  const quantity = wish.quantity ?? order.quantity;
  const required = requiredFor(order, quantity);
  const most = Math.max(...required.values());
  if (most > MAX_QUANTITY) return refuse('quantity-exceeds-limit', { limit: MAX_QUANTITY });
  const made = await insertOrder(session, order, { orderNumber, quantity, dueDate: wish.dueDate });
  if (!made) return refuse('already-exists', { designation: order.designation, orderNumber });
  const importId = randomUUID();
  const importFile = [order.designation, order.orderNumber].filter(Boolean).join(' / ').slice(0, 255);
  const command = launchOf(order, required, { productId: made.id, importId, importFile }, ownFields);
  const launched = await tracking(strapi).launchParts(command, doer);
  if (!launched.ok) throw new RollBack(launched);
  const newIds = new Map(launched.parts.map(({ key, partId }) => [key, partId]));
  await copyBeside(session, order, newIds);
  const { parts, lines } = order;
  const product = { id: made.documentId, designation: order.designation, orderNumber };
  const result = { importId, product, quantity, parts: parts.length, lines: lines.length };
  await keepRecord(session, { order, result, productId: made.id, importFile }, doer);
  return { ok: true, result, productId: made.id };
}

interface RepeatRecord {
  order: Order;
  result: RepeatedOrder;
  productId: number;
  importFile: string;
}

/** A repetition stands among the imports: it is found there, and taken back like one. */
async function keepRecord(
  session: SqlSession,
  { order, result, productId, importFile }: RepeatRecord,
  { actor, address, requestId }: Doer,
): Promise<void> {
  const { importId, parts, lines, product, quantity } = result;
  const at = new Date().toISOString();
  const materials = order.parts.reduce((sum, own) => sum + own.materials.length, 0);
  const summary = {
    ...{ parts, lines, materials, routes: 0, stages: 0 },
    ...{ new: parts, changed: 0, unchanged: 0, absent: 0, absentLines: 0, errors: 0, warnings: 0 },
  };
  await session.query(
    `insert into importer_imports (id, preview_id, product_id, committed_at, actor, file_name, file_sha256, summary, changes)
     values ($1, $2, $3, $4, $5, $6, '', $7, '[]')`,
    [importId, randomUUID(), productId, at, JSON.stringify(actor), importFile, JSON.stringify(summary)],
  );
  await appendAudit(session, {
    ...{
      at,
      actor,
      action: 'repeat-order',
      category: 'import',
      subjectType: 'product',
      subjectId: product.id,
    },
    subjectName: product.designation,
    difference: { importId, repeats: order.documentId, orderNumber: product.orderNumber, quantity, parts },
    ...{ address, requestId },
  });
}

/**
 * Make a new order with the composition and the routes of an earlier one, in one transaction. Batches that
 * were cancelled there, lots and what people have done stay behind.
 */
export async function repeatOrder(strapi: Core.Strapi, wish: RepeatWish, doer: Doer): Promise<Repeated> {
  try {
    return await withStrapiSession(strapi, async (session, afterCommit): Promise<Repeated> => {
      // What only one part may have stays with the part that has it.
      const ownFields = (await readOwnFields(strapi)).filter(({ unique }) => !unique);
      const order = await readOrder(session, wish.product, ownFields);
      if (!order) return refuse('product-not-found');
      if (order.parts.length === 0) return refuse('order-empty');
      await lockProductName(session, order.designation, wish.orderNumber);
      const repeated = await launchAgain(strapi, session, order, ownFields, wish, doer);
      if (repeated.ok) afterCommit(() => announceRepeated(repeated));
      return repeated;
    });
  } catch (error) {
    if (error instanceof RollBack) return error.refusal;
    throw error;
  }
}
