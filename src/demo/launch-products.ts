import type { Core } from '@strapi/strapi';
import { tracking, type Doer, type LaunchLine, type LaunchPart } from '../tracking';
import type { DemoRow, MadeFactory } from './make-factory';
import { DEMO_PRODUCTS, type DemoItem, type DemoProduct } from './products';

const PRODUCT_UID = 'api::product.product';
const DAY_MS = 86_400_000;
/** After the launch somebody is made to answer for each batch, then its label is printed, then work may begin. */
const RESPONSIBLE_DELAY_MS = 1_800_000;
const PRINT_DELAY_MS = 3_600_000;
/** Nobody reports on a batch before. */
export const WORK_DELAY_MS = 2 * 3_600_000;

/** A batch as the simulation drives it. */
export interface LaunchedBatch {
  code: string;
  /** Its children: so many of each go into one of it. */
  needs: { code: string; perParent: number }[];
  /** Whether its order can still be in time: scrap is made good then. */
  isTimely: boolean;
  isRouted: boolean;
  kind: LaunchPart['kind'];
  quantity: number;
}

export interface LaunchedProduct extends DemoRow {
  launchedAtMs: number;
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
  batches: readonly LaunchedBatch[],
  { operators: [foreman, second] }: MadeFactory,
  doer: Doer,
  at: Date,
): Promise<void> {
  const engine = tracking(strapi, () => at);
  const made = batches.filter(({ kind }) => kind !== 'standard');
  for (const [person, isTheirs] of [
    [foreman, (kind: string) => kind === 'assembly'],
    [second, (kind: string) => kind !== 'assembly'],
  ] as const) {
    const codes = made.filter(({ kind }) => isTheirs(kind)).map(({ code }) => code);
    if (!person || codes.length === 0) continue;
    const named = await engine.setResponsible({ codes, userId: person.id }, doer);
    if (!named.ok) throw new Error(`Nobody answers for the demonstration's batches: ${named.code}.`);
  }
}

async function printLabels(
  strapi: Core.Strapi,
  batches: readonly LaunchedBatch[],
  doer: Doer,
  at: Date,
): Promise<void> {
  const labels = batches.filter(({ isRouted }) => isRouted).map(({ code }) => ({ code, copies: 1 }));
  const engine = tracking(strapi, () => at);
  await engine.recordPrint({ labels, layout: 'a4-3x7', format: 'pdf' }, doer);
}

/** Something that happens at a moment. */
export interface DemoAct {
  atMs: number;
  run(): Promise<void>;
}

async function launch(
  strapi: Core.Strapi,
  product: DemoProduct,
  row: DemoRow,
  { made, doer, nowMs }: Launching,
): Promise<LaunchedProduct> {
  const launchedAtMs = launchedAt(product, nowMs);
  const routeIds = new Map([...made.routes].map(([name, { id }]) => [name, id]));
  const planned: Planned = { parts: [], lines: [] };
  planItem(product, product.root, product.quantity, routeIds, planned);
  const command = { productId: row.id, importId: null, ...planned, materials: [] };
  const launched = await tracking(strapi, () => new Date(launchedAtMs)).launchParts(command, doer);
  if (!launched.ok) throw new Error(`The demonstration could not be launched: ${launched.code}.`);
  const codes = new Map(launched.parts.map(({ key, code }) => [key, code]));
  const codeOf = (key: string) => codes.get(key) ?? '';
  const batches = planned.parts.map(({ key, kind, routeId, launched: quantity }) => ({
    code: codeOf(key),
    needs: planned.lines
      .filter(({ parentKey }) => parentKey === key)
      .map(({ childKey, quantity: perParent }) => ({ code: codeOf(childKey), perParent })),
    isTimely: product.dueInDays > 0,
    isRouted: routeId !== null,
    kind,
    quantity,
  }));
  return { ...row, launchedAtMs, batches };
}

/** Who launches, what of the factory is needed for it, and the end of the demonstration's days. */
interface Launching {
  made: MadeFactory;
  doer: Doer;
  nowMs: number;
}

const launchedAt = ({ launchedDaysAgo }: DemoProduct, nowMs: number): number =>
  nowMs - launchedDaysAgo * DAY_MS;

/** One product: launched on its day, then somebody answers for its batches, then their labels are printed. */
function launchActsOf(
  strapi: Core.Strapi,
  product: DemoProduct,
  row: DemoRow,
  launching: Launching,
  onLaunch: (product: LaunchedProduct) => Promise<void>,
): DemoAct[] {
  const { made, doer, nowMs } = launching;
  const launchedAtMs = launchedAt(product, nowMs);
  const [namedAtMs, printedAtMs] = [launchedAtMs + RESPONSIBLE_DELAY_MS, launchedAtMs + PRINT_DELAY_MS];
  let batches: LaunchedBatch[] = [];
  return [
    {
      atMs: launchedAtMs,
      async run() {
        const launched = await launch(strapi, product, row, launching);
        ({ batches } = launched);
        await onLaunch(launched);
      },
    },
    { atMs: namedAtMs, run: () => nameResponsible(strapi, batches, made, doer, new Date(namedAtMs)) },
    { atMs: printedAtMs, run: () => printLabels(strapi, batches, doer, new Date(printedAtMs)) },
  ];
}

/**
 * Make the demonstration's products, and tell what happens to them on which day until work begins.
 * @param onLaunch is told of each product as soon as it is launched
 */
export async function launchActs(
  strapi: Core.Strapi,
  launching: Launching,
  onLaunch: (product: LaunchedProduct) => Promise<void>,
): Promise<DemoAct[]> {
  const acts: DemoAct[] = [];
  for (const product of DEMO_PRODUCTS) {
    const row = await createProduct(strapi, product, launching.nowMs);
    acts.push(...launchActsOf(strapi, product, row, launching, onLaunch));
  }
  return acts;
}
