import type { PartKind, Refusal } from '../../../../../src/tracking/contracts';
import type { OwnValues } from '../own-fields/own-field';
import type { MaterialNeed } from '../tree/bom-row';

/** What the database holds already, as far as a plan asks. Ids are Strapi's numeric ones. */
export interface ExistingProduct {
  id: number;
  documentId: string;
  quantity: number;
  /** A cancelled order takes no parts any more. */
  cancelled: boolean;
}

/** Why the engine would refuse an act. */
export type JudgedRefusal = Pick<Refusal, 'code' | 'details'>;

export interface ExistingPart {
  key: string;
  partId: number;
  code: string | null;
  designation: string | null;
  name: string | null;
  kind: PartKind;
  material: string | null;
  size: string | null;
  attributes: Record<string, unknown> | null;
  /** Those of the factory's own fields that have a value. */
  own: OwnValues;
  required: number;
  /** Pieces in production, those of its lots too. */
  launched: number;
  /** Pieces that can be withdrawn where they began: at the first operation, or unrouted. */
  waitingAtFirst: number;
  routeId: number | null;
  /** For one piece; null or absent: none. */
  materials?: MaterialNeed[] | null;
}

/** A value that only one part may have, and the part that has it. */
export interface TakenOwnValue {
  /** The field's name. */
  field: string;
  value: string;
  partId: number;
  /** How people call the part. */
  part: string;
}

export interface ExistingLine {
  parent: string;
  child: string;
  quantity: number;
}

export interface ExistingStage {
  id: number;
  name: string;
  retired: boolean;
}

export interface ExistingRoute {
  id: number;
  name: string;
  isDefault: boolean;
  stages: string[];
}

export interface Existing {
  product: ExistingProduct | null;
  parts: ExistingPart[];
  lines: ExistingLine[];
  stages: ExistingStage[];
  /** Not retired, the default one first. */
  routes: ExistingRoute[];
  /** Values of the file that only one part may have and a part has. */
  takenOwn: TakenOwnValue[];
  /** Proposals that the engine would refuse, by their ids; none where it was not asked. */
  refusals: Record<string, JudgedRefusal>;
}

export const NOTHING_EXISTS: Existing = {
  product: null,
  parts: [],
  lines: [],
  stages: [],
  routes: [],
  takenOwn: [],
  refusals: {},
};
