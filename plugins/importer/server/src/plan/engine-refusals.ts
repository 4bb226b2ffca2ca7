import { PRODUCED_KINDS } from '../../../../../src/tracking/contracts';
import type { Mapping, ProposedAct } from '../contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import { stageKey } from '../table/operations';
import type { Item } from '../tree/structure';
import type { Existing, ExistingStage, JudgedRefusal } from './existing';
import type { PlannedRoutes } from './plan-routes';

/** Proposals that the engine would refuse. They are no errors: nobody has to accept them. Pure. */
export function refusedActs(
  proposals: readonly ProposedAct[],
  refusals: Readonly<Record<string, JudgedRefusal>>,
  mapping: Mapping,
): RawIssue[] {
  return proposals.flatMap(({ id, act, row, designation, name, quantity }): RawIssue[] => {
    const refusal = refusals[id];
    if (!refusal) return [];
    const column =
      (act === 'route' ? mapping.operations : (mapping.quantity ?? mapping.quantityTotal)) ?? null;
    const place = { row, column, value: designation ?? name, details: { quantity: quantity ?? 0 } };
    return [{ ...hint(`${act}-refused`, place), refusal }];
  });
}

function retiredStages(stages: readonly ExistingStage[]): Set<string> {
  const inUse = new Set(stages.filter(({ retired }) => !retired).map(({ name }) => stageKey(name)));
  return new Set(stages.map(({ name }) => stageKey(name)).filter((key) => !inUse.has(key)));
}

/** New parts that would get the default route although no batch may be given it any more. */
function defaultRouteIssues(fresh: readonly Item[], { routes, stages }: Existing): RawIssue[] {
  const route = routes.find(({ isDefault }) => isDefault);
  if (!route) return [];
  const retired = retiredStages(stages);
  const stage = route.stages.find((name) => retired.has(stageKey(name)));
  if (stage === undefined) return [];
  return fresh
    .filter(({ kind, operations }) => operations.length === 0 && PRODUCED_KINDS.includes(kind))
    .map(({ rows }) =>
      problem('default-route-retired', { row: rows[0] ?? null, value: route.name, details: { stage } }),
    );
}

/** Why the launch of new parts would be refused; each stands in the way of a commit until its row is left out. Pure. */
export function launchIssues(
  fresh: readonly Item[],
  { retired }: Pick<PlannedRoutes, 'retired'>,
  existing: Existing,
  mapping: Mapping,
): RawIssue[] {
  // Keys are long texts: they are put together only where one is looked for.
  const keys = new Set(retired.length === 0 ? [] : fresh.map(({ key }) => key));
  const column = mapping.operations ?? null;
  const stages = retired
    .filter(({ key }) => keys.has(key))
    .map(({ row, stage }) => problem('stage-retired', { row, column, value: stage }));
  return [...stages, ...defaultRouteIssues(fresh, existing)];
}

/** A cancelled order takes no parts. Pure. */
export function productIssues({ product }: Existing, designation: string): RawIssue[] {
  return product?.cancelled ? [problem('product-cancelled', { value: designation })] : [];
}
