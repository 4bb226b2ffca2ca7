import { CITES_A_STANDARD } from './kinds';

const SEPARATORS = /\s*(?:;|,|\||->|→|\n)\s*/;

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

/** Whether a slash may part two stages and was not read so: `Лазер/Гибка`, unlike `ТО/ТВЧ` or `п/а`. Pure. */
export function hasUnclearSlash(stage: string): boolean {
  return SLASH.test(stage) || /\p{L}{3,}\/\p{L}{3,}/u.test(stage);
}

/** The stages named in one cell, in order. Separators: `;` `,` `|` `->`, and `/` between spaces where it is the only one. */
export function splitOperations(text: string): string[] {
  const parts = text.split(SEPARATORS);
  return (parts.length === 1 ? splitSlashes(text) : parts)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !/^[-–—]$/.test(name));
}

/** Stages are the same without regard to case and spaces. */
export function stageKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** Routes are the same if their stages are, in order. */
export function routeKey(stages: readonly string[]): string {
  return stages.map(stageKey).join('\n');
}
