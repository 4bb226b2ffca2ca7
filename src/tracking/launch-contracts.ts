import type { PartKind } from './contracts';

/** One part to launch, as an import or the create door hands it over. */
export interface LaunchPart {
  /** The caller's own name for the part inside one launch, e.g. the importer's item key. */
  key: string;
  designation: string | null;
  name: string | null;
  kind: PartKind;
  material: string | null;
  size: string | null;
  attributes: Record<string, unknown> | null;
  /** Columns that the factory added to `parts`, by their names; see `ownColumns` of the launch. */
  own?: Readonly<Record<string, string | number | boolean | null>>;
  /** Pieces the bill of materials asks for, over the whole product. */
  required: number;
  /** Pieces put into production now; usually the required ones. */
  launched: number;
  /** Strapi's numeric id of the route; null: no operations, all pieces unrouted. */
  routeId: number | null;
}

export interface LaunchLine {
  parentKey: string;
  childKey: string;
  /** Pieces of the child per one parent. */
  quantity: number;
}

export interface LaunchMaterial {
  partKey: string;
  name: string;
  /** Decimal, over the whole batch. */
  quantity: number;
  unit: string | null;
}

/** Launch batches into one existing product: one transaction, all or nothing. */
export interface LaunchPartsCommand {
  productId: number;
  importId: string | null;
  /** Name of the file that an import reads; it stays in the history. */
  importFile?: string | null;
  /** Names of the columns of `parts` that the factory added and this launch fills. */
  ownColumns?: readonly string[];
  parts: LaunchPart[];
  lines: LaunchLine[];
  materials: LaunchMaterial[];
}

export interface LaunchedPart {
  key: string;
  partId: number;
  documentId: string;
  code: string;
}

/** What a bill of materials says anew of one batch that exists. */
export interface AmendPart {
  partId: number;
  /** Pieces the bill of materials asks for now; null: as before. */
  required: number | null;
  /** All that the whole batch needs now; null or absent: as before. */
  materials?: Omit<LaunchMaterial, 'partKey'>[] | null;
  /** Lines that are new or have another quantity, in pieces per one parent, or go (null); the others stay. */
  lines: { childPartId: number; quantity: number | null }[];
}

/** Amend requirements of batches of one product. Moves no pieces. One transaction, all or nothing. */
export interface AmendPartsCommand {
  productId: number;
  importId: string | null;
  importFile?: string | null;
  parts: AmendPart[];
}

/** What an import has changed in the description of batches that exist. */
export interface ImportedParts {
  importId: string;
  file: string;
  /** What has changed beside required quantities and lines; those have facts of their own. */
  parts: { partId: number; changes: { field: string; before: unknown; after: unknown }[] }[];
}

/** Cancel the batches that an import launched and that nobody has worked on. */
export interface CancelLaunchedCommand {
  importId: string;
  /** Leave batches with facts of work as they are; else one of them refuses the whole. */
  onlyUnused: boolean;
  reason: string;
}

export interface CancelLaunchedResult {
  cancelled: number;
  /** Batches with facts of work, which stay. */
  inUse: number;
  /** The first hundred of them. */
  parts: { code: string; designation: string | null; name: string | null }[];
}
