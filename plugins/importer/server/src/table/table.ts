import type { Cell } from '../../../../../src/workbooks';
import type { GroupWords } from './group-words';
import type { LevelColumns } from './level-columns';
import type { Field, FileColumn, Mapping, QuantityMeans } from '../contracts';
import type { OwnField } from '../own-fields/own-field';
import type { NumberStyle } from './quantity';
import type { StageColumn } from './stage-column';
import type { TitledProduct } from './titled-product';
import type { UnnamedStructure } from './unnamed-structure';
import type { WhereUsedTitle } from './where-used';

/** One row below the header, its cells told apart by meaning. */
export interface TableRow {
  /** The number of the row, see `numberInTable`. */
  row: number;
  values: Partial<Record<Field, Cell>>;
  /** Columns with a header that means nothing to us, by that header. */
  others: Record<string, Cell>;
  /** Columns of the factory's own fields, by the names of the fields. */
  own: Record<string, Cell>;
  /** All texts of the row, whatever column they stand in. */
  texts: string[];
  /** Row grouping, 0 to 7. */
  outline: number;
  /** More texts of the row are bold than not. */
  isBold: boolean;
  /** How far the designation or name is moved to the right; what it counts in differs between files. */
  indents: Partial<Record<Field, number>>;
  /** Whether the designation, name or number goes on in this row from the one above by a merge. */
  continued: boolean;
  /** The same of the designation alone. */
  designationAbove: boolean;
  /** What stands above the row by its own words, from the top on; null: it does not say. */
  above: readonly (string | null)[] | null;
  /** No row of the file: an assembly that others name as standing above them. */
  isAdded: boolean;
  /** Stages that are told by columns of marks, in order; null: by none. */
  route: readonly string[] | null;
}

/** The part of a workbook that holds the bill of materials. */
export interface Table {
  /** The one that is read, or the first of those that are read as one. */
  sheet: string;
  /** Sheets that are read as one table, in the order of their tabs; empty: one sheet is read. */
  joinedSheets: string[];
  /** Sheets that may be parts of one table with the one that is read, itself included; empty: none are. */
  joinableSheets: string[];
  /** Other sheets that hold a table too; none of them is imported. */
  otherSheets: string[];
  /** 0: it has no heading. */
  headerRow: number;
  /** What the heading is known by; see `headerSignature`. Null: it has none. */
  signature: string | null;
  /** The first row below the heading. */
  firstRow: number;
  columns: FileColumn[];
  /** Field to column letter, only what the file has. */
  mapping: Mapping;
  /** Columns that stand for one level each; null: there are none. `mapping.level` is the first of them. */
  levels: LevelColumns | null;
  /** The column that was taken for the structure by its values alone; null: headings say what tells it. */
  unnamed: UnnamedStructure | null;
  executionsAre: 'executions' | 'orders';
  /** Executions that a group specification counts in columns of their own; empty: it is none. */
  executions: string[];
  /** The one that is read; null: the file has no executions. */
  execution: string | null;
  /** The one text above the header, which may name the kit. */
  title: string | null;
  /** The product that stands above the heading with its designation or by a label; null: none does. */
  titled: TitledProduct | null;
  /** The title that calls the table a list of what a part is used in; null: none does. */
  whereUsed: WhereUsedTitle | null;
  /** The day that a text above the heading names as due, YYYY-MM-DD; null: none does. */
  dueDate: string | null;
  quantityMeans: QuantityMeans;
  /** Whether the file itself says what the quantity means. */
  quantityRecognised: boolean;
  /** Whether units are those of norms of materials, and not of the pieces. */
  unitOfNorm: boolean;
  /** What the heading of the quantity counts in, such as `кг`; null: it does not say. */
  quantityUnit: string | null;
  /** How the quantities are written. */
  numbers: NumberStyle;
  /** Whether groups are written once, in a cell merged over their rows. */
  groupMerged: boolean;
  /** What the columns beside the one of groups say of them. */
  groupWords: GroupWords;
  /** Whether the workbook says that grouped rows stand above what they belong to; null: it does not say. */
  summaryBelow: boolean | null;
  /** What the column of operations shows of the signs that part stages. */
  stages: StageColumn;
  /** Fields of the factory that have a column. */
  ownFields: OwnField[];
  rows: TableRow[];
}
