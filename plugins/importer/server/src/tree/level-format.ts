import { hint, problem, type RawIssue } from '../issues/issue';
import type { BomRow } from './bom-row';
import { growUpwards } from './depth-format';
import { Grower, type Forest } from './grow';
import { sortedLevels } from './sorted-levels';

const LEVEL =
  /^(?:level|lvl|l|уровень|ур)?[.+\-*_>\s]*(\d{1,2})(?:[.,]0{1,2})?(?:\s*(?:уровень|ур\.?|level|[-.й]*))?$/i;
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
/** Levels by letters from the top down; Latin and Russian letters that look alike are often mixed. */
const ALPHABETS = ['АБВГДЕЖ', 'ABCDEFG'];
const LOOK_ALIKE: readonly [string, string][] = [
  ['A', 'А'],
  ['B', 'В'],
  ['C', 'С'],
  ['E', 'Е'],
];
const MARKS = /^([.+\-*_>•#])(?:\s*\1)*$/i;

/** The level as a number; some programs put dots or a plus before it, or only marks. null where it is none. */
export function levelOf(text: string): number | null {
  const digits = LEVEL.exec(text.trim())?.[1];
  if (digits !== undefined) return Number(digits);
  const roman = ROMAN.indexOf(text.trim()) + 1;
  if (roman > 0) return roman;
  return MARKS.test(text) ? text.replaceAll(/\s/g, '').length : null;
}

/** The letter of each alphabet that a text is or looks like; empty: it is none. */
function lettersOf(text: string): string[] {
  const own = text.trim().replace(/[.)]$/, '').toUpperCase();
  const pair = LOOK_ALIKE.find((letters) => letters.includes(own));
  return /^\p{L}$/u.test(own) ? (pair ? [...pair] : [own]) : [];
}

/**
 * How the levels of a column are read. А, Б and В are levels only where the column holds nothing but the first letters of the
 * alphabet, at least two of them: elsewhere a letter says what a part is. Pure.
 */
export function levelReader(told: readonly string[]): (text: string) => number | null {
  const letters = [...new Set(told)].map(lettersOf);
  const alphabet = ALPHABETS.find((own) => {
    const places = letters.map((letter) => own.split('').findIndex((sign) => letter.includes(sign)));
    const size = new Set(places).size;
    return size > 1 && places.every((place) => place >= 0 && place < size);
  });
  if (alphabet === undefined) return levelOf;
  return (text) => alphabet.split('').findIndex((sign) => lettersOf(text).includes(sign));
}

/** How the levels of these rows are read. Pure. */
export function levelsOfRows(rows: readonly BomRow[]): (row: BomRow) => number | null {
  const read = levelReader(rows.flatMap(({ level }) => level ?? []));
  return ({ level }) => (level === null ? null : read(level));
}

function levelProblem(
  row: BomRow,
  level: number | null,
  above: number,
  column: string | null,
): RawIssue | null {
  if (row.level === null) return problem('level-missing', { row: row.row, column });
  if (level === null) return problem('level-malformed', { row: row.row, column, value: row.level });
  if (level > above + 1)
    return problem('level-jump', {
      row: row.row,
      column,
      value: row.level,
      details: { expected: above + 1 },
    });
  return null;
}

/** The least level of all: the first row may be a part of what a later row is. */
function topOf(levels: readonly number[]): number {
  return levels.reduce((least, level) => Math.min(least, level), levels[0] ?? 0);
}

/** Rows that stand more than one level below the row before them, the first one below the top. Pure. */
export function jumpsIn(levels: readonly number[]): number {
  const top = topOf(levels);
  return levels.filter((level, index) => level > (levels[index - 1] ?? top - 1) + 1).length;
}

/** Whether assemblies stand below their parts: read from the end the levels make a tree, from the beginning none. Pure. */
export function standBelowTheirParts(levels: readonly number[]): boolean {
  const top = topOf(levels);
  return (levels[0] ?? top) > top && levels.at(-1) === top && jumpsIn([...levels].reverse()) === 0;
}

/**
 * Level column: a row belongs to the last row one level up; where all of them only fit when read from the end, to the next.
 * @param column the letter of the level column, for issues
 */
export function growFromLevels(rows: readonly BomRow[], column: string | null): Forest {
  const levelIn = levelsOfRows(rows);
  const levels = rows.flatMap((row) => levelIn(row) ?? []);
  if (rows.length === levels.length && standBelowTheirParts(levels)) {
    const forest = growUpwards(rows, (row) => levelIn(row) ?? 0);
    return { ...forest, issues: [hint('levels-read-upwards', { row: rows.at(-1)?.row ?? null, column })] };
  }
  const forest = growBelow(rows, { column, top: topOf(levels), levelIn });
  if (rows.length !== levels.length) return forest;
  return { ...forest, issues: [...forest.issues, ...sortedLevels(rows, levels, column)] };
}

interface LevelWords {
  column: string | null;
  top: number;
  levelIn: (row: BomRow) => number | null;
}

function growBelow(rows: readonly BomRow[], { column, top, levelIn }: LevelWords): Forest {
  const grower = new Grower();
  const issues: RawIssue[] = [];
  /** The rows that the next one may belong to, from the top down. */
  const path: { level: number; node: number | null }[] = [];
  let heading: number | null = null;
  for (const row of rows) {
    const level = levelIn(row);
    if (level === null && row.isCaption) {
      issues.push(hint('caption-skipped', { row: row.row, value: row.name ?? row.designation }));
      continue;
    }
    // A first row without level and quantity heads the file.
    if (level === null && row.level === null && row.quantity === null && grower.nodes.length === 0) {
      heading = grower.add(row, null);
      continue;
    }
    const above = path.at(-1)?.level ?? top - 1;
    const issue = levelProblem(row, level, above, column);
    if (issue && !(row.level === null && row.role !== 'item')) issues.push(issue);
    const own = level ?? above + 1;
    while ((path.at(-1)?.level ?? -1) >= own) path.pop();
    const parent = path.at(-1)?.node ?? heading;
    const node = grower.add(row, parent);
    // What filled its part is no parent; rows below it belong to that part.
    path.push({ level: own, node: node ?? parent });
  }
  return { nodes: grower.nodes, issues };
}
