import type { ExistingRoute, ExistingStage } from '../plan/existing';
import type { Plan, PlannedRoute } from '../plan/plan';
import type { SqlSession } from '../sql-session';
import { kindOfStage } from '../table/stage-kind';
import { routeKey, stageKey } from '../table/operations';

async function makeStages(session: SqlSession, names: string[]): Promise<ExistingStage[]> {
  if (names.length === 0) return [];
  return session.query<ExistingStage>(
    `insert into stages (document_id, name, kind, may_scrap, may_rework, retired, created_at, updated_at, published_at)
     select tracker_document_id(), name, kind, true, true, false,
            now() at time zone 'utc', now() at time zone 'utc', now() at time zone 'utc'
       from unnest($1::text[], $2::text[]) with ordinality as names(name, kind, place) order by place
     returning id, name, retired`,
    [names, names.map(kindOfStage)],
  );
}

/** Ids are taken from the sequences first, so that steps and links can be told which is whose. */
async function takeIds(session: SqlSession, table: string, count: number): Promise<number[]> {
  const rows = await session.query<{ id: number }>(
    `select nextval(pg_get_serial_sequence($1, 'id'))::int as id from generate_series(1, $2::int)`,
    [table, count],
  );
  return rows.map(({ id }) => id);
}

interface Step {
  id: number;
  routeId: number;
  stageId: number;
  place: number;
}

async function insertSteps(session: SqlSession, steps: Step[]): Promise<void> {
  const ids = steps.map(({ id }) => id);
  await session.query(
    'insert into components_route_steps (id, optional) select id, false from unnest($1::int[]) as ids(id)',
    [ids],
  );
  await session.query(
    'insert into components_route_steps_stage_lnk (step_id, stage_id) select * from unnest($1::int[], $2::int[])',
    [ids, steps.map(({ stageId }) => stageId)],
  );
  await session.query(
    `insert into routes_cmps (entity_id, cmp_id, component_type, field, "order")
     select entity_id, cmp_id, 'route.step', 'steps', place
       from unnest($1::int[], $2::int[], $3::int[]) as rows(entity_id, cmp_id, place)`,
    [steps.map(({ routeId }) => routeId), ids, steps.map(({ place }) => place)],
  );
}

async function makeNewRoutes(
  session: SqlSession,
  planned: PlannedRoute[],
  stageIds: Map<string, number>,
): Promise<Map<string, number>> {
  if (planned.length === 0) return new Map();
  const routeIds = await takeIds(session, 'routes', planned.length);
  const stepIds = await takeIds(
    session,
    'components_route_steps',
    planned.reduce((sum, { stages }) => sum + stages.length, 0),
  );
  await session.query(
    `insert into routes (id, document_id, name, is_default, retired, created_at, updated_at, published_at)
     select id, tracker_document_id(), name, false, false,
            now() at time zone 'utc', now() at time zone 'utc', now() at time zone 'utc'
       from unnest($1::int[], $2::text[]) as rows(id, name)`,
    [routeIds, planned.map(({ name }) => name)],
  );
  const steps: Step[] = planned.flatMap(({ stages }, index) =>
    stages.map((stage, place) => {
      const stageId = stageIds.get(stageKey(stage));
      const id = stepIds.pop();
      if (stageId === undefined || id === undefined)
        throw new Error(`The stage ${stage} was neither found nor made.`);
      return { id, stageId, routeId: routeIds[index] ?? 0, place: place + 1 };
    }),
  );
  await insertSteps(session, steps);
  return new Map(planned.map(({ key }, index) => [key, routeIds[index] ?? 0]));
}

/** Make what is missing and say the id of each route by its `routeKey`. */
export async function makeRoutes(
  session: SqlSession,
  plan: Pick<Plan, 'newStages' | 'newRoutes'>,
  stages: ExistingStage[],
  routes: ExistingRoute[],
): Promise<Map<string, number>> {
  const made = await makeStages(session, plan.newStages);
  const stageIds = new Map<string, number>();
  for (const { id, name } of [
    ...stages.filter(({ retired }) => retired).reverse(),
    ...stages.filter(({ retired }) => !retired).reverse(),
    ...made,
  ])
    stageIds.set(stageKey(name), id);
  const ids = await makeNewRoutes(session, plan.newRoutes, stageIds);
  // Of two routes with the same stages the default one counts, then the older one.
  for (const route of [...routes].reverse()) ids.set(routeKey(route.stages), route.id);
  return ids;
}
