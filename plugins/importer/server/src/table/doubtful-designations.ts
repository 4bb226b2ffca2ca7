import type { Mapping } from '../contracts';
import { hint, type RawIssue } from '../issues/issue';
import type { BomRow } from '../tree/bom-row';
import { looseText } from '../tree/loose-text';
import type { Table } from './table';

const BETWEEN = / ?(?:[,;/]|\.{2,3}|…| и ) ?/;
/** No list of designations in one cell is longer. */
const MAX_TEXT = 120;

function shapeOf(text: string): string {
  return text.replace(/\p{L}+/gu, 'a').replace(/\d+/g, '9');
}

/** `ЗО.10 ЗО.10-01`: whole designations, with their signs, of which nothing but a blank or a new line parts one from the next. */
function areBeside(designation: string): boolean {
  const [first = '', ...more] = designation.split(' ');
  const shape = shapeOf(first);
  if (more.length === 0 || !/^a[\d.a-]*[.-]9/.test(shape)) return false;
  const letters = /^\D*/.exec(first)?.[0] ?? '';
  return more.every(
    (text) => (shapeOf(text) === shape && text.startsWith(letters)) || text.startsWith(`${first}-`),
  );
}

/** `Д-1, Д-2`, `Д-4...Д-6`, `Д-3/Д-3-01`, `АБ.1-01, -02`: several designations that are written alike. */
function holdsSeveral(designation: string): boolean {
  if (designation.length > MAX_TEXT) return false;
  if (areBeside(designation)) return true;
  const [first = '', ...more] = designation.split(BETWEEN);
  const shape = shapeOf(first);
  if (more.length === 0 || shape.length < 3 || !/a.*9/.test(shape)) return false;
  return more.every(
    (text) => shapeOf(text) === shape || text.startsWith(`${first}-`) || /^[-–—]\d{2}$/.test(text),
  );
}

/**
 * Designations that differ only in letters that look alike, blanks, dashes or case, each told with the first of its rows;
 * cells that hold several. They stay as they are. Pure.
 */
export function doubtfulDesignations(
  rows: readonly BomRow[],
  { mapping, levels }: Pick<Table, 'mapping' | 'levels'>,
): RawIssue[] {
  const known = new Map<string, BomRow>();
  const told = new Set<string>();
  // A column of levels is written by programs, which write one designation into a cell.
  const byHand = !mapping.level || levels !== null;
  const issues: RawIssue[] = [];
  for (const row of rows) {
    const { designation } = row;
    if (designation === null || told.has(designation)) continue;
    const loose = looseText(designation);
    const first = known.get(loose);
    if (!first) known.set(loose, row);
    if (first?.designation === designation) continue;
    told.add(designation);
    if (first)
      issues.push(
        hint('designation-looks-like', { ...placeOf(row, mapping), details: { first: first.row } }),
      );
    if (byHand && holdsSeveral(designation)) issues.push(hint('several-designations', placeOf(row, mapping)));
  }
  return issues;
}

function placeOf({ row, designation }: BomRow, { designation: column = null }: Mapping) {
  return { row, column, value: designation };
}
