import type { Core } from '@strapi/strapi';
import { rowsOf } from '../rows';
import type { Report } from './contracts';
import type { FilterNames } from './report-table';

/** Names of what a report was narrowed to by ids. */
export async function readFilterNames(strapi: Core.Strapi, { filters }: Report): Promise<FilterNames> {
  const { product = null, stage = null, operator = null, shift = null } = filters;
  const [row] = await rowsOf<Record<keyof FilterNames, string | null>>(
    strapi,
    `select (select designation || coalesce(' · ' || order_number, '') from products where document_id = ? limit 1) as product,
            (select name from stages where document_id = ? limit 1) as stage,
            (select username from up_users where document_id = ? limit 1) as operator,
            (select name from tracker_shifts where number::text = ? limit 1) as shift`,
    [product, stage, operator, shift],
  );
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, name]) => name !== null));
}
