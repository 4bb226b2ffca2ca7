import { columnNumber, type SheetRow } from '../../../../../src/workbooks';
import type { Field, Mapping } from '../contracts';
import type { ColumnMeanings } from './meaning-of-columns';
import { countsPart, type SheetPart } from './sheet-parts';
import { isPageMark, isStamp, StampReader } from './stamps';
import { lineOf, linesOf } from './text';
import { namesAbove } from './titled-product';

/** What a row says of its place in a bill of materials, and what it is known by. */
export interface RowFacts {
  number: string | null;
  level: string | null;
  parent: string | null;
  /** What others may call it as their parent. */
  names: string[];
  /** Designation, else name and size. */
  key: string;
  /** It heads what stands below: a designation with nothing that counts, names or places it. */
  isHead: boolean;
}

/** What a sheet says of the table that its rows may be a part of. */
export interface SheetFacts {
  name: string;
  hasHeading: boolean;
  /** The product above its heading, without the marks of pages; null: none is named. */
  title: string | null;
  /** The designation in the stamps of its form; null: there is none, or several. */
  stamped: string | null;
  /** Rows that name something. */
  rows: RowFacts[];
  /** Share of the rows that name and count something and stand below the columns of the table. */
  fits: number;
}

const PAGE_OF_TITLE =
  /[\s(,–-]*(?:продолжение|окончание|(?:лист|страница|стр\.|sheet|page|part|часть)\s*№?\s*\d+(?:\s*(?:из|of|\/)\s*\d+)?)\)?\s*$/i;

function titleOf({ sheet, header }: SheetPart): string | null {
  if (!header) return null;
  const { title, titled } = namesAbove(sheet, header);
  const own = (titled?.designation ?? titled?.name ?? title ?? '').replace(PAGE_OF_TITLE, '');
  return own === '' || isPageMark({ texts: [own] }) ? null : own.toLowerCase();
}

function stampedOn({ rows }: SheetPart): string | null {
  const reader = new StampReader();
  for (const row of rows) {
    const texts = linesOf(row.cells).filter((text) => text !== '');
    if (isStamp({ texts })) reader.takeStamp({ row: row.number, texts });
  }
  return reader.product()?.designation ?? null;
}

function rowFacts(row: SheetRow, mapping: Mapping, hasLevels: boolean): RowFacts | null {
  const text = (field: Field): string | null => {
    const letters = mapping[field];
    const index = letters ? columnNumber(letters) - 1 : -1;
    return index < 0 ? null : (lineOf(row.shown?.[index]) ?? lineOf(row.cells[index]));
  };
  const [designation, name, number] = [text('designation'), text('name'), text('number')];
  if (designation === null && name === null) return null;
  const [level, parent] = [hasLevels ? text('level') : null, text('parent')];
  const counts = text('quantity') ?? text('quantityTotal');
  return {
    ...{ number, level, parent },
    names: [designation, name, text('id'), number].filter((own) => own !== null),
    key: designation ?? `${name ?? ''}|${text('size') ?? ''}`,
    isHead: [name, number, level, parent, counts].every((own) => own === null),
  };
}

/** Share of the rows that name and count something and stand below the columns of a heading. */
function fitsColumns({ rows }: SheetPart, { mapping }: ColumnMeanings, width: number): number {
  const good = rows.filter((row) => row.cells.length <= width && countsPart(row, mapping));
  return good.length / Math.max(1, rows.length);
}

/** @param width of the heading of the table */
export function sheetFacts(part: SheetPart, meaning: ColumnMeanings, width: number): SheetFacts {
  const { mapping, runs } = meaning;
  const rows = part.rows.flatMap((row) => rowFacts(row, mapping, runs.levels === null) ?? []);
  return {
    name: part.sheet.name,
    hasHeading: part.header !== null,
    title: titleOf(part),
    stamped: stampedOn(part),
    rows,
    fits: fitsColumns(part, meaning, width),
  };
}

/** Sheets of one table as if they were one. */
export function together(before: SheetFacts, next: SheetFacts): SheetFacts {
  return { ...before, rows: [...before.rows, ...next.rows], stamped: before.stamped ?? next.stamped };
}
