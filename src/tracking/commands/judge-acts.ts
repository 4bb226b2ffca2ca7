import { refuse } from '../../refusals';
import type { Doer, Refusal } from '../contracts';
import { addPieces, withdrawPieces } from '../domain/change-quantity';
import { readParts, readRoutes, type LedgerPart, type RouteTemplate, type Session } from '../ledger';
import { decideRoute } from './decide-route';

/** A stage of a route that is still to be made; `id` 0: the stage is to be made too. */
export interface PlannedStage {
  id: number;
  name: string;
  retired: boolean;
}

/** An act that somebody may propose: pieces at the first operation, a route that exists, or one that is to be made. */
export type JudgedAct = { partCode: string } & (
  { act: 'add' | 'withdraw'; quantity: number } | { act: 'route'; route: number | readonly PlannedStage[] }
);

/** One look judges at most so many acts. */
export const MAX_JUDGED_ACTS = 1_000;

const CAPABILITIES = {
  add: 'change-quantity',
  withdraw: 'change-quantity',
  route: 'assign-route',
} as const;

/** The route as it would be made: nothing but its stages is known yet, and no more decides whether it is given. */
function plannedRoute(stages: readonly PlannedStage[]): RouteTemplate {
  const retired = stages.filter((stage) => stage.retired).map(({ name }) => name);
  return {
    ...{ id: 0, documentId: '', name: stages.map(({ name }) => name).join(' → '), retired: false },
    retiredStages: retired,
    steps: stages.map(({ id, name }) => ({
      ...{ stageId: id, stageName: name, stageKind: 'production', optional: false },
      ...{ mayScrap: true, mayRework: true },
    })),
  };
}

function refusalOf(
  act: JudgedAct,
  part: LedgerPart,
  routes: ReadonlyMap<number, RouteTemplate>,
  reason: string,
): Refusal | null {
  if (act.act === 'route') {
    const route = typeof act.route === 'number' ? routes.get(act.route) : plannedRoute(act.route);
    const decision = route ? decideRoute(part, route) : refuse('route-not-found');
    return decision.ok ? null : decision;
  }
  const wish = { quantity: act.quantity, operation: null, reason };
  const decision = act.act === 'add' ? addPieces(part.batch, wish) : withdrawPieces(part.batch, wish);
  return decision.ok ? null : decision;
}

/**
 * What the engine would say to these acts just now, each on its own, by the rules that decide them in earnest. Nothing is
 * written and nothing is locked, so another answer may come later.
 * @returns by place: null where the act would be done
 * @throws RangeError for more acts than the limit
 */
export async function judgeActs(
  session: Session,
  acts: readonly JudgedAct[],
  reason: string,
  { may }: Pick<Doer, 'may'>,
): Promise<(Refusal | null)[]> {
  if (acts.length > MAX_JUDGED_ACTS)
    throw new RangeError(`At most ${MAX_JUDGED_ACTS} acts are judged at once.`);
  if (acts.length === 0) return [];
  const found = await readParts(
    session,
    acts.map(({ partCode }) => ({ code: partCode, scanId: null, reason: null })),
  );
  const routeIds = new Set(
    acts.flatMap((act) => (act.act === 'route' && typeof act.route === 'number' ? [act.route] : [])),
  );
  const routes = await readRoutes(session, [...routeIds]);
  return acts.map((act, place) => {
    const part = found[place]?.part ?? null;
    if (!part) return refuse('part-not-found');
    const capability = CAPABILITIES[act.act];
    if (may !== null && !may.has(capability)) return refuse('not-permitted', { capability });
    return refusalOf(act, part, routes, reason);
  });
}
