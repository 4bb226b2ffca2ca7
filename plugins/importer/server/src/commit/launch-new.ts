import type { LaunchMaterial, LaunchPart, LaunchPartsCommand } from '../../../../../src/tracking';
import { PRODUCED_KINDS } from '../../../../../src/tracking/contracts';
import type { Plan, PlannedPart } from '../plan/plan';

interface LaunchContext {
  productId: number;
  importId: string;
  importFile: string;
  /** Numeric ids of routes by `routeKey`. */
  routeIds: ReadonlyMap<string, number>;
  /** For produced parts whose file gives no operations. */
  defaultRouteId: number | null;
}

function launchPart({ item, route }: PlannedPart, { routeIds, defaultRouteId }: LaunchContext): LaunchPart {
  const { key, designation, name, kind, material, size, attributes, required } = item;
  const fallback = PRODUCED_KINDS.includes(kind) ? defaultRouteId : null;
  return {
    ...{ key, designation, name, kind, material, size, required, launched: required },
    attributes: Object.keys(attributes).length > 0 ? attributes : null,
    routeId: route === null ? fallback : (routeIds.get(route) ?? null),
  };
}

function materialsOf({ item }: PlannedPart): LaunchMaterial[] {
  return item.materials.map(({ name, quantity, unit }) => {
    // Decimal quantities of a file have a few places; more would be noise of the multiplication.
    const whole = Number((quantity * item.required).toFixed(6));
    return { partKey: item.key, name, quantity: whole, unit };
  });
}

/** The launch of all new parts, with the lines among them. */
export function launchOfNew(plan: Plan, context: LaunchContext): LaunchPartsCommand {
  const fresh = plan.parts.filter(({ status }) => status === 'new');
  const keys = new Set(fresh.map(({ item }) => item.key));
  const lines = plan.lines.filter(({ parent, child }) => keys.has(parent) && keys.has(child));
  return {
    productId: context.productId,
    importId: context.importId,
    importFile: context.importFile,
    parts: fresh.map((part) => launchPart(part, context)),
    lines: lines.map(({ parent, child, quantity }) => ({ parentKey: parent, childKey: child, quantity })),
    materials: fresh.flatMap(materialsOf),
  };
}
