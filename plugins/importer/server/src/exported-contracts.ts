/** Parts and lines in full, as the command line prints them. */
import type { PartKind } from '../../../../src/tracking/contracts';

export interface ExportedPart {
  key: string;
  designation: string | null;
  name: string | null;
  kind: PartKind;
  quantity: number;
  material: string | null;
  size: string | null;
  operations: string[];
}

export interface ExportedLine {
  parent: string;
  child: string;
  quantity: number;
}
