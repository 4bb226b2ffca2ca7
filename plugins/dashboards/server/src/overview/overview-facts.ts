import type { Core } from '@strapi/strapi';
import type { Guide, OverviewNumbers, Person } from '../contracts';
import { GUIDE } from '../guide/guide';
import { rowsOf } from '../rows';
import type { LateBy } from './late-orders';
import { numbersOf } from './overview-rows';
import { countOf, RESPONSIBLES, type SearchedRequest } from './product-rows';

/** What an overview tells in single values. */
export interface OverviewFacts {
  numbers: OverviewNumbers;
  guide: Omit<Guide, 'scan'>;
  /** Products to page through. */
  total: number;
  responsibles: Person[];
  /** Which state of the sums this is, in the database's words. */
  foldedAt: string;
}

/** All of them by one statement: each of its own cost more on its way than in the database. */
export async function readFacts(
  strapi: Core.Strapi,
  request: SearchedRequest,
  by: LateBy,
): Promise<OverviewFacts> {
  const count = countOf(request, by);
  const numbers = numbersOf(by);
  const [row] = await rowsOf<OverviewFacts>(
    strapi,
    `select to_json(figures) as numbers, to_json(found) as guide, counted.n as total, s.folded_at::text as "foldedAt",
            (select coalesce(json_agg(r), '[]') from (${RESPONSIBLES}) r) as responsibles
       from (${numbers.text}) figures, (${GUIDE}) found, (${count.text}) counted, tracker_report_state s`,
    [...numbers.values, ...count.values],
  );
  if (!row) throw new Error('The state of the sums is gone.');
  return row;
}
