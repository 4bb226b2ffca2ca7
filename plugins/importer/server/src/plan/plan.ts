import type { AbsentLine, Difference, Duplicates, ProductPlan, ProposedAct, RowStatus } from '../contracts';
import type { RawIssue } from '../issues/issue';
import type { Item, Line } from '../tree/structure';
import type { ExistingPart, JudgedRefusal } from './existing';

export type PartStatus = Exclude<RowStatus, 'refused'>;

export interface PlannedPart {
  item: Item;
  status: PartStatus;
  existing: ExistingPart | null;
  differences: Difference[];
  /** `routeKey` of the operations the file gives; null: it gives none. */
  route: string | null;
}

export interface PlannedRoute {
  key: string;
  name: string;
  /** Names as the database has them, else as the file spells them first. */
  stages: string[];
}

/** What a commit would do. Nothing in it is decided later. */
export interface Plan {
  duplicates: Duplicates;
  product: ProductPlan;
  parts: PlannedPart[];
  lines: Line[];
  newStages: string[];
  newRoutes: PlannedRoute[];
  absent: ExistingPart[];
  absentLines: AbsentLine[];
  /** With `update`: acts on batches that exist, none of which is done unless it is accepted. */
  proposals: ProposedAct[];
  /** Why the engine would refuse some of them, by their ids. */
  refusals: Readonly<Record<string, JudgedRefusal>>;
  issues: RawIssue[];
}
