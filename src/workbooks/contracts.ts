/** What a workbook looks like after reading, whatever file it came from. Plain data, no code. */

/** A value that stands in a cell but cannot be used: a formula nobody has calculated, an error such as #REF!. */
export interface UnusableCell {
  problem: 'formula-without-result' | 'error-value';
  /** What the cell shows or holds, for the message. */
  text: string;
}

/** Dates arrive as ISO days (`2026-01-31`), rich text as plain text. */
export type Cell = string | number | boolean | null | UnusableCell;

export interface SheetRow {
  /** The number the spreadsheet program shows, from 1. */
  number: number;
  /** Row grouping: 0 to 7. */
  outline: number;
  /** From column A on; trailing empty cells are left out. */
  cells: Cell[];
  /** Indentation set by the style, by column from 0; absent where no cell of the row has any. */
  indents?: Record<number, number>;
  /** Numbers that are shown otherwise than stored, such as 12.1 as `12.10`, by column from 0; absent where there are none. */
  shown?: Record<number, string>;
  /** How many fields a record of a text file has, empty ones behind included; absent where `cells` has as many. */
  fields?: number;
  /** More texts of the row are bold than not; absent where they are not. */
  bold?: true;
  /** All texts of the row are struck out; absent where they are not. */
  struck?: true;
  /** Nobody sees the row; absent where everybody does. */
  hidden?: true;
}

/** Cells merged into one; rows and columns count from 1. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** A place in a text file where the quotes do not add up. */
export interface QuoteProblem {
  row: number;
  unterminated: boolean;
}

export interface Sheet {
  name: string;
  hidden: boolean;
  /** Rows with at least one value, in order. */
  rows: SheetRow[];
  merges: Merge[];
  /** Whether grouped rows stand above the row that sums them up; absent: the file does not say. */
  summaryBelow?: boolean;
  quoteProblems: QuoteProblem[];
  /** Columns that nobody sees, from 1; absent where everybody does. */
  hiddenColumns?: number[];
}

export type TextEncoding = 'utf-8' | 'windows-1251' | 'utf-16le' | 'utf-16be' | 'cp866' | 'koi8-r';
export type Delimiter = ';' | ',' | '\t' | '|';

export const TEXT_ENCODINGS: readonly TextEncoding[] = [
  'utf-8',
  'windows-1251',
  'utf-16le',
  'utf-16be',
  'cp866',
  'koi8-r',
];
export const DELIMITERS: readonly Delimiter[] = [';', ',', '\t', '|'];

export interface Workbook {
  ok: true;
  format: 'xlsx' | 'csv';
  /** Text files only. */
  encoding: TextEncoding | null;
  /** How surely the encoding is that one, 0 to 1; null: no text file. */
  encodingConfidence: number | null;
  /** Encodings that fit nearly as well: somebody should look. */
  otherEncodings: TextEncoding[];
  delimiter: Delimiter | null;
  sheets: Sheet[];
}

export type WorkbookProblemCode =
  | 'file-empty'
  | 'file-too-large'
  | 'file-is-old-xls'
  | 'file-not-a-workbook'
  | 'file-is-a-web-page'
  | 'file-is-another-workbook'
  | 'file-damaged'
  | 'file-encrypted'
  | 'zip-too-many-entries'
  | 'zip-inflates-too-much'
  | 'zip-has-doctype'
  | 'merges-too-large'
  | 'too-many-columns'
  | 'too-many-rows'
  | 'too-many-cells'
  | 'too-many-sheets'
  | 'too-much-text'
  | 'cell-too-long'
  | 'reading-took-too-long'
  | 'reading-took-too-much-memory'
  | 'reader-busy';

/** Why a file is refused, with the numbers a person needs. Returned, never thrown. */
export interface WorkbookProblem {
  ok: false;
  code: WorkbookProblemCode;
  details: Record<string, string | number>;
}

/** Say why a file is refused. */
export function workbookProblem(
  code: WorkbookProblemCode,
  details: WorkbookProblem['details'] = {},
): WorkbookProblem {
  return { ok: false, code, details };
}
