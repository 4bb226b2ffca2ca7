import { refuse } from '../../refusals';
import type { Refusal } from '../contracts';
import { applyRoute, assignRoute, type RouteChange } from '../domain/assign-route';
import type { BatchState } from '../domain/batch';
import type { LedgerPart, RouteTemplate } from '../ledger';

/** A retired route, or one with a retired stage, is given to no batch any more; null: it may be given. */
export function refuseRetired({ name, retired, retiredStages }: RouteTemplate): Refusal | null {
  if (retired) return refuse('route-retired', { route: name });
  const [stage] = retiredStages;
  return stage === undefined ? null : refuse('stage-retired', { route: name, stage });
}

function sameSteps(batch: BatchState, change: RouteChange): boolean {
  if (change.added.length !== change.retired.length) return false;
  const retired = batch.operations.filter(({ number }) => change.retired.includes(number));
  return retired.every((operation, index) => {
    const added = change.added[index];
    return added?.stageId === operation.stageId && added.optional === operation.optional;
  });
}

/** What giving this route to a batch does, or why it is not given: the rule, and what a route must be for it. */
export function decideRoute(
  { identity, batch }: LedgerPart,
  route: RouteTemplate,
): { ok: true; change: RouteChange; after: BatchState } | Refusal {
  if (route.steps.length === 0) return refuse('route-not-found');
  const retired = refuseRetired(route);
  if (retired) return retired;
  const decision = assignRoute(batch, route.steps);
  if (!decision.ok) return decision;
  const { change } = decision;
  if (identity.routeId === route.id && sameSteps(batch, change)) return refuse('route-unchanged');
  return { ok: true, change, after: applyRoute(batch, change) };
}
