import type { PartKind } from '../../../../../src/tracking/contracts';
import { hint, type RawIssue } from '../issues/issue';
import type { BomRow } from '../tree/bom-row';
import { isDocumentName, type RowKind } from './kinds';
import { isFraction } from './quantity';
import type { RowReader } from './row-reader';
import type { TableRow } from './table';
import { lineOf } from './text';
import { isMeasure } from './units';

export interface ToldKind {
  kind: PartKind | null;
  role: BomRow['role'];
}

/** What is known of a row before it is said what it is. */
export interface KnownOfRow extends Pick<BomRow, 'row' | 'designation' | 'name' | 'unit'> {
  /** The kind of the section that the row stands in. */
  section: RowKind | null;
  /** Other rows belong to it. */
  isAbove: boolean;
  /** The unit is that of a norm of its material. */
  unitOfNorm: boolean;
}

function isEmpty(cell: unknown): boolean {
  return cell === undefined || cell === null;
}

/** What the row is, by its own word, the section that it stands in, its name and its unit. */
export function tellKind(reader: RowReader, known: KnownOfRow, issues: RawIssue[]): ToldKind | 'document' {
  const own = reader.kind();
  const word = own ?? known.section;
  if (word === 'document') return 'document';
  const isUntold = own === null && known.section === null;
  if (isUntold && isEmpty(reader.counted()) && isDocumentName(known.name ?? '')) return 'document';
  if (word === 'operation') return { kind: null, role: 'operation' };
  if (word === 'material-item') return { kind: 'material', role: 'item' };
  if (word === 'material') return { kind: 'material', role: 'material' };
  const isMeasured = isMeasure(known.unit) && !known.unitOfNorm;
  if (!isMeasured || word === 'assembly' || known.isAbove) return { kind: word, role: 'item' };
  return tellMeasured(reader, { ...known, word }, issues);
}

/** A part that is made has a word of its own or operations; all else that is measured is a material. */
function tellMeasured(
  reader: RowReader,
  { row, designation, name, unit, word }: KnownOfRow & { word: PartKind | null },
  issues: RawIssue[],
): ToldKind {
  const place = { row, value: name ?? designation, details: { unit: unit ?? '' } };
  const isMade = word === 'part' || (designation !== null && !isEmpty(reader.cell('operations')));
  if (isMade && !isFraction(reader.counted())) {
    issues.push(hint('measured-counted-as-pieces', place));
    return { kind: word, role: 'item' };
  }
  issues.push(hint('measured-as-material', place));
  return { kind: 'material', role: 'material' };
}

/** Whether the row below belongs to this one by its level or its dotted number. */
export function standsAbove({ values }: TableRow, next: TableRow | undefined): boolean {
  if (!next) return false;
  const [level, below] = [lineOf(values.level), lineOf(next.values.level)];
  if (level !== null && below !== null) return Number(below) > Number(level);
  const number = lineOf(values.number);
  return number !== null && (lineOf(next.values.number) ?? '').startsWith(`${number}.`);
}
