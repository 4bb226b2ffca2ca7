import type { Core } from '@strapi/strapi';
import { tracking, type Doer, type LaunchLine, type LaunchPart } from '../tracking';
import type { DemoRow, MadeFactory } from './make-factory';
import { DEMO_PRODUCTS, type DemoItem, type DemoProduct } from './products';

const PRODUCT_UID = 'api::product.product';
const PART_UID = 'api::part.part';
const DAY_MS = 86_400_000;
/** Labels are printed an hour after the launch. */
const PRINT_DELAY_MS = 3_600_000;

/** A batch as the simulation drives it. */
export interface LaunchedBatch {
  code: string;
  /** Codes of its children that are made here: without them it cannot be assembled. */
  needs: string[];
  isRouted: boolean;
  quantity: number;
}

export interface LaunchedProduct extends DemoRow {
  launchedAtMs: number;
  dueMs: number;
  batches: LaunchedBatch[];
}

interface Planned {
  parts: LaunchPart[];
  lines: LaunchLine[];
}

/** Roll the bill of materials down from the product's quantity. */
function planItem(
  product: DemoProduct,
  item: DemoItem,
  quantity: number,
  routeIds: ReadonlyMap<string, number>,
  planned: Planned,
): void {
  const { kind, name, material, size, route } = item;
  planned.parts.push({
    key: item.number,
    designation: kind === 'standard' ? null : `${product.designation}.${item.number}`,
    name,
    kind,
    material,
    size,
    attributes: null,
    required: quantity,
    launched: quantity,
    routeId: route === null ? null : (routeIds.get(route) ?? null),
  });
  for (const child of item.children) {
    planned.lines.push({ parentKey: item.number, childKey: child.number, quantity: child.perParent });
    planItem(product, child, quantity * child.perParent, routeIds, planned);
  }
}

/** The first order number from the demonstration's own on that this product has not had yet. */
async function freeOrderNumber(strapi: Core.Strapi, { designation, order }: DemoProduct): Promise<string> {
  const found = (await strapi.db
    .query(PRODUCT_UID)
    .findMany({ where: { designation }, select: ['orderNumber'] })) as { orderNumber: string | null }[];
  const taken = new Set(found.map(({ orderNumber }) => orderNumber));
  let number = order;
  while (taken.has(String(number))) number += 100;
  return String(number);
}

function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

async function createProduct(strapi: Core.Strapi, product: DemoProduct, nowMs: number): Promise<DemoRow> {
  const { designation, name, quantity } = product;
  const orderNumber = await freeOrderNumber(strapi, product);
  const dueDate = dayOf(nowMs + product.dueInDays * DAY_MS);
  const { id, documentId } = await strapi
    .documents(PRODUCT_UID)
    .create({ data: { designation, name, quantity, orderNumber, dueDate } });
  return { id: Number(id), documentId };
}

/** Somebody answers for every batch that is made here, so that the dashboard can be filtered by them. */
async function nameResponsible(
  strapi: Core.Strapi,
  parts: readonly { documentId: string; kind: string }[],
  { operators }: MadeFactory,
): Promise<void> {
  const [foreman, second] = operators;
  const documents = strapi.documents(PART_UID) as unknown as {
    update(options: { documentId: string; data: { responsible: string } }): Promise<unknown>;
  };
  for (const { documentId, kind } of parts) {
    const responsible = kind === 'assembly' ? foreman : second;
    if (!responsible || kind === 'standard') continue;
    await documents.update({ documentId, data: { responsible: responsible.documentId } });
  }
}

async function launchProduct(
  strapi: Core.Strapi,
  product: DemoProduct,
  made: MadeFactory,
  doer: Doer,
  nowMs: number,
): Promise<LaunchedProduct> {
  const row = await createProduct(strapi, product, nowMs);
  const launchedAtMs = nowMs - product.launchedDaysAgo * DAY_MS;
  const routeIds = new Map([...made.routes].map(([name, { id }]) => [name, id]));
  const planned: Planned = { parts: [], lines: [] };
  planItem(product, product.root, product.quantity, routeIds, planned);
  const command = { productId: row.id, importId: null, ...planned, materials: [] };
  const launched = await tracking(strapi, () => new Date(launchedAtMs)).launchParts(command, doer);
  if (!launched.ok) throw new Error(`The demonstration could not be launched: ${launched.code}.`);
  const byKey = new Map(launched.parts.map((part) => [part.key, part]));
  const batches = planned.parts.map(({ key, routeId, launched: quantity }) => ({
    code: byKey.get(key)?.code ?? '',
    needs: planned.lines
      .filter(({ parentKey }) => parentKey === key)
      .map(({ childKey }) => byKey.get(childKey)?.code ?? ''),
    isRouted: routeId !== null,
    quantity,
  }));
  await nameResponsible(
    strapi,
    planned.parts.map(({ key, kind }) => ({ kind, documentId: byKey.get(key)?.documentId ?? '' })),
    made,
  );
  const printed = batches.filter(({ isRouted }) => isRouted).map(({ code }) => ({ code, copies: 1 }));
  await tracking(strapi, () => new Date(launchedAtMs + PRINT_DELAY_MS)).recordPrint(
    { labels: printed, layout: 'a4-3x7', format: 'pdf' },
    doer,
  );
  return { ...row, launchedAtMs, dueMs: nowMs + product.dueInDays * DAY_MS, batches };
}

/** The demonstration's products, each launched on its day, with printed labels. */
export async function launchProducts(
  strapi: Core.Strapi,
  made: MadeFactory,
  doer: Doer,
  nowMs: number,
): Promise<LaunchedProduct[]> {
  const launched: LaunchedProduct[] = [];
  for (const product of DEMO_PRODUCTS) {
    launched.push(await launchProduct(strapi, product, made, doer, nowMs));
  }
  return launched;
}
