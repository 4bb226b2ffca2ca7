import type { LaunchLine, LaunchMaterial, LaunchPart } from '../../../../../src/tracking';
import { PRODUCED_KINDS } from '../../../../../src/tracking/contracts';
import type { RouteIds } from '../apart/desk-talk';
import type { OwnField, OwnValue } from '../own-fields/own-field';
import { wholeNeeds } from '../plan/compare-materials';
import type { Plan, PlannedPart } from '../plan/plan';

/** By the names of the columns; what the file does not say is as in the form of a new part. */
function ownOf({ item }: PlannedPart, ownFields: readonly OwnField[]): Pick<LaunchPart, 'own'> {
  if (ownFields.length === 0) return {};
  const values = ownFields.map((field): [string, OwnValue | null] => [
    field.column,
    item.own[field.name] ?? field.default,
  ]);
  return { own: Object.fromEntries(values) };
}

/** A new part as the engine takes it, its route found. Pure. */
export function launchPart(
  part: PlannedPart,
  { routeIds, defaultRouteId }: RouteIds,
  ownFields: readonly OwnField[],
): LaunchPart {
  const { item, route } = part;
  const { key, designation, name, kind, material, size, attributes, required } = item;
  const fallback = PRODUCED_KINDS.includes(kind) ? defaultRouteId : null;
  return {
    ...{ key, designation, name, kind, material, size, required, launched: required },
    ...ownOf(part, ownFields),
    attributes: Object.keys(attributes).length > 0 ? attributes : null,
    routeId: route === null ? fallback : (routeIds.get(route) ?? null),
  };
}

function materialsOf({ item }: PlannedPart): LaunchMaterial[] {
  const { key: partKey, materials, required } = item;
  return wholeNeeds(materials, required).map((need) => ({ partKey, ...need }));
}

/** All new parts, with the lines among them and their materials. */
export interface NewParts {
  fresh: PlannedPart[];
  lines: LaunchLine[];
  materials: LaunchMaterial[];
}

/** What a plan launches. Pure. */
export function newParts(plan: Plan): NewParts {
  const fresh = plan.parts.filter(({ status }) => status === 'new');
  const keys = new Set(fresh.map(({ item }) => item.key));
  const lines = plan.lines.filter(({ parent, child }) => keys.has(parent) && keys.has(child));
  return {
    fresh,
    lines: lines.map(({ parent, child, quantity }) => ({ parentKey: parent, childKey: child, quantity })),
    materials: fresh.flatMap(materialsOf),
  };
}
