import type { Doer } from '../contracts';
import { applyRoute, assignRoute, writtenRouteChange } from '../domain/assign-route';
import { statusOf, type BatchState, type OperationState } from '../domain/batch';
import { launchedBatch } from '../domain/launch';
import { orderedUuid, type NewPartFact, type NewState, type RouteTemplate } from '../ledger';

/** One batch at the moment of its launch. */
export interface Launch {
  partId: number;
  productId: number;
  code: string;
  itemKey: string;
  designation: string | null;
  name: string | null;
  required: number;
  launched: number;
  route: RouteTemplate | null;
  /** What it is made of, as told by the composition: children's codes with pieces per one. */
  composition: { code: string; quantity: number }[];
  materials: { name: string; quantity: number; unit: string | null }[];
}

/** Rows of the ledger that a launch makes. */
export interface LaunchRows {
  state: NewState;
  /** Shared by batches of one route and one number of pieces. */
  operations: readonly OperationState[];
  facts: NewPartFact[];
}

/** When and by whom a batch is launched. */
export interface LaunchContext {
  doer: Doer;
  at: string;
  importId: string | null;
  importFile?: string | null;
}

/** A fact on a batch that comes into being, to be filled with what its kind says. */
export function blankFact(
  launch: Pick<Launch, 'partId' | 'code' | 'designation' | 'name'>,
  { doer, at, importId }: LaunchContext,
  revision: number,
): NewPartFact {
  return {
    factId: orderedUuid(),
    kind: 'launched',
    partId: launch.partId,
    revision,
    partCode: launch.code,
    partDesignation: launch.designation,
    partName: launch.name,
    quantity: null,
    routeId: null,
    routeName: null,
    labelCode: null,
    importId,
    data: null,
    reason: null,
    actor: doer.actor,
    at,
    contentHash: null,
    requestId: doer.requestId,
    address: doer.address,
  };
}

/** A fresh batch on its route, and what its fact says of that. */
interface Routed {
  batch: BatchState;
  data: Record<string, unknown>;
}

/** Thousands of batches of a launch share a few routes and numbers of pieces. */
const knownRouted = new WeakMap<RouteTemplate, Map<number, Routed>>();

function routed({ route }: Launch, fresh: BatchState): Routed | null {
  if (!route || route.steps.length === 0) return null;
  const known = knownRouted.get(route) ?? new Map<number, Routed>();
  knownRouted.set(route, known);
  const same = known.get(fresh.launched);
  if (same) return same;
  const decision = assignRoute(fresh, route.steps);
  if (!decision.ok) throw new Error('A batch that has just been launched refused its route.');
  const made = {
    batch: applyRoute(fresh, decision.change),
    data: { ...writtenRouteChange(decision.change) },
  };
  known.set(fresh.launched, made);
  return made;
}

/** What the kind of a fact says. */
export type FactContent = Pick<NewPartFact, 'kind'> & Partial<NewPartFact>;

function factContents(
  launch: Launch,
  routeData: Record<string, unknown> | null,
  importFile: string | null | undefined,
): FactContent[] {
  const { route, composition, materials, productId, itemKey, required } = launch;
  const contents: FactContent[] = [
    {
      kind: 'launched',
      quantity: launch.launched,
      data: { required, productId, itemKey, ...(importFile ? { importFile } : {}) },
    },
    { kind: 'label-issued', labelCode: launch.code },
  ];
  if (route && routeData) {
    contents.push({ kind: 'route-assigned', routeId: route.id, routeName: route.name, data: routeData });
  }
  if (composition.length > 0) contents.push({ kind: 'composition-set', data: { lines: composition } });
  if (materials.length > 0) contents.push({ kind: 'materials-set', data: { materials } });
  return contents;
}

/** The state, operations and facts of a batch that is launched now; each fact is one revision. */
export function launchRows(launch: Launch, context: LaunchContext): LaunchRows {
  const fresh = launchedBatch(launch.launched);
  const onRoute = routed(launch, fresh);
  const batch = onRoute?.batch ?? fresh;
  const contents = factContents(launch, onRoute?.data ?? null, context.importFile);
  return {
    state: {
      partId: launch.partId,
      productId: launch.productId,
      code: launch.code,
      itemKey: launch.itemKey,
      lot: 0,
      rootPartId: launch.partId,
      required: launch.required,
      launched: launch.launched,
      unrouted: batch.unrouted,
      status: statusOf(batch),
      routeId: onRoute ? (launch.route?.id ?? null) : null,
      routeName: onRoute ? (launch.route?.name ?? null) : null,
      revision: contents.length,
      nextOperationNumber: batch.nextOperationNumber,
      at: context.at,
    },
    operations: batch.operations,
    facts: contents.map((content, index) => ({ ...blankFact(launch, context, index + 1), ...content })),
  };
}
