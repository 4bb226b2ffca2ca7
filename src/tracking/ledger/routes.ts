import type { RouteStep } from '../domain/assign-route';
import type { Session } from './session';

/** A route with its steps in order, as they are now. */
export interface RouteTemplate {
  id: number;
  documentId: string;
  name: string;
  retired: boolean;
  /** Names of its stages that are retired. */
  retiredStages: string[];
  steps: RouteStep[];
}

const READ_ROUTES = `
  select r.id, r.document_id as "documentId", r.name, coalesce(r.retired, false) as retired,
         array(select st.name
                 from routes_cmps rc
                 join components_route_steps_stage_lnk sl on sl.step_id = rc.cmp_id
                 join stages st on st.id = sl.stage_id
                where rc.entity_id = r.id and rc.component_type = 'route.step' and rc.field = 'steps' and st.retired
                order by rc."order", rc.id) as "retiredStages",
         coalesce((select json_agg(json_build_object('stageId', st.id, 'stageName', st.name, 'stageKind', st.kind,
             'optional', coalesce(c.optional, false), 'mayScrap', coalesce(st.may_scrap, true),
             'mayRework', coalesce(st.may_rework, true)) order by rc."order", rc.id)
           from routes_cmps rc
           join components_route_steps c on c.id = rc.cmp_id
           join components_route_steps_stage_lnk sl on sl.step_id = c.id
           join stages st on st.id = sl.stage_id
          where rc.entity_id = r.id and rc.component_type = 'route.step' and rc.field = 'steps'), '[]') as steps
    from routes r`;

/** The routes of these numeric ids; unknown ids are missing from the answer. */
export async function readRoutes(
  session: Session,
  ids: readonly number[],
): Promise<Map<number, RouteTemplate>> {
  if (ids.length === 0) return new Map();
  const routes = await session.query<RouteTemplate>(`${READ_ROUTES} where r.id = any($1::int[])`, [ids]);
  return new Map(routes.map((route) => [route.id, route]));
}

/** The route of a documentId, or null. */
export async function readRouteOf(session: Session, documentId: string): Promise<RouteTemplate | null> {
  const [route] = await session.query<RouteTemplate>(`${READ_ROUTES} where r.document_id = $1`, [documentId]);
  return route ?? null;
}

/** The route that produced parts get unless someone says otherwise; null where none is marked. */
export async function readDefaultRoute(session: Session): Promise<RouteTemplate | null> {
  const [route] = await session.query<RouteTemplate>(
    `${READ_ROUTES} where r.is_default and not coalesce(r.retired, false) order by r.id limit 1`,
  );
  return route ?? null;
}
