import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { BatchChoices, RouteChoice } from '../tracking/contracts';

/** A factory has dozens of routes and operators; the list of a choice ends here. */
const MAX_CHOICES = 500;

async function rowsOf<Row>(strapi: Core.Strapi, text: string): Promise<Row[]> {
  const result = await strapi.db.connection.raw<{ rows: Row[] }>(text);
  return result.rows;
}

/** What a batch may be given: routes that are not retired and operators who are not blocked, by name, at most 500 of each. */
export async function readChoices(strapi: Core.Strapi): Promise<BatchChoices> {
  const [routes, operators] = await Promise.all([
    rowsOf<RouteChoice>(
      strapi,
      `select document_id as id, name from routes where retired is not true order by name limit ${MAX_CHOICES}`,
    ),
    rowsOf<{ name: string }>(
      strapi,
      `select username as name from up_users where blocked is not true and username not like '✎ %'
        order by username limit ${MAX_CHOICES}`,
    ),
  ]);
  return { routes, operators: operators.map(({ name }) => name) };
}

/** `GET /tracker/choices`: what a batch may be given, for whoever may see batches. */
export async function sendChoices(strapi: Core.Strapi, ctx: Context): Promise<void> {
  ctx.set('Cache-Control', 'no-store');
  ctx.body = await readChoices(strapi);
}
