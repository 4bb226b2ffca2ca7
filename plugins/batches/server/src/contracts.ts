/** What the batch pages' doors answer; the pages read the same types. */
import type { PartPage } from '../../../../src/tracking/contracts';

/** A route that a batch may be given. */
export interface RouteChoice {
  /** documentId. */
  id: string;
  name: string;
}

/** Why pieces are scrapped. */
export interface ReasonChoice {
  code: string;
  name: string;
}

/** `GET /batches/parts/:code`. */
export interface BatchPage extends PartPage {
  /** documentId of the part, for its form in the content manager. */
  documentId: string;
  routes: RouteChoice[];
  /** User names of operators who are not blocked. */
  operators: string[];
  reasons: ReasonChoice[];
  /** The factory's time zone, an IANA name. */
  timeZone: string;
}
