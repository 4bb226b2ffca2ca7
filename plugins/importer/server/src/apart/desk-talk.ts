/** What the server and the process that works on a file tell each other. Plain data, no code. */
import type { JudgedAct, LaunchLine, LaunchMaterial, LaunchPart } from '../../../../../src/tracking';
import type { Language } from '../../../../../src/refusals';
import type {
  BomFormat,
  Mapping,
  PreviewOptions,
  ProductPlan,
  ProposedAct,
  RememberedReading,
  RowName,
  Summary,
} from '../contracts';
import type { Reading } from '../memory/remembered';
import type { OwnField } from '../own-fields/own-field';
import type { Existing } from '../plan/existing';
import type { Plan, PlannedPart, PlannedRoute } from '../plan/plan';
import type { PageWish } from '../previews/options';
import type { MaterialNeed } from '../tree/bom-row';

export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

/** A file that could be read. */
export interface Opened {
  ok: true;
  sha256: string;
  /** What its headings may be known by. */
  signatures: string[];
}

/** How tables with these headings were read last, by their signatures. */
export type Known = ReadonlyMap<string, RememberedReading>;

/** Values of a field that only one part may have each. */
export interface UniqueValues {
  field: OwnField;
  values: string[];
}

/** Under which product what exists is to be looked for. */
export interface ProductPlace {
  designation: string;
  orderNumber: string | null;
  /** Fields that the factory added to Part, as they were when the file was read. */
  ownFields: readonly OwnField[];
  /** Values of the file that only one part may have. */
  unique: UniqueValues[];
}

/** A preview as its row keeps it, packed: the server never takes it apart. */
export interface KeptPreview {
  fileName: string;
  options: PreviewOptions;
  bom: Uint8Array;
  existing: Uint8Array;
}

/** What was understood on its way to that row. */
export interface PackedBom extends Pick<KeptPreview, 'bom'> {
  /** Rows of the tree; 0: nothing of the file was understood. */
  rows: number;
}

/** What exists, but for parts and lines, which may be many. */
export type ExistingHead = Pick<Existing, 'product' | 'stages' | 'routes' | 'takenOwn'>;

/** Some parts or lines that exist, as the database wrote them: the inside of a JSON array. */
export type ExistingPiece = { parts: string } | { lines: string };

/** Proposals for the engine to judge, with their ids by place. */
export interface Unjudged {
  ids: string[];
  acts: JudgedAct[];
}

/** What is to be shown of a preview. */
export interface Shown {
  previewId: string;
  expiresAt: string;
  wish: PageWish;
  language: Language;
}

/** What a person says at the end: rows left out, proposals accepted. */
export interface Choice {
  exclude: readonly RowName[];
  accept: readonly string[];
}

/** What a commit does, but for the rows, which are asked for piece by piece. */
export interface CommitPlan {
  ok: true;
  duplicates: Plan['duplicates'];
  product: ProductPlan;
  /** An order that exists loses its due date. */
  takesDueDateAway: boolean;
  newStages: string[];
  newRoutes: PlannedRoute[];
  accepted: ProposedAct[];
  summary: Summary;
  counts: Record<keyof CommitRows, number>;
  mapping: Mapping;
  ownFields: readonly OwnField[];
  format: BomFormat | null;
  signature: string | null;
  reading: Reading | null;
}

/** What a part that exists, or a new one made of such, is to have. A child without an id is new itself. */
export interface KeyedAmendment {
  key: string;
  /** Null: the part is new. */
  partId: number | null;
  required: number | null;
  /** What the whole batch is to need; null: as before. */
  materials: MaterialNeed[] | null;
  lines: { child: string; childPartId: number | null; quantity: number }[];
}

/** The rows of a commit by what they are. */
export interface CommitRows {
  launched: LaunchPart;
  lines: LaunchLine;
  materials: LaunchMaterial;
  changed: PlannedPart;
  amended: KeyedAmendment;
}

/** Numeric ids of routes by `routeKey`, and of the one for parts whose file gives no operations. */
export interface RouteIds {
  routeIds: ReadonlyMap<string, number>;
  defaultRouteId: number | null;
}

/** Rows of one piece: the server takes each apart at one go, and scans wait as long. */
export const ROWS_PER_PIECE = 500;
