/** What the screen on the wall and its settings are told. */
import type { Bottleneck, OverviewNumbers, ProductOverview, StageOverview } from '../contracts';

/** An order as the screen shows it. */
export type TvOrder = Pick<
  ProductOverview,
  'designation' | 'name' | 'orderNumber' | 'dueDate' | 'late' | 'parts' | 'progress' | 'held' | 'forecast'
>;

/** `GET /tv/state`: everything that the pages of the screen show. The same `ETag` as long as nothing has changed. */
export interface TvState {
  /** The factory's, an IANA name. */
  timeZone: string;
  /** The factory's day that "today" means. */
  day: string;
  /** false: the sums are still being made after a large change. */
  upToDate: boolean;
  /** When the newest report or act was taken in, ISO 8601; null: nothing has happened yet. */
  lastEventAt: string | null;
  numbers: OverviewNumbers;
  /** In the order of the work; where nothing waits a stage is left out. */
  stages: StageOverview[];
  bottleneck: Bottleneck | null;
  /** Open orders: those with waiting pieces first, then by due date; at most 25. */
  orders: TvOrder[];
  /** How many open orders there are. */
  openOrders: number;
  /** Batches that do not move, batches on hold, open calls for the foreman. `stuckMore`: at least so many. */
  attention: { stuck: number; stuckMore: boolean; held: number; calls: number };
}

/** A link of a screen as the settings list it. */
export interface TvLink {
  id: string;
  name: string;
  createdAt: string;
  createdBy: string;
  /** When a screen last asked with it, to the minute; null: never. */
  lastAskedAt: string | null;
  /** null: it is open. */
  revokedAt: string | null;
  revokedBy: string | null;
}

/** `POST /dashboards/tv-links`: the only time that the address is told. */
export interface NewTvLink {
  link: TvLink;
  /** The address of the page; what stands behind `#` opens it and never reaches a log. */
  url: string;
}
