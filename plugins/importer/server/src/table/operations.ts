import { CITES_A_STANDARD } from './kinds';
import { beginsAsStage } from './stage-words';

const SEPARATORS = /\s*(?:;|,|\||[-–—=]>|[→➔➜⇒]|\n)\s*/;
/** Signs that part stages between spaces, and stand within the name of one too. */
const BETWEEN_SPACES = /\s+[-–—+>]\s+/;
/** The same without spaces, in lists of short words: `Заг.-Ток.-Фрез.` */
const WITHOUT_SPACES = /[-–—/]/;
const NUMBERED = /(?:^|\s)(?=\d{2}[05][.)]?\s+\p{L})/u;
const NUMBER = /^\d{2}[05][.)]?\s+(?=\p{L})/u;

/** A route longer than this is a mistake in the file. */
export const MAX_OPERATIONS = 60;

const SLASH = /\s+\/\s+/;
/** Steel, profiles and standards are written with slashes too: `Круг 20 ГОСТ 2590 / Ст3`. */
const MATERIAL =
  /^(ст\.?\s?\d|сталь|круг|лист|труба|полоса|швеллер|уголок|шестигранник|пруток|проволока|лента|плита|ral|steel|sheet|tube|bar)(?![а-яa-z])|\d{2}[А-Я]{1,3}\d?(?![а-я])/i;

function namesStage(text: string): boolean {
  return /^\p{L}/u.test(text) && text.length <= 40 && !CITES_A_STANDARD.test(text) && !MATERIAL.test(text);
}

/** `Лазер / Гибка`: a slash between spaces parts stages where nothing else does and no part of it is a material. */
function splitSlashes(text: string): string[] {
  const parts = text.split(SLASH);
  return parts.every((part) => namesStage(part.trim())) ? parts : [text];
}

/** `Лазер - Гибка`: a dash between spaces parts what can only be stages. */
function splitDashes(text: string): string[] {
  const parts = text.split(BETWEEN_SPACES);
  return parts.length > 1 && parts.every((part) => namesStage(part) && beginsAsStage(part)) ? parts : [text];
}

/** `Заг-Ток-Фрез`, but not `токарно-фрезерная`, `Ток-ЧПУ` or `ТО/ТВЧ`. */
function splitTight(text: string): string[] {
  const parts = text.split(WITHOUT_SPACES).map((part) => part.trim());
  const isList =
    parts.length > 2 &&
    parts.every((part) => namesStage(part) && beginsAsStage(part) && !/о$|^(чпу|cnc)$/i.test(part));
  return isList ? parts : [text];
}

/** `005 Лазер 010 Гибка`: operations are numbered in fives, and the numbers name no stages. */
function splitNumbered(text: string): string[] {
  const parts = text.split(NUMBERED).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => NUMBER.test(part)) ? parts : [text];
}

/** Whether a sign may part two stages and was not read so: `Лазер/Гибка`, unlike `ТО/ТВЧ` or `п/а`. Pure. */
export function isUnclearStage(stage: string): boolean {
  if (SLASH.test(stage) || /\p{L}{3,}\/\p{L}{3,}/u.test(stage)) return true;
  const [, ...more] = stage.split(BETWEEN_SPACES);
  return more.some(beginsAsStage);
}

/** Numbers of operations where all of a list have them. */
function withoutNumbers(names: readonly string[]): string[] {
  const areNumbered = names.every((name) => NUMBER.test(name));
  return areNumbered ? names.map((name) => name.replace(NUMBER, '')) : [...names];
}

/** By the first sign that parts anything. */
function splitUnseparated(text: string): string[] {
  for (const split of [splitNumbered, splitSlashes, splitDashes, splitTight]) {
    const parts = split(text);
    if (parts.length > 1) return parts;
  }
  return [text];
}

/**
 * The stages named in one cell, in order. Separators: `;` `,` `|` `->`; where there is none of them `/` and dashes between
 * words that can only be stages, and the numbers of operations.
 */
export function splitOperations(text: string): string[] {
  const parts = text.split(SEPARATORS);
  const names = (parts.length === 1 ? splitUnseparated(text) : parts)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !/^[-–—]$/.test(name));
  return withoutNumbers(names);
}

/** Stages are the same without regard to case and spaces. */
export function stageKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** Routes are the same if their stages are, in order. */
export function routeKey(stages: readonly string[]): string {
  return stages.map(stageKey).join('\n');
}
