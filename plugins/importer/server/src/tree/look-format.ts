import { hint, type RawIssue } from '../issues/issue';
import type { BomRow } from './bom-row';
import { Grower, type Forest } from './grow';

/** Rows that look like assemblies of the rows below them, though no column says so. */
export interface Look {
  heads: ReadonlySet<BomRow>;
  /** How many signs agree on these rows. */
  signs: number;
  /** How many signs say that other rows are the assemblies. */
  against: number;
}

/** `АБ-10.00.000 СБ`: the digits that its parts fill. `-00` ends the designation of an execution. */
const ENDS_WITH_ZEROS = /^(.*?[^.-])(?:[.-]0{2,3})*(?:\.0{2,3}|-0{3})(?:\s?СБ)?$/;
const DRAWING = /\d\s?СБ$/i;
const MAX_DESIGNATION = 100;

/** What the designations of the parts of an assembly begin with; null: its own says nothing of them. */
function stemOf({ designation }: BomRow): { stem: string; signs: RegExp } | null {
  if (designation === null || designation.length > MAX_DESIGNATION) return null;
  const zeros = ENDS_WITH_ZEROS.exec(designation)?.[1];
  if (zeros !== undefined) return { stem: zeros, signs: /^[.-]/ };
  // `АБ.101-01` is an execution of `АБ.101`, not a part of it.
  return { stem: designation.replace(/\s?СБ$/i, ''), signs: /^\./ };
}

function isBelow(row: BomRow | undefined, head: BomRow): boolean {
  const own = stemOf(head);
  const designation = row?.designation ?? '';
  if (!own || designation === head.designation || !designation.startsWith(own.stem)) return false;
  return own.signs.test(designation.slice(own.stem.length));
}

type Sign = (rows: readonly BomRow[]) => BomRow[];

/** Each row that the next one belongs to by its designation. */
const byDesignations: Sign = (rows) => rows.filter((row, index) => isBelow(rows[index + 1], row));

const byDrawings: Sign = (rows) => rows.filter(({ designation }) => DRAWING.test(designation ?? ''));

const byWeight: Sign = (rows) => rows.filter(({ isBold }) => isBold);

/** Numbers that begin anew below each row without one, or that only assemblies have. */
const byNumbers: Sign = (rows) => {
  const isFirst = (row: BomRow | undefined): boolean => /^1[.)]?$/.test(row?.number ?? '');
  const blank = rows.filter(({ number }) => number === null);
  const anew = rows.filter(({ number }, index) => number === null && isFirst(rows[index + 1]));
  if (blank.length > 1 && anew.length === blank.length) return blank;
  const roman = rows.filter(({ number }) => /^[IVX]{1,6}\.?$/.test(number ?? ''));
  const isHead = (row: BomRow, index: number): boolean => roman.includes(row) && isFirst(rows[index + 1]);
  if (roman.length > 1 && rows.filter(isHead).length === roman.length) return roman;
  const numbered = rows.filter(({ number }) => number !== null);
  const count = numbered.every(({ number }, index) => number?.replace(/[.)]$/, '') === `${index + 1}`);
  return numbered.length > 1 && count ? numbered : [];
};

/** Assemblies stand above parts: each has some, and not all rows are assemblies. */
function headsOf(rows: readonly BomRow[], sign: Sign): BomRow[] {
  const heads = new Set(sign(rows));
  const isEmpty = (row: BomRow, index: number): boolean => {
    const next = rows[index + 1];
    return heads.has(row) && (!next || (heads.has(next) && !isBelow(next, row)));
  };
  return rows.some(isEmpty) ? [] : [...heads];
}

/** The row above all others: a first one without a quantity; null: there is none. */
function productOf([first]: readonly BomRow[]): BomRow | null {
  return first?.quantity === null && !first.quantityRefused ? first : null;
}

/**
 * The assemblies of a list made by hand, by the look of its rows: their designations and those below them, bold texts, numbers
 * that begin anew. null: nothing looks like one. Pure.
 */
export function lookOf(all: readonly BomRow[]): Look | null {
  const product = productOf(all);
  const isNamed = ({ designation, name }: BomRow): boolean => designation !== null || name !== null;
  const rows = all.filter((row) => row !== product && row.role === 'item' && isNamed(row));
  // Without a quantity a row is a heading anyway.
  if (rows.some(({ quantity, quantityRefused }) => quantity === null && !quantityRefused)) return null;
  const found = [byDesignations, byNumbers, byWeight]
    .map((sign) => headsOf(rows, sign))
    .filter(({ length }) => length > 0);
  const shape = (heads: readonly BomRow[]): string => heads.map(({ row }) => row).join();
  const signsOf = (heads: readonly BomRow[]): number =>
    found.filter((own) => shape(own) === shape(heads)).length;
  const [best] = [...found].sort((a, b) => signsOf(b) - signsOf(a));
  if (!best) return null;
  // A drawing of an assembly says too little alone.
  const isDrawn = shape(headsOf(rows, byDrawings)) === shape(best);
  const signs = signsOf(best);
  return { heads: new Set(best), signs: signs + (isDrawn ? 1 : 0), against: found.length - signs };
}

/** How well a list fits its look, from 0 to 1: one sign alone is no more than a question. Pure. */
export function lookConfidence({ signs, against }: Look): number {
  return signs === 1 ? (against === 0 ? 0.5 : 0.46) : Math.min(0.85, 0.4 + signs * 0.15) - against * 0.15;
}

/** The first row of a list, counted, that the designations of most other rows begin with; null: it is none. Pure. */
export function headOfAll([first, ...more]: readonly BomRow[]): BomRow | null {
  if (!first || first.quantity === null) return null;
  const designated = more.filter(({ designation }) => designation !== null);
  const own = designated.filter((row) => isBelow(row, first));
  return own.length > 1 && own.length >= designated.length / 2 ? first : null;
}

/** Rows below the assemblies that they look like parts of; an assembly may stand within another by its designation. Pure. */
export function growFromLook(rows: readonly BomRow[]): Forest {
  const all = headOfAll(rows);
  const heads = lookOf(rows)?.heads ?? new Set(all ? [all] : []);
  const grower = new Grower();
  const product = productOf(rows);
  const top = product && grower.add(product, null);
  let path: { row: BomRow; node: number }[] = [];
  const issues: RawIssue[] = [];
  for (const row of rows) {
    if (row === product) continue;
    const within = path.filter((head) => isBelow(row, head.row)).length;
    if (within > 0) path = path.slice(0, within);
    else if (heads.has(row)) path = [];
    const node = grower.add(row, path.at(-1)?.node ?? top);
    if (heads.has(row) && node !== null) path.push({ row, node });
  }
  const [head] = heads;
  const value = head?.designation ?? head?.name;
  if (head) issues.push(hint('assemblies-by-look', { row: head.row, value, details: { count: heads.size } }));
  return { nodes: grower.nodes, issues };
}
