import type { BomFormat, FormatGuess } from '../contracts';
import type { Table } from '../table/table';
import type { ReadRows } from '../table/read-rows';
import { withoutLead } from '../table/text';
import type { BomRow } from './bom-row';
import { growFromIndentation, growFromOutline } from './depth-format';
import { growFromDottedNumbers, isDoubtfullyNumbered, numbersOf, zeroIsProduct } from './dotted-format';
import { settled, type Forest } from './grow';
import { groupsOf } from './group-format';
import { growFromLevels, jumpsIn, levelsOfRows, standBelowTheirParts } from './level-format';
import { growFromLook, lookConfidence, lookOf } from './look-format';
import { growFromParents } from './parent-format';
import { referenceOf } from './parent-names';
import { plainListConfidence } from './plain-list';
import { growFromProductGroups } from './product-groups';
import { growFromProductRows, headingsAmong } from './product-row-format';

/** A format that fits less well than this is not spoken of. */
const WORTH_TELLING = 0.45;
/** A column that nobody named tells the structure less surely than one that says so in its heading. */
const UNNAMED = 0.72;
/** Words over groups that may be assemblies, or what is made in one way. */
const CLASSES = /^(группа|группа деталей|комплект|модуль|group|module)$/i;
/** Groups that may be assemblies or not. */
const MAYBE_GROUPS = 0.55;
/** Letters behind numbers tell the structure half as surely as numbers do. */
const DOUBTFUL_NUMBERS = 0.5;
/** Formats that fit nearly as well as the best one leave the choice to a person. */
const NEARLY = 0.2;

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function dotted(table: Table, rows: readonly BomRow[]): number {
  if (!table.mapping.number) return 0;
  const steps = [...numbersOf(rows).values()];
  const read = steps.filter((own) => own !== null);
  const nested = read.filter((own) => own.length > 1);
  if (nested.length === 0) return 0;
  const known = new Set(read.map((own) => own.join('.')));
  const listed = zeroIsProduct(read) ? read.filter(([first]) => first !== 0) : read;
  const shortest = listed.reduce((least, { length }) => Math.min(least, length), Infinity);
  const placed = nested.filter((own) => own.length === shortest || known.has(own.slice(0, -1).join('.')));
  return 0.96 * share(read.length, steps.length) * (0.4 + 0.6 * share(placed.length, nested.length));
}

function levelled(table: Table, rows: readonly BomRow[]): number {
  if (!table.mapping.level) return 0;
  const levelIn = levelsOfRows(rows);
  const told = rows.flatMap((row) => (row.level === null ? [] : [levelIn(row)]));
  const levels = told.filter((level) => level !== null);
  if (new Set(levels).size < 2) return 0;
  const jumps = jumpsIn(standBelowTheirParts(levels) ? [...levels].reverse() : levels);
  return 0.97 * share(levels.length, told.length) * (1 - 0.6 * share(jumps, levels.length));
}

function parented(table: Table, rows: readonly BomRow[]): number {
  if (!table.mapping.parent) return 0;
  const { known, parents } = referenceOf(rows);
  if (parents === 0) return 0;
  const edgesOnly = parents === rows.length;
  return edgesOnly ? 0.9 : 0.6 + 0.34 * share(known, parents);
}

/**
 * Whether groups are assemblies: their heading says so, they are merged over their rows, or one is a designation or a row of
 * the file. `Листовые` and `Токарные` are none.
 */
function namesAssemblies({ columns, mapping, groupMerged }: Table, rows: readonly BomRow[]): boolean {
  const heading = columns.find(({ column }) => column === mapping.group)?.header ?? '';
  if (groupMerged || !CLASSES.test(heading)) return true;
  const names = new Set(rows.flatMap(({ designation, name }) => [designation, name]));
  return rows.some(({ group }) => group !== null && (names.has(group) || /\d/.test(group)));
}

function grouped(table: Table, rows: readonly BomRow[]): number {
  if (!table.mapping.group) return 0;
  const groups = groupsOf(rows, table.groupMerged).filter((group) => group !== null);
  if (groups.length === 0) return 0;
  const runs = share(groups.length, new Set(groups).size);
  if (!namesAssemblies(table, rows)) return MAYBE_GROUPS;
  return 0.6 + (table.groupMerged ? 0.15 : 0) + (runs >= 2 ? 0.1 : 0);
}

/** Parents that are all known and as deep as the levels beside them. */
const SURE_PARENTS = 0.98;

/**
 * Whether parents tell more than the levels beside them: all are rows, and each row stands as deep below its parent as its level
 * says, wherever the list was sorted to.
 */
function parentsSayMore(table: Table, rows: readonly BomRow[]): boolean {
  if (!table.mapping.parent || !table.mapping.level) return false;
  const { known, parents } = referenceOf(rows);
  if (parents === 0 || known < parents) return false;
  const levelIn = levelsOfRows(rows);
  const top = rows.reduce((least, row) => Math.min(least, levelIn(row) ?? Infinity), Infinity);
  const { nodes } = growForest('parent-column', table, rows);
  return nodes.every(({ row, depth }) => levelIn(row) === depth + top);
}

/** How well depths make a tree: they begin at the top and go down by one of the steps that occur. */
function deep(depths: readonly number[]): number {
  const distinct = [...new Set(depths)].sort((a, b) => a - b);
  if (distinct.length < 2) return 0;
  const least = distinct[0] ?? 0;
  const startsOrEndsAtTop = depths[0] === least || depths.at(-1) === least;
  const moved = share(depths.filter((depth) => depth > least).length, depths.length);
  return (startsOrEndsAtTop ? 0.7 : 0.4) * (moved < 0.1 ? 0.6 : 1) + (distinct.length > 2 ? 0.1 : 0);
}

/** How well each format fits the rows, the best first; a plain list fits always and least. */
export function recogniseFormats(table: Table, { rows, sections }: ReadRows): FormatGuess[] {
  const headings = headingsAmong(rows).size;
  const byGroup = grouped(table, rows);
  const sureOf = (field: 'level' | 'number' | 'parent'): number =>
    table.unnamed?.field === field ? UNNAMED : 1;
  const isDoubtful = isDoubtfullyNumbered(rows);
  const byNumber = dotted(table, rows) * sureOf('number') * (isDoubtful ? DOUBTFUL_NUMBERS : 1);
  const isSorted = parentsSayMore(table, rows);
  const byLevel = levelled(table, rows) * sureOf('level') * (isSorted ? UNNAMED : 1);
  const byParent = isSorted ? SURE_PARENTS : parented(table, rows) * sureOf('parent');
  // A column that tells the structure leaves rows without a quantity little to say.
  const toldByColumn = Math.max(byNumber, byLevel, byParent) >= 0.5;
  const isTold = toldByColumn || sections > 0 || table.levels !== null || byGroup > 0;
  const look = isTold ? null : lookOf(rows);
  const byLook = look === null ? 0 : lookConfidence(look);
  const plain = plainListConfidence({
    hasHeadings: headings > 0 && headings < rows.length && !toldByColumn,
    groupsMayBeClasses: byGroup === MAYBE_GROUPS,
    lettersMayBeSteps: isDoubtful && byNumber >= WORTH_TELLING,
    looks: look?.signs ?? 0,
  });
  const confidences: Record<BomFormat, number> = {
    'dotted-number': byNumber,
    'level-column': table.levels ? 0 : byLevel,
    'level-columns': table.levels ? byLevel : 0,
    'parent-column': byParent,
    'group-column': byGroup,
    outline: deep(rows.map(({ outline }) => outline)),
    indentation: deep(rows.map(({ indent }) => indent)) * 0.95,
    'section-headings': sections > 0 ? 0.64 : 0,
    'product-row': plain,
    'assembly-rows': byLook,
  };
  return Object.entries(confidences)
    .map(([format, confidence]) => ({
      format: format as BomFormat,
      confidence: Number(confidence.toFixed(2)),
    }))
    .filter(({ confidence }) => confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
}

/** Spaces and lines before a name are its depth, no part of it. */
function bare(rows: readonly BomRow[]): BomRow[] {
  const text = (own: string | null): string | null => (own === null ? null : withoutLead(own) || own);
  return rows.map((row) => ({ ...row, designation: text(row.designation), name: text(row.name) }));
}

function grow(format: BomFormat, table: Table, rows: readonly BomRow[]): Forest {
  const { mapping, groupMerged, groupWords } = table;
  switch (format) {
    case 'level-column':
    case 'level-columns':
      return growFromLevels(rows, mapping.level ?? null);
    case 'dotted-number':
      return growFromDottedNumbers(rows, mapping.number ?? null);
    case 'parent-column':
      return growFromParents(rows, mapping.parent ?? null, groupWords.count);
    case 'group-column':
      return growFromProductGroups(rows, groupMerged, groupWords);
    case 'outline':
      return growFromOutline(rows, table.summaryBelow);
    case 'indentation':
      return growFromIndentation(bare(rows));
    case 'assembly-rows':
      return growFromLook(rows);
    case 'product-row':
    case 'section-headings':
      return growFromProductRows(rows);
  }
}

/** Put rows in their places. Pure; a new format is a new function here. */
export function growForest(format: BomFormat, table: Table, rows: readonly BomRow[]): Forest {
  return settled(grow(format, table, rows));
}

function shapeOf({ nodes }: Forest): string {
  const of = (index: number): string => `${nodes[index]?.row.row ?? ''}`;
  return nodes
    .map(({ row, parent }) => `${row.row}<${parent === null ? '' : of(parent)}`)
    .sort()
    .join(' ');
}

export interface RecognisedForest {
  format: BomFormat;
  confidence: number;
  alternatives: FormatGuess[];
  /** Whether a person should choose among them. */
  isAmbiguous: boolean;
  forest: Forest;
}

/** The forest of the format that fits best, or of the one that a person chose, and what else would fit. */
export function recogniseForest(table: Table, read: ReadRows, wish: BomFormat | undefined): RecognisedForest {
  const guesses = recogniseFormats(table, read);
  const best = guesses[0] ?? { format: 'product-row', confidence: 0.3 };
  const chosen = wish === undefined ? best : { format: wish, confidence: 1 };
  const forest = growForest(chosen.format, table, read.rows);
  const others = guesses.filter(
    ({ format, confidence }) => format !== chosen.format && confidence >= WORTH_TELLING,
  );
  // Most files have one reading only: the shape of thousands of rows is asked for where there is something to compare it with.
  const shape = others.length === 0 ? '' : shapeOf(forest);
  const alternatives = others.filter(({ format }) => shapeOf(growForest(format, table, read.rows)) !== shape);
  const isAmbiguous = wish === undefined && (alternatives[0]?.confidence ?? 0) > best.confidence - NEARLY;
  return { ...chosen, alternatives, isAmbiguous, forest };
}
