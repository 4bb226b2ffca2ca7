import type { Core } from '@strapi/strapi';
import { dayIn, rowsOf, timeZoneOf } from '../rows';
import { patternOf } from '../search-pattern';
import { REPORT_FILTERS, type ReportChoices, type ReportFilter } from './contracts';
import { BY_PLACE, STAGE_ORDER } from './sum-condition';

interface Choice {
  id: string;
  name: string;
}

/** What a filter offers, at most; one more is read to know that there are more. */
export const MAX_CHOICES = 2_000;

/** Which products are wanted where there are more than a list holds. */
export interface ChoicesWish {
  /** A part of what a product is called here; '': all of them. */
  search: string;
  /** The documentId of one that is listed first, whatever is searched; '': none. */
  product: string;
}

function readProducts(strapi: Core.Strapi, { search, product }: ChoicesWish): Promise<Choice[]> {
  const name = `designation || coalesce(' · ' || order_number, '')`;
  return rowsOf<Choice>(
    strapi,
    `select document_id as id, ${name} as name from products where document_id = ? or ${name} ilike ?
      order by document_id <> ?, cancelled_at is not null, designation, order_number nulls first limit ${MAX_CHOICES + 1}`,
    [product, patternOf(search), product],
  );
}

/**
 * Those with an account, and names that were typed or that an integration has given: these are their own ids. Each is found from
 * the one before it, whatever number of days it has worked on.
 */
function readOperators(strapi: Core.Strapi): Promise<Choice[]> {
  const next = (after: string) => `select min(operator_key) from tracker_work_days
     where product_id = 0 and operator_key like 'name:_%' ${after}`;
  return rowsOf<Choice>(
    strapi,
    `with recursive typed as (
       select (${next('')}) as key
       union all select (${next('and operator_key > typed.key')}) from typed where typed.key is not null)
     select document_id as id, username as name from up_users
      union select substr(key, 6), substr(key, 6) from (
        select key from typed where key is not null limit ${MAX_CHOICES + 1}) found
      order by name limit ${MAX_CHOICES + 1}`,
  );
}

/** What can be chosen: products by their designation and order, stages in route order, operators who reported, shifts. */
export async function readChoices(strapi: Core.Strapi, now: Date, wish: ChoicesWish): Promise<ReportChoices> {
  const timeZone = timeZoneOf(strapi);
  const [products, stages, operators, shifts] = await Promise.all([
    readProducts(strapi, wish),
    rowsOf<Choice>(
      strapi,
      `select st.document_id as id, st.name from stages st ${STAGE_ORDER} order by ${BY_PLACE} limit ${MAX_CHOICES + 1}`,
    ),
    readOperators(strapi),
    rowsOf<Choice>(strapi, 'select number::text as id, name from tracker_shifts order by number'),
  ]);
  const lists: Record<ReportFilter, Choice[]> = {
    ...{ product: products, stage: stages, operator: operators, shift: shifts },
  };
  const offered = (filter: ReportFilter) => lists[filter].slice(0, MAX_CHOICES);
  return {
    ...{ timeZone, today: dayIn(timeZone, now) },
    products: offered('product'),
    stages: offered('stage'),
    operators: offered('operator'),
    shifts: offered('shift'),
    cut: REPORT_FILTERS.filter((filter) => lists[filter].length > MAX_CHOICES),
  };
}
