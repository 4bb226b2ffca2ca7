import type { Cell } from '../../../../../src/workbooks';
import type { Field, FileColumn, Mapping, QuantityMeans } from '../contracts';

/** One row below the header, its cells told apart by meaning. */
export interface TableRow {
  row: number;
  values: Partial<Record<Field, Cell>>;
  /** Columns with a header that means nothing to us, by that header. */
  others: Record<string, Cell>;
}

/** The part of a workbook that holds the bill of materials. */
export interface Table {
  sheet: string;
  headerRow: number;
  columns: FileColumn[];
  /** Field to column letter, only what the file has. */
  mapping: Mapping;
  /** The one text above the header, which may name the kit. */
  title: string | null;
  quantityMeans: QuantityMeans;
  /** Whether the file itself says what the quantity means. */
  quantityRecognised: boolean;
  rows: TableRow[];
}
