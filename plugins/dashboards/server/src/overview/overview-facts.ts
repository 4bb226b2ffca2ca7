import type { Core } from '@strapi/strapi';
import type { Guide, OverviewNumbers, Person, StageOverview } from '../contracts';
import { GUIDE } from '../guide/guide';
import { plannedRowsOf } from '../planned-rows';
import { HELD, type HeldRow } from './held-rows';
import type { LateBy } from './late-orders';
import { numbersOf, STAGES } from './overview-rows';
import { countOf, productsOf, RESPONSIBLES, type ProductRow, type SearchedRequest } from './product-rows';

/** What an overview is made from. */
export interface OverviewFacts {
  numbers: OverviewNumbers;
  guide: Omit<Guide, 'scan'>;
  /** Products to page through. */
  total: number;
  products: ProductRow[];
  stages: StageOverview[];
  held: HeldRow[];
  responsibles: Person[];
  /** Which state of the sums this is, in the database's words. */
  foldedAt: string;
}

/** The rows of a statement in its order, as one value. */
const listOf = (statement: string): string => `(select coalesce(json_agg(r), '[]') from (${statement}) r)`;

type Lists = Pick<OverviewFacts, 'products' | 'stages' | 'held'>;

async function readLists(
  strapi: Core.Strapi,
  request: SearchedRequest,
  by: LateBy,
  scale: number,
): Promise<Lists> {
  const products = productsOf(request, by);
  const [row] = await plannedRowsOf<Lists>(
    strapi,
    scale,
    `select ${listOf(products.text)} as products, ${listOf(STAGES)} as stages, ${listOf(HELD)} as held`,
    products.values,
  );
  return row ?? { products: [], stages: [], held: [] };
}

async function readValues(
  strapi: Core.Strapi,
  request: SearchedRequest,
  by: LateBy,
  scale: number,
): Promise<Omit<OverviewFacts, keyof Lists>> {
  const count = countOf(request, by);
  const numbers = numbersOf(by);
  const [row] = await plannedRowsOf<Omit<OverviewFacts, keyof Lists>>(
    strapi,
    scale,
    `select ${listOf(RESPONSIBLES)} as responsibles, to_json(figures) as numbers, to_json(found) as guide,
            counted.n as total, s.folded_at::text as "foldedAt"
       from (${numbers.text}) figures, (${GUIDE}) found, (${count.text}) counted, tracker_report_state s`,
    [...numbers.values, ...count.values],
  );
  if (!row) throw new Error('The state of the sums is gone.');
  return row;
}

/**
 * All of them by two statements of equal work, side by side: each of its own costs more on its way than in the database.
 * @param scale of `Standing`
 */
export async function readFacts(
  strapi: Core.Strapi,
  request: SearchedRequest,
  by: LateBy,
  scale: number,
): Promise<OverviewFacts> {
  const [lists, values] = await Promise.all([
    readLists(strapi, request, by, scale),
    readValues(strapi, request, by, scale),
  ]);
  return { ...lists, ...values };
}
