import type { Plan, PlannedPart } from './plan';
import { RouteKeys } from './route-keys';

/**
 * The names of routes and stages that a commit would make for parts that can be launched: what only refused parts need is
 * made for nobody. Pure.
 */
export function madeFor(
  { parts, newRoutes, newStages }: Pick<Plan, 'parts' | 'newRoutes' | 'newStages'>,
  isRefused: (part: PlannedPart) => boolean,
): { newRoutes: string[]; newStages: string[] } {
  const names = newRoutes.map(({ name }) => name);
  const refused = parts.filter((part) => part.status === 'new' && isRefused(part));
  if (refused.length === 0 || (names.length === 0 && newStages.length === 0))
    return { newRoutes: names, newStages };
  const keys = new RouteKeys();
  const left = new Set(refused);
  const launched = parts.filter((part) => part.status === 'new' && !left.has(part));
  const routes = new Set(launched.map(({ route }) => route));
  const stages = new Set(launched.flatMap(({ item }) => item.operations.map((name) => keys.stage(name))));
  return {
    newRoutes: newRoutes.filter(({ key }) => routes.has(key)).map(({ name }) => name),
    newStages: newStages.filter((name) => stages.has(keys.stage(name))),
  };
}
