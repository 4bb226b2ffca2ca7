import { isUnclearStage, namesStage, splitOperations, stageKey } from './operations';
import { beginsAsStage } from './stage-words';
import type { TableRow } from './table';
import { lineOf } from './text';

/** Signs that part stages in one file and stand within their names in another. */
const SIGNS = [/\s*\/\s*/, /\s+[-–—]\s+/] as const;
/** Any of them, to pass by all other cells. */
const ANY_SIGN = /\/|\s[-–—]\s/;
/** `Балансировка`, `Гибка по шаблону`: words alone; `узел 5` and `90` say more of the stage before them. */
const WORDS = /^\p{L}[\p{L}.]{2,}(?:\s\p{L}+){0,2}$/u;
/** The first half of one word: `Токарно/фрезерная`. */
const HALF = /о$/i;
/** `ТО`, `Ш`: too short to be known by its beginning. */
const SHORTEST = 3;
/** More distinct lists, and longer ones, are no routes of people. */
const MAX_TEXTS = 5_000;
const MAX_LIST = 500;

/**
 * What the cells of one column show of each other: a sign that parts stages in one of them parts those of the others. A part
 * is split off where it is a stage of the column by itself, or begins as stages do.
 */
export class StageColumn {
  private readonly read = new Map<string, readonly string[]>();

  constructor(texts: Iterable<string>) {
    const signed: string[] = [];
    for (const text of texts) {
      if (this.read.has(text) || this.read.size >= MAX_TEXTS) continue;
      this.read.set(text, splitOperations(text));
      if (ANY_SIGN.test(text)) signed.push(text);
    }
    if (signed.length > 0) this.readSigned(signed);
  }

  /** The stages of a cell, in order. */
  stagesIn(text: string): readonly string[] {
    return this.read.get(text) ?? splitOperations(text);
  }

  private readSigned(texts: readonly string[]): void {
    const signs = SIGNS.filter((sign) => texts.some((text) => this.isPartedBy(sign, text)));
    const known = new Set<string>();
    const learn = (names: readonly string[]): void => {
      for (const name of names) if (!ANY_SIGN.test(name)) known.add(stageKey(name));
    };
    for (const names of this.read.values()) learn(names);
    for (const text of signs.length === 0 ? [] : texts) {
      const names = this.stagesIn(text).flatMap((name) => partsOf(name, signs, known));
      this.read.set(text, names);
      learn(names);
    }
  }

  /** Whether a sign, and no other one, has parted what a cell holds. */
  private isPartedBy(sign: RegExp, text: string): boolean {
    const stages = this.stagesIn(text);
    return (
      stages.length > 1 &&
      stages.length === text.split(sign).length &&
      !stages.some((name) => sign.test(name))
    );
  }
}

function partsOf(name: string, signs: readonly RegExp[], known: ReadonlySet<string>): string[] {
  if (!isUnclearStage(name)) return [name];
  const isKnown = (part: string): boolean =>
    known.has(stageKey(part)) || (part.length >= SHORTEST && beginsAsStage(part));
  for (const sign of signs) {
    const parts = name.split(sign).map((part) => part.trim());
    const areStages = parts.every(
      (part) => namesStage(part) && !HALF.test(part) && (isKnown(part) || WORDS.test(part)),
    );
    if (parts.length > 1 && areStages && parts.some(isKnown)) return parts;
  }
  return [name];
}

/** What the lists of operations of a table show of each other. Pure. */
export function stageColumn(rows: readonly TableRow[]): StageColumn {
  const texts = new Set<string>();
  for (const { values, route } of rows) {
    const cell = route === null ? values.operations : null;
    const text = typeof cell === 'string' ? listOf(cell) : null;
    if (text !== null && text.length <= MAX_LIST) texts.add(text);
  }
  return new StageColumn(texts);
}

/** A list of operations as one line of text: lines within its cell part them too. */
export function listOf(cell: string): string | null {
  return lineOf(cell.includes('\n') ? cell.replace(/\r?\n/g, ';') : cell);
}
