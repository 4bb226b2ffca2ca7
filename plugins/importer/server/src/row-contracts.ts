/** How the doors call rows of a file, and what can be said of many of them at once. */
import type { PartKind } from '../../../../src/tracking/contracts';

/**
 * A row of the file as the spreadsheet program counts. A number alone is a row of the sheet that is read, or of the first of
 * those that are read as one table.
 */
export type RowName = number | { sheet: string; row: number };

/** Parts that a rule is about: those that have a row that fits. */
export type KindRule = { kind: PartKind } & (
  | {
      /** Rows whose designation, or name where there is none, begins so, without regard to case. */
      startsWith: string;
    }
  | {
      /** Rows of this section, group or kind, in the words of the file. */
      section: string;
    }
  | {
      /** Rows at any depth below the part of this key. */
      below: string;
    }
  | {
      /** Rows of the file. */
      rows: RowName[];
    }
);

/** Words of the file by which it groups its rows. */
export interface FileSection {
  name: string;
  rows: number;
}
