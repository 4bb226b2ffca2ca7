/** What the dashboard's doors answer; the pages read the same types. */
import type { HoldView, PartKind, PartStatus, StageKind } from '../../../../src/tracking/contracts';

/** Progress of one product; pieces add up: good + inWork + scrapped + notStarted = pieces. */
export interface ProductOverview {
  id: string;
  designation: string;
  name: string | null;
  orderNumber: string | null;
  quantity: number;
  /** `2026-01-31`; null: none is set. */
  dueDate: string | null;
  /** It is open, and past its due date or forecast (P50) beyond it. */
  late: boolean;
  /** It is open and its due date has passed. */
  pastDue: boolean;
  complete: boolean;
  /** When the order was cancelled, ISO 8601; null: it was not. A cancelled order is never late. */
  cancelledAt: string | null;
  parts: { total: number; complete: number };
  progress: { pieces: number; good: number; inWork: number; scrapped: number; notStarted: number };
  /** Batches on hold. */
  held: number;
  lastScanAt: string | null;
  /** null: it is complete or cancelled, or nothing waits. */
  forecast: OrderForecast | null;
}

/** When an order will be complete, by the factory's last thirty working days. */
export interface OrderForecast {
  /**
   * Days of the factory by which what is there is complete in half and in 85 % of the futures, `2026-01-31`; without the pieces
   * that are lacking. null: no day can be said, or it lies after `beyond`.
   */
  p50: string | null;
  p85: string | null;
  /**
   * The last of the 400 working days that a forecast looks at, where `p85`, or both, lie after it: whichever is null. null: both are
   * days, or none can be said.
   */
  beyond: string | null;
  /** Pieces that it needs and that neither are finished nor wait: without them it is never complete. */
  lacking: number;
  /** Stages that it still has to pass and that are known too little: why no day can be said. */
  lackHistory: StageWithoutHistory[];
}

/** A stage that worked on too few of the last working days for a forecast. */
export interface StageWithoutHistory {
  /** Its name. */
  stage: string;
  /** On how many of the last thirty working days it made something, and how many there must be. */
  days: number;
  needed: number;
}

/** Pieces that wait at one stage now. */
export interface StageOverview {
  id: string;
  name: string;
  kind: StageKind;
  waiting: number;
  batches: number;
  /** When the oldest of them that is not held arrived, ISO 8601; null: all are held. */
  oldestSince: string | null;
  /** The batch that it belongs to. */
  oldestBatch: { code: string; designation: string | null; name: string | null; lot: number } | null;
}

export interface OverviewNumbers {
  /** Batches that are started and not finished. */
  inWork: number;
  /** Pieces that wait at operations. */
  waiting: number;
  finishedToday: number;
  scrapToday: number;
  lateOrders: number;
}

/** How far a new installation has come, and where a phone opens the scan page. */
export interface Guide {
  hasParts: boolean;
  hasPrintedLabels: boolean;
  hasScans: boolean;
  hasOperators: boolean;
  scan: { url: string; qr: { size: number; path: string } };
}

/** A batch that somebody has stopped. */
export interface HeldBatch {
  code: string;
  designation: string | null;
  name: string | null;
  lot: number;
  product: { id: string; designation: string; orderNumber: string | null };
  hold: HoldView;
}

/** The stage whose queue grew most over the last shifts, or working days where there are none, with the figures that say so. */
export interface Bottleneck {
  stage: { id: string; name: string };
  /** Pieces that wait now, and that waited when these days began. */
  waiting: number;
  waitedBefore: number;
  /** Pieces that left the stage, per working hour: since then or, where nothing has, in the last thirty days. */
  piecesPerHour: number;
  /** Nothing has left it since then: the pace is that of the last thirty days. */
  isUsualPace: boolean;
  /** The queue, and what it grew by, in hours of this pace; null: nothing left it in thirty days. */
  queueHours: number | null;
  grewByHours: number | null;
  /** Working hours for which nothing has left it though pieces waited; null: something did. */
  stillHours: number | null;
}

/** A batch that waits at an operation and that nobody has reported for longer than is usual there. */
export interface StuckBatch {
  code: string;
  designation: string | null;
  name: string | null;
  lot: number;
  waiting: number;
  stage: string;
  operation: number;
  /** When the oldest of the pieces came, ISO 8601. */
  since: string;
  /** An assembly that cannot begin: not even for one more of it all its parts are finished. */
  waitsForParts: boolean;
  /** How long a batch may wait at this stage without a scan there, by the clock or, where that is less, in working time. */
  patienceSeconds: number;
  product: { id: string; designation: string; orderNumber: string | null };
}

/** Where a foreman looks first. */
export interface Attention {
  at: string;
  upToDate: boolean;
  /** The first of the days that the bottleneck is judged by, `2026-01-31`, and the working time since. */
  since: string;
  /** The shift on that day with whose beginning it began; null: with the day, for there are no shifts. */
  sinceShift: string | null;
  workingHours: number;
  bottleneck: Bottleneck | null;
  /** Those that can be moved first, then those that wait for their parts, each from the oldest; at most 50, `more` says that there are others. */
  stuck: StuckBatch[];
  more: boolean;
}

/** Which page of a list an answer is, and how much there is. */
export interface Pagination {
  page: number;
  pageSize: number;
  total: number;
  pageCount: number;
}

/** Someone who may be chosen in a filter. */
export interface Person {
  id: string;
  name: string;
}

/** `GET /api/dashboards/overview?search&responsible&status&page`. */
export interface Overview {
  /** When it was read, ISO 8601. */
  at: string;
  timeZone: string;
  /** The factory's day that "today" means. */
  day: string;
  /** false: so much has happened that the sums are still being made; read again in a second. */
  upToDate: boolean;
  numbers: OverviewNumbers;
  /** A page of the products that were asked for; those with work first, then by due date. */
  products: ProductOverview[];
  pagination: Pagination;
  /** Who may be chosen in the filter. */
  responsibles: Person[];
  stages: StageOverview[];
  /** Batches on hold, those held for longest first; at most 50. */
  held: HeldBatch[];
  /** How many batches are on hold. */
  heldTotal: number;
  /** How old the forecasts of the orders are, ISO 8601; false: they do not know the newest reports yet, ask again in five seconds. */
  forecast: { at: string; upToDate: boolean };
  guide: Guide;
}

/** One operation of a batch; see `OperationView` of the engine's contract. */
export interface OperationCell {
  number: number;
  sequence: number;
  stage: string;
  kind: StageKind;
  optional: boolean;
  waiting: number;
  done: number;
  good: number;
  scrapped: number;
  reworked: number;
}

/** One batch of a product with its operations. */
export interface PartRow {
  code: string;
  designation: string | null;
  name: string | null;
  kind: PartKind;
  material: string | null;
  size: string | null;
  lot: number;
  quantity: number;
  required: number;
  unrouted: number;
  finished: number;
  scrapped: number;
  withdrawn: number;
  status: PartStatus;
  hold: HoldView | null;
  revision: number;
  responsible: { id: string; name: string } | null;
  operations: OperationCell[];
}

export interface ProductHead {
  id: string;
  designation: string;
  name: string | null;
  orderNumber: string | null;
  quantity: number;
  dueDate: string | null;
  /** When the order was cancelled, ISO 8601; null: it was not. */
  cancelledAt: string | null;
}

/** `GET /api/dashboards/products/:id/parts`. */
export interface PartsPage {
  at: string;
  /** The factory's, an IANA name. */
  timeZone: string;
  product: ProductHead;
  /** null: the order is complete or cancelled, or nothing waits. */
  forecast: OrderForecast | null;
  /** As of an overview. */
  forecastAge: Overview['forecast'];
  parts: PartRow[];
  pagination: Pagination;
  /** Who may be chosen in the filter. */
  responsibles: Person[];
}

/** A batch in the structure of an order. */
export interface StructureRow extends PartRow {
  /** Pieces for one assembly; null: it stands at the top, in no assembly. */
  perAssembly: number | null;
  /** Whether there is a level below it. */
  hasComponents: boolean;
}

/** `GET /api/dashboards/products/:id/structure`: one level, at most 200 batches of it. */
export interface StructureLevel {
  at: string;
  page: number;
  /** There are others, on the next page. */
  more: boolean;
  parts: StructureRow[];
}

/** A component of an assembly: `missing = max(0, needed - finished)`. */
export interface MissingPart {
  code: string;
  designation: string | null;
  name: string | null;
  kind: PartKind;
  /** Pieces for one assembly. */
  perAssembly: number;
  /** For all assemblies that it goes into, as many as are in production. */
  needed: number;
  /** With all its lots, as the next ones. */
  finished: number;
  scrapped: number;
  waiting: number;
  hasOperations: boolean;
  /** Where its pieces wait, in the order of each lot's route. */
  stages: { stage: string; waiting: number }[];
  /** null: it has no operations, so nobody reports it as finished. */
  missing: number | null;
}

/** `GET /api/dashboards/parts/:code/missing`: what is missing for an assembly, what lacks most first. */
export interface MissingParts {
  at: string;
  assembly: { code: string; designation: string | null; name: string | null; lot: number; quantity: number };
  components: MissingPart[];
}
