import { columnNumber } from '../columns';
import type { Cell, Merge, SheetRow } from '../contracts';
import type { WorkbookLimits } from '../limits';
import { cellValue, type RawCell } from './cell-value';
import type { XmlListener } from './parse-xml';
import { plainRows, type PlainCell } from './plain-items';
import { StopReading } from './stop';
import type { CellStyle, Styles } from './styles';

const MERGE = /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/;
/** Widths of columns: each may speak of all of them. */
const MAX_COLUMN_NOTES = 2_000;
const MAX_ROW = 1_048_576;

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** What sheets of one workbook share. */
export interface SheetContext {
  limits: WorkbookLimits;
  strings: readonly string[];
  styles: Styles;
  date1904: boolean;
  /** Cells and characters of all sheets so far. */
  count: { cells: number; characters: number };
}

/** Rows and merges of one worksheet; stops at the first sign of a sheet that is no table. */
export class Worksheet implements XmlListener {
  readonly rows: SheetRow[] = [];
  readonly merges: Merge[] = [];
  summaryBelow: boolean | null = null;
  readonly hiddenColumns = new Set<number>();
  private row: SheetRow = { number: 0, outline: 0, cells: [] };
  private column = 0;
  private raw: RawCell | null = null;
  private style: CellStyle | null = null;
  private target: 'value' | 'formula' | 'inline' | null = null;
  private inPhonetic = false;
  private mergedCells = 0;
  private columnNotes = 0;
  /** Bold texts of the row less the others. */
  private weight = 0;
  /** Whether all cells of the row so far are struck out. */
  private isStruck = true;
  readonly plain = plainRows((attributes, cells) => this.takeRow(attributes, cells));

  constructor(private readonly context: SheetContext) {}

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'c') this.openCell(/^[A-Z]{1,7}/.exec(attributes.r ?? '')?.[0], attributes.s, attributes.t);
    else if (name === 'v') this.target = 'value';
    else if (name === 'f') this.openFormula();
    else if (name === 't' && !this.inPhonetic) this.target = 'inline';
    else if (name === 'rPh') this.inPhonetic = true;
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'outlinePr') this.readOutline(attributes.summaryBelow);
    else if (name === 'col') this.noteHidden(attributes);
    else if (name === 'mergeCell') this.addMerge(attributes.ref ?? '');
  }

  text(text: string): void {
    if (this.target === null || this.raw === null) return;
    const { limits, count } = this.context;
    if (this.target === 'formula') {
      if (this.raw.formula !== null && this.raw.formula.length < 200) this.raw.formula += text;
      return;
    }
    count.characters += text.length;
    if (count.characters > limits.textCharacters)
      throw new StopReading('too-much-text', { limit: limits.textCharacters });
    this.raw.text = (this.raw.text ?? '') + text;
    if (this.raw.text.length > limits.cellCharacters)
      throw new StopReading('cell-too-long', { limit: limits.cellCharacters, row: this.row.number });
  }

  close(name: string): void {
    if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'v' || name === 'f' || name === 't') this.target = null;
  }

  private readOutline(summaryBelow: string | undefined): void {
    if (summaryBelow !== undefined) this.summaryBelow = summaryBelow !== '0' && summaryBelow !== 'false';
  }

  private openRow(attributes: Record<string, string>): void {
    const number = Number(attributes.r ?? this.row.number + 1);
    const outline = Number(attributes.outlineLevel ?? 0);
    if (!Number.isInteger(number) || number < 1 || number > MAX_ROW) throw new StopReading('file-damaged');
    this.row = { number, outline: outline >= 1 && outline <= 7 ? outline : 0, cells: [] };
    if (isTrue(attributes.hidden)) this.row.hidden = true;
    this.column = 0;
    this.weight = 0;
    this.isStruck = true;
  }

  private closeRow(): void {
    if (this.row.cells.length === 0) return;
    if (this.weight > 0) this.row.bold = true;
    if (this.isStruck) this.row.struck = true;
    this.rows.push(this.row);
    const { rows } = this.context.limits;
    if (this.rows.length > rows) throw new StopReading('too-many-rows', { limit: rows });
  }

  private takeRow(attributes: Record<string, string>, cells: readonly PlainCell[]): void {
    this.openRow(attributes);
    for (const { column, style, type, value } of cells) {
      this.openCell(column, style, type);
      this.target = 'value';
      if (value) this.text(value);
      this.closeCell();
    }
    this.closeRow();
  }

  private openCell(letters: string | undefined, style: string | undefined, type: string | undefined): void {
    const { limits, styles, count } = this.context;
    count.cells += 1;
    if (count.cells > limits.cells) throw new StopReading('too-many-cells', { limit: limits.cells });
    this.column = letters === undefined ? this.column + 1 : columnNumber(letters);
    this.raw = { type: type ?? 'n', text: null, formula: null };
    this.style = styles.of(style);
  }

  private openFormula(): void {
    this.target = 'formula';
    if (this.raw) this.raw.formula = '';
  }

  private closeCell(): void {
    const { raw, style } = this;
    this.raw = null;
    this.target = null;
    if (!raw || !style) return;
    const value = cellValue(raw, style, this.context);
    if (value !== null) this.place(value, style);
  }

  private place(value: Cell, style: CellStyle): void {
    const { columns } = this.context.limits;
    if (this.column > columns)
      throw new StopReading('too-many-columns', { limit: columns, row: this.row.number });
    const { cells } = this.row;
    while (cells.length < this.column - 1) cells.push(null);
    cells[this.column - 1] = value;
    this.isStruck &&= style.isStruck;
    if (typeof value === 'number') this.noteShown(value, style);
    else if (typeof value === 'string') this.weight += style.isBold ? 1 : -1;
    if (style.indent > 0) this.row.indents = { ...this.row.indents, [this.column - 1]: style.indent };
  }

  /** One element may speak of all columns that a sheet can have. */
  private noteHidden({ min, max, hidden }: Record<string, string>): void {
    this.columnNotes += 1;
    if (!isTrue(hidden) || this.columnNotes > MAX_COLUMN_NOTES) return;
    const last = Math.min(Number(max), this.context.limits.columns);
    for (let column = Math.max(1, Number(min)); column <= last; column += 1) this.hiddenColumns.add(column);
  }

  private noteShown(value: number, { show }: CellStyle): void {
    const shown = show?.(value) ?? String(value);
    if (shown !== String(value)) (this.row.shown ??= {})[this.column - 1] = shown;
  }

  private addMerge(reference: string): void {
    const found = MERGE.exec(reference);
    if (!found) return;
    const [, left = '', top, right = left, bottom = top] = found;
    const [x1, x2] = [columnNumber(left), columnNumber(right)];
    const [y1, y2] = [Number(top), Number(bottom)];
    const merge = {
      ...{ top: Math.min(y1, y2), left: Math.min(x1, x2) },
      ...{ bottom: Math.max(y1, y2), right: Math.max(x1, x2) },
    };
    this.mergedCells += (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1);
    const { mergedCells } = this.context.limits;
    if (this.mergedCells > mergedCells) throw new StopReading('merges-too-large', { limit: mergedCells });
    this.merges.push(merge);
  }
}
