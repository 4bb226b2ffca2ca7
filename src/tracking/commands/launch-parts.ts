import { setImmediate as othersTurn } from 'node:timers/promises';
import { appendAudit } from '../../audit';
import { newLabelCodes } from '../../codes';
import { refuse } from '../../refusals';
import { MAX_QUANTITY } from '../contracts';
import type { Doer, LaunchedPart, LaunchPart, LaunchPartsCommand, Refusal } from '../contracts';
import { itemKey } from '../domain/item-key';
import {
  batchCopies,
  compositionCopies,
  copyAll,
  lockProduct,
  orderedDocumentId,
  readRoutes,
  takenItemKeys,
  takePartIds,
  type BulkSession,
  type Copy,
  type LockedProduct,
  type RouteTemplate,
  type Session,
} from '../ledger';
import { refuseRetired } from './decide-route';
import { eachInTurns, mapInTurns } from './in-turns';
import { launchRows, type Launch, type LaunchContext, type LaunchRows } from './launch-facts';

/** One launch makes at most so many parts. */
export const MAX_LAUNCHED_PARTS = 100_000;
/** Parts that are copied at a time; the rows of as many more are made meanwhile. */
const PARTS_AT_A_TIME = 2_000;
/** Parts whose ids are made at a time. */
const IDS_AT_A_TIME = 500;
/** Parts whose rows are made at a time: after them others get their turn. */
const PARTS_IN_A_TURN = 100;
/** Keys that one statement looks for, ids that one takes. */
const KEYS_AT_A_TIME = 5_000;
/** What batches are of a launch; lines and materials are the rest. */
const LAUNCHED_SHARE = 0.9;

/**
 * Hears how much of a launch is written, 0 to 1, while its transaction runs. What it throws ends the launch, and the
 * caller rolls back.
 */
export type OnShare = (share: number) => void;

interface PlannedPart extends LaunchedPart {
  source: LaunchPart;
  itemKey: string;
}

function isQuantity(count: number): boolean {
  return Number.isInteger(count) && count >= 0 && count <= MAX_QUANTITY;
}

/** Broken callers, not refusals: the importer and the doors have checked what people typed. */
async function checkCommand({ parts }: LaunchPartsCommand): Promise<void> {
  if (parts.length === 0 || parts.length > MAX_LAUNCHED_PARTS) {
    throw new RangeError(`A launch makes 1 to ${MAX_LAUNCHED_PARTS} parts.`);
  }
  await eachInTurns(parts, ({ key, required, launched }) => {
    if (!isQuantity(required) || !isQuantity(launched))
      throw new RangeError(`The quantities of ${key} are not whole numbers from 0 to ${MAX_QUANTITY}.`);
  });
}

function planPart(source: LaunchPart, partId: number | undefined, code: string | undefined): PlannedPart {
  const own = itemKey(source);
  if (own === null) throw new RangeError(`${source.key} has neither a designation nor a name.`);
  if (partId === undefined || code === undefined) throw new Error('Too few ids were taken.');
  return { key: source.key, source, itemKey: own, partId, documentId: orderedDocumentId(), code };
}

async function planParts(session: Session, parts: readonly LaunchPart[]): Promise<PlannedPart[]> {
  const planned: PlannedPart[] = [];
  for (let taken = 0; taken < parts.length; taken += KEYS_AT_A_TIME) {
    const those = parts.slice(taken, taken + KEYS_AT_A_TIME);
    const ids = await takePartIds(session, those.length);
    for (let start = 0; start < those.length; start += IDS_AT_A_TIME) {
      const some = those.slice(start, start + IDS_AT_A_TIME);
      const codes = newLabelCodes(some.length);
      some.forEach((source, index) => planned.push(planPart(source, ids[start + index], codes[index])));
      // Making ids for a large import takes tenths of a second; scans are answered in between.
      await othersTurn();
    }
  }
  return planned;
}

async function refuseTaken(
  session: Session,
  productId: number,
  parts: PlannedPart[],
): Promise<Refusal | null> {
  const keys = parts.map((part) => part.itemKey);
  const seen = new Set<string>();
  const twice: string[] = [];
  await eachInTurns(keys, (key) => {
    if (seen.size === seen.add(key).size) twice.push(key);
  });
  if (twice.length > 0)
    return refuse('part-exists', { parts: twice.slice(0, 20).map((key) => key.slice(2)) });
  for (let start = 0; start < keys.length; start += KEYS_AT_A_TIME) {
    const taken = await takenItemKeys(session, productId, keys.slice(start, start + KEYS_AT_A_TIME));
    if (taken.length > 0)
      return refuse('part-exists', {
        parts: taken.map(({ itemKey: key }) => key.slice(2)),
        codes: taken.map(({ code }) => code),
      });
  }
  return null;
}

function partOf(parts: Map<string, PlannedPart>, key: string): PlannedPart {
  const part = parts.get(key);
  if (!part) throw new RangeError(`The launch has no part ${key}.`);
  return part;
}

async function groupBy<T, V>(
  items: readonly T[],
  key: (item: T) => string,
  value: (item: T) => V,
): Promise<Map<string, V[]>> {
  const groups = new Map<string, V[]>();
  await eachInTurns(items, (item) => {
    const own = groups.get(key(item));
    if (own) own.push(value(item));
    else groups.set(key(item), [value(item)]);
  });
  return groups;
}

/** What hangs below parts, by the caller's keys of the parts. */
interface Below {
  compositions: Map<string, { code: string; quantity: number }[]>;
  materials: Map<string, { name: string; quantity: number; unit: string | null }[]>;
}

async function belowParts(
  { lines, materials }: LaunchPartsCommand,
  byKey: Map<string, PlannedPart>,
): Promise<Below> {
  return {
    compositions: await groupBy(
      lines,
      (line) => line.parentKey,
      (line) => ({ code: partOf(byKey, line.childKey).code, quantity: line.quantity }),
    ),
    materials: await groupBy(
      materials,
      (material) => material.partKey,
      ({ name, quantity, unit }) => ({ name, quantity, unit }),
    ),
  };
}

function launchOf(
  { source, partId, code, itemKey: own }: PlannedPart,
  productId: number,
  { compositions, materials }: Below,
  routes: Map<number, RouteTemplate>,
): Launch {
  const { designation, name, required, launched, routeId } = source;
  return {
    ...{ partId, productId, code, itemKey: own, designation, name, required, launched },
    route: routeId === null ? null : (routes.get(routeId) ?? null),
    composition: compositions.get(source.key) ?? [],
    materials: materials.get(source.key) ?? [],
  };
}

/** What a launch writes, and how much of it is written with that. */
type LaunchCopy = Copy & { share: number };

async function rowsOf(
  some: readonly PlannedPart[],
  productId: number,
  below: Below,
  routes: Map<number, RouteTemplate>,
  context: LaunchContext,
): Promise<LaunchRows[]> {
  const rows: LaunchRows[] = [];
  for (let start = 0; start < some.length; start += PARTS_IN_A_TURN) {
    await othersTurn();
    for (const part of some.slice(start, start + PARTS_IN_A_TURN))
      rows.push(launchRows(launchOf(part, productId, below, routes), context));
  }
  return rows;
}

async function* launchCopies(
  command: LaunchPartsCommand,
  planned: PlannedPart[],
  routes: Map<number, RouteTemplate>,
  doer: Doer,
  at: string,
): AsyncGenerator<LaunchCopy, void> {
  const { productId, importId, importFile } = command;
  const byKey = new Map<string, PlannedPart>();
  await eachInTurns(planned, (part) => byKey.set(part.key, part));
  const below = await belowParts(command, byKey);
  for (let start = 0; start < planned.length; start += PARTS_AT_A_TIME) {
    const some = planned.slice(start, start + PARTS_AT_A_TIME);
    const rows = await rowsOf(some, productId, below, routes, { doer, at, importId, importFile });
    const batches = {
      ownColumns: command.ownColumns ?? [],
      parts: some.map(({ source, partId, documentId }) => ({ ...source, id: partId, documentId, productId })),
      operations: rows.flatMap(({ state, operations }) =>
        operations.map((operation) => ({ partId: state.partId, operation })),
      ),
      states: rows.map(({ state }) => state),
      labels: some.map(({ code, partId }) => ({ code, partId, at })),
      facts: rows.flatMap(({ facts }) => facts),
    };
    const share = (LAUNCHED_SHARE * start) / planned.length;
    for await (const copy of batchCopies(batches, at)) yield { ...copy, share };
  }
  const lines = await mapInTurns(command.lines, ({ parentKey, childKey, quantity }) => ({
    productId,
    parentPartId: partOf(byKey, parentKey).partId,
    childPartId: partOf(byKey, childKey).partId,
    quantity,
  }));
  const needs = await mapInTurns(command.materials, ({ partKey, ...need }) => ({
    ...need,
    partId: partOf(byKey, partKey).partId,
  }));
  for await (const copy of compositionCopies({ lines, needs }, at)) yield { ...copy, share: LAUNCHED_SHARE };
}

async function auditLaunch(
  session: Session,
  command: LaunchPartsCommand,
  product: LockedProduct,
  doer: Doer,
  at: string,
): Promise<void> {
  await appendAudit(session, {
    at,
    actor: doer.actor,
    action: 'launch-parts',
    category: 'parts',
    subjectType: 'product',
    subjectId: product.documentId,
    subjectName: product.designation,
    difference: {
      parts: command.parts.length,
      pieces: command.parts.reduce((sum, { launched }) => sum + launched, 0),
      lines: command.lines.length,
      importId: command.importId,
    },
    address: doer.address,
    requestId: doer.requestId,
  });
}

/**
 * Launch batches into one product, inside the caller's transaction. Launches into one product take
 * turns, so that two cannot make the same item.
 * @throws RangeError for a command that its caller should not have made
 */
export async function launchPartsCommand(
  session: BulkSession,
  command: LaunchPartsCommand,
  doer: Doer,
  now: Date,
  onShare: OnShare = () => undefined,
): Promise<{ ok: true; parts: LaunchedPart[] } | Refusal> {
  await checkCommand(command);
  const product = await lockProduct(session, command.productId);
  if (!product) return refuse('product-not-found');
  if (product.cancelled) return refuse('product-cancelled');
  const routeIds = [...new Set(command.parts.flatMap(({ routeId }) => (routeId === null ? [] : [routeId])))];
  const routes = await readRoutes(session, routeIds);
  if (routes.size !== routeIds.length) return refuse('route-not-found');
  for (const route of routes.values()) {
    const retired = refuseRetired(route);
    if (retired) return retired;
  }
  const planned = await planParts(session, command.parts);
  const taken = await refuseTaken(session, command.productId, planned);
  if (taken) return taken;
  const at = now.toISOString();
  await copyAll(session, launchCopies(command, planned, routes, doer, at), ({ share }) => onShare(share));
  onShare(1);
  await auditLaunch(session, command, product, doer, at);
  const parts = await mapInTurns(planned, ({ key, partId, documentId, code }) => {
    return { key, partId, documentId, code };
  });
  return { ok: true, parts };
}
