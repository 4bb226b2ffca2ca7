import type { Item } from '../tree/structure';
import type { ExistingRoute, ExistingStage } from './existing';
import type { PlannedRoute } from './plan';
import type { RouteKeys } from './route-keys';

export interface PlannedRoutes {
  newStages: string[];
  newRoutes: PlannedRoute[];
  /** Rows whose operations name a stage that takes no batch any more. */
  retired: { row: number | null; key: string; stage: string }[];
}

const MAX_NAME = 255;

function freeName(wish: string, taken: Set<string>): string {
  const base = wish.length > MAX_NAME - 8 ? `${wish.slice(0, MAX_NAME - 9)}…` : wish;
  let name = base;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base} (${number})`;
  taken.add(name.toLowerCase());
  return name;
}

/** Stages and routes that the new parts need and nobody has: an unknown stage is made, an unknown list of stages too. */
export function planRoutes(
  items: readonly Item[],
  stages: readonly ExistingStage[],
  routes: readonly ExistingRoute[],
  keys: RouteKeys,
): PlannedRoutes {
  const known = new Map<string, ExistingStage>();
  // Of two stages with one name the one in use counts, then the older one.
  for (const stage of [...stages].sort((a, b) => Number(a.retired) - Number(b.retired) || a.id - b.id)) {
    const key = keys.stage(stage.name);
    if (!known.has(key)) known.set(key, stage);
  }
  const spelled = new Map([...known].map(([key, { name }]) => [key, name]));
  const knownRoutes = new Set(routes.map((route) => keys.route(route.stages)));
  const names = new Set(routes.map(({ name }) => name.toLowerCase()));
  const planned: PlannedRoutes = { newStages: [], newRoutes: [], retired: [] };
  for (const { key: itemKey, operations, rows } of items) {
    if (operations.length === 0) continue;
    for (const operation of operations) {
      const key = keys.stage(operation);
      if (!spelled.has(key)) {
        spelled.set(key, operation);
        planned.newStages.push(operation);
      } else if (known.get(key)?.retired) {
        planned.retired.push({ row: rows[0] ?? null, key: itemKey, stage: operation });
      }
    }
    const key = keys.route(operations);
    if (knownRoutes.has(key)) continue;
    knownRoutes.add(key);
    const spelling = operations.map((operation) => spelled.get(keys.stage(operation)) ?? operation);
    planned.newRoutes.push({ key, name: freeName(spelling.join(' → '), names), stages: spelling });
  }
  return planned;
}
